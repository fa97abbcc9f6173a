// Lines of whole words: nothing is lost, nothing that belongs together is parted, and widths are those on a screen.
import fc from "fast-check";
import stringWidth from "string-width";

import { breakLines, widestPiece } from "../../../../../policies/report/text/screen/break-lines";

const word = fc.oneof(
  fc.stringMatching(/^[a-z0-9./:-]{1,30}$/),
  fc.constantFrom(
    "50000-59999",
    "10.45.16.10/31",
    "2001:db8::1",
    "ポート",
    "防火墙",
    "\u001b[31mred\u001b[39m",
  ),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
const width = fc.integer({ min: 1, max: 120 });

test("law: no line is wider, but for one that is a word by itself", () => {
  fc.assert(
    fc.property(sentence, width, (text, most) => {
      for (const line of breakLines(text, most))
        expect(stringWidth(line) <= most || stringWidth(line) === widestPiece(line)).toBe(true);
    }),
  );
});

test("law: the lines together say what the text says", () => {
  fc.assert(
    fc.property(sentence, width, (text, most) => {
      const said = breakLines(text, most).join("");
      expect(said.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("law: a line holds as many words as fit", () => {
  fc.assert(
    fc.property(sentence, width, (text, most) => {
      const lines = breakLines(text, most);
      for (const [at, line] of lines.slice(0, -1).entries()) {
        const next = lines[at + 1]?.split(" ")[0] ?? "";
        const [first = ""] = breakLines(next, 1);
        expect(stringWidth(line) + stringWidth(first) + 1 > most).toBe(true);
      }
    }),
    // Between ideographs stands no space: the bound is for words.
    { examples: [["udp 50000-59999 from any", 11]] },
  );
});

test.each([
  ["a range", "udp 50000-59999", 8, ["udp", "50000-59999"]],
  ["an address", "to 2001:db8:0:1::17/128 only", 10, ["to", "2001:db8:0:1::17/128", "only"]],
  ["characters of two cells", "名前 は長い", 6, ["名前", "は長い"]],
  ["text without spaces", "防火墙规则", 4, ["防火", "墙规", "则"]],
  ["a mark that begins no line", "規則。次", 4, ["規", "則。", "次"]],
  ["colours", "\u001b[31mred\u001b[39m blue", 8, ["\u001b[31mred\u001b[39m blue"]],
  ["nothing", "", 10, [""]],
])("%s", (_, text, most, lines) => {
  expect(breakLines(text, most)).toEqual(lines);
});

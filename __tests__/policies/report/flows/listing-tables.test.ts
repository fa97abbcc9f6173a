// Tables in every format: text that others wrote must neither break out of its cell nor run in a spreadsheet.
import { Screen } from "../../../../policies/report/text/screen/screen";
import { csvTable } from "../../../../policies/report/text/tables";
import { markdownLines } from "../../../../policies/report/text/markdown-cells";

const cell = (text: string) => ({ head: ["a"], rows: [[[text]]] });

test.each([
  ["plain", "access", '"access"'],
  ["a quotation mark", 'say "so"', '"say ""so"""'],
  ["a comma", "a,b", '"a,b"'],
  ["a formula", "=1+1", '"\'=1+1"'],
  ["a formula by plus", "+1", '"\'+1"'],
  ["a formula by minus", "-1", '"\'-1"'],
  ["a formula by at", "@SUM(A1)", '"\'@SUM(A1)"'],
  ["a formula after a space", " =1", '"\' =1"'],
  ["a formula after a tab", "\t=1", '"\\u{9}=1"'],
  ["a line break", "a\r\n=1", '"a\\u{d}\\u{a}=1"'],
  ["nothing", "", '""'],
])("CSV: %s", (_, text, written) => {
  expect(csvTable(cell(text))).toBe(`"a"\r\n${written}\r\n`);
});

test.each([
  ["a column mark", "a|b", "a\\|b"],
  ["a backslash before one", "a\\|b", "a\\\\\\|b"],
  ["HTML", "<img src=x>", "&lt;img src=x&gt;"],
  ["a link", "[x](http://y)", "\\[x\\](http://y)"],
  ["code", "`x`", "\\`x\\`"],
  ["a line break", "a\nb", "a\\\\u{a}b"],
])("Markdown: %s", (_, text, written) => {
  expect(markdownLines(cell(text))).toEqual(["| a |", "| --- |", `| ${written} |`]);
});

test("pieces of a cell: each on its line, or joined", () => {
  const table = { head: ["a", "b"], rows: [[["1", "2"], []]] };
  expect(csvTable(table)).toBe('"a","b"\r\n"1; 2",""\r\n');
  expect(markdownLines(table).at(-1)).toBe("| 1<br>2 |  |");
  expect(new Screen().table(table)).toMatch(/│ 1 │ +│\n│ 2 │ +│/);
});

test("on a terminal nothing moves the cursor", () => {
  expect(new Screen().table(cell("\u001b[2Jx"))).not.toContain("\u001b");
});

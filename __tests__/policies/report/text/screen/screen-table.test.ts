// Tables on a screen: as wide as it is, complete, and with ids that can still be told apart.
import fc from "fast-check";
import stringWidth from "string-width";

import { Screen } from "../../../../../policies/report/text/screen/screen";

const table = {
  head: ["flow", "ports", "near end", "rows", "reading"],
  rows: [
    [
      ["in-internal-tcp-50001-logging-controllers"],
      ["tcp 50001"],
      ["internal", "172.25.33.10/31"],
      ["sfb-edge-internal row 12"],
      [],
    ],
    [
      ["in-internal-tcp-50002-logging-controllers"],
      ["tcp 50002"],
      ["internal", "172.25.33.10/31"],
      ["sfb-edge-internal row 13"],
      [],
    ],
  ],
};

const shown = (width?: number) => new Screen(width === undefined ? {} : { width }).table(table);

test("as in a file where it fits", () => {
  expect(shown(200)).toBe(shown());
});

test("first, words are wrapped and empty columns named", () => {
  expect(shown(96)).toBe(`\
┌───────────────────────────────────────────┬───────────┬─────────────────┬───────────────────┐
│ flow                                      │ ports     │ near end        │ rows              │
├───────────────────────────────────────────┼───────────┼─────────────────┼───────────────────┤
│ in-internal-tcp-50001-logging-controllers │ tcp 50001 │ internal        │ sfb-edge-internal │
│                                           │           │ 172.25.33.10/31 │ row 12            │
├───────────────────────────────────────────┼───────────┼─────────────────┼───────────────────┤
│ in-internal-tcp-50002-logging-controllers │ tcp 50002 │ internal        │ sfb-edge-internal │
│                                           │           │ 172.25.33.10/31 │ row 13            │
└───────────────────────────────────────────┴───────────┴─────────────────┴───────────────────┘
empty columns: reading
`);
});

test("then ids lose their middle, and stay different", () => {
  expect(shown(84)).toContain("│ in-internal-tcp-50001-l…ollers │");
  expect(shown(84)).toContain("│ in-internal-tcp-50002-l…ollers │");
});

test("then rows are records", () => {
  expect(shown(60)).toBe(`\
flow      in-internal-tcp-50001-logging-controllers
ports     tcp 50001
near end  internal; 172.25.33.10/31
rows      sfb-edge-internal row 12

flow      in-internal-tcp-50002-logging-controllers
ports     tcp 50002
near end  internal; 172.25.33.10/31
rows      sfb-edge-internal row 13

empty columns: reading
`);
});

test("records rather than ids that look alike, and two short fields on a line where there is room", () => {
  // Wherever the middle is, two of these differ in nothing else.
  const ids = Array.from({ length: 61 }, (_, at) => `${"x".repeat(at)}o${"x".repeat(60 - at)}`);
  const rows = ids.map((id) => [[id], ["tcp 1"], ["access"]]);
  const text = new Screen({ width: 80 }).table({ head: ["id", "ports", "near end"], rows });
  const record = (id: string) => `id        ${id}
ports     tcp 1                         near end  access
`;
  expect(text).toBe(ids.map(record).join("\n"));
});

test("characters of two cells stay in their columns", () => {
  const wide = {
    head: ["名前", "b"],
    rows: [
      [["東京の規則 east rule"], ["x"]],
      [["k"], ["y"]],
    ],
  };
  for (const width of [undefined, 24]) {
    const lines = new Screen(width === undefined ? {} : { width })
      .table(wide)
      .trimEnd()
      .split("\n");
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  }
});

const piece = fc
  .array(fc.stringMatching(/^[a-z0-9-]{1,45}$/), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));
const cell = fc.array(piece, { maxLength: 3 });
const anyTable = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    head: fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: count, maxLength: count }),
    rows: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { maxLength: 5 }),
  }),
);

/** What the text says, without frame and layout. */
const wordsIn = (text: string) =>
  text
    .replace(/[│┌┐└┘─┬┴┼├┤;,]/g, " ")
    .split(/\s+/)
    .filter(Boolean);

test("law: no line is wider than the screen", () => {
  fc.assert(
    fc.property(anyTable, fc.integer({ min: 60, max: 160 }), (given, width) => {
      for (const line of new Screen({ width }).table(given).split("\n"))
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test("law: every word is there, whole or without its middle", () => {
  fc.assert(
    fc.property(anyTable, fc.integer({ min: 60, max: 160 }), (given, width) => {
      const said = wordsIn(new Screen({ width }).table(given));
      const short = said.filter((word) => word.includes("…")).map((word) => word.split("…"));
      const whole = new Set(said);
      for (const word of wordsIn(given.rows.flat(2).join(" ")))
        expect(
          whole.has(word) ||
            short.some(([head = "", tail = ""]) => word.startsWith(head) && word.endsWith(tail)),
        ).toBe(true);
    }),
  );
});

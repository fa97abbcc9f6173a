// What YAML leaves open is refused, with the place; what it means is kept, with the place of every part.
import { formatProblem, InputError, readYaml } from "../../../modules/input";
import type { Path } from "../../../modules/input";

function problemsOf(text: string): readonly string[] {
  try {
    readYaml(text, "f.yaml");
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

const wide = Array.from({ length: 9 }, () => "*z").join(", ");

/** Each level repeats the one before it nine times. */
function bomb(levels: number): string {
  const names = Array.from({ length: levels }, (_, index) => `level${index}`);
  const lines = names.map((name, index) => {
    const inner = index === 0 ? "x" : `*${names[index - 1]!}`;
    return `${name}: &${name} [${wide.replaceAll("*z", inner)}]`;
  });
  return lines.join("\n");
}

test.each<[string, string, readonly string[]]>([
  [
    "a key twice",
    "a: 1\nb: 2\na: 3\n",
    ["f.yaml:3:1: key `a` stands twice in the same mapping, first in line 1; keep one of the two"],
  ],
  [
    "a number and a text that are the same key",
    "1: a\n'1': b\n",
    ["f.yaml:2:1: key `1` stands twice in the same mapping, first in line 1; keep one of the two"],
  ],
  [
    "a key in JSON twice",
    '{ "a": 1,\n  "a": 2 }',
    ["f.yaml:2:3: key `a` stands twice in the same mapping, first in line 1; keep one of the two"],
  ],
  [
    "a key that is a list",
    "? [a]\n: 1\n",
    ["f.yaml:1:3: key is a list or a mapping; allowed: text; put it in quotes"],
  ],
  [
    "a tab that breaks the lines around it",
    "a:\n  b:\n\t\tc: 1\n    d: 2\n",
    ["f.yaml:3:1: tab used as indentation; indent with spaces"],
  ],
  ["a tab", "a:\n\t- b\n", ["f.yaml:2:1: tab used as indentation; indent with spaces"]],
  [
    "two documents",
    "a: 1\n---\nb: 2\n",
    [
      "f.yaml:2:1: file holds several YAML documents; allowed: one; split it into files at the `---` lines",
    ],
  ],
  [
    "an unknown tag",
    "a: !secret b\n",
    ["f.yaml:1:4: unknown tag `!secret`; write the value without a tag"],
  ],
  [
    "a quote that is not closed",
    'a: "b\n',
    ['f.yaml:2:1: not valid YAML: missing closing "quote; look at this line and the one before it'],
  ],
  [
    "an alias to nothing",
    "a: *b\n",
    [
      "f.yaml:1:4: alias `*b` has no anchor before it; write the value out; text that begins with `*` needs quotes",
    ],
  ],
  [
    "an alias in its own anchor",
    "a: &a [*a]\n",
    ["f.yaml:1:8: alias `*a` stands inside the value that it repeats; write the value out"],
  ],
  [
    "a merge of a text",
    "<<: x\n",
    [
      "f.yaml:1:1: `<<` merges something that is not a mapping; allowed: an alias of a mapping, or a list of these; write the keys out",
    ],
  ],
  [
    "aliases that multiply",
    bomb(9),
    [
      "f.yaml:1:1: aliases in this file multiply beyond reason; allowed: up to 1000000 values in 100 levels; write the values out",
    ],
  ],
])("%s is refused", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

test.each([
  ["brackets", "[".repeat(50_000)],
  ["dashes", "- ".repeat(50_000)],
  ["mappings", "{a: ".repeat(50_000)],
])("endless %s end in a problem, not in the end of the process", (_, text) => {
  expect(problemsOf(text)).toEqual([
    "f.yaml: file is nested too deeply; allowed: up to 100 levels; check that this is the file you meant",
  ]);
});

test("many keys are checked in a time that grows with their number", () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n");
  expect(problemsOf(`${text}\nk7: 2`)).toHaveLength(1);
});

test("a text that is no YAML at all gives a bearable number of problems", () => {
  const count = problemsOf('}{"[\t:'.repeat(500)).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(20);
});

test.each<[string, string, unknown]>([
  ["version 1.2: yes is text, 010 is ten", "a: yes\nb: 010\n", { a: "yes", b: 10 }],
  ["a day is text", "a: 2027-03-31\n", { a: "2027-03-31" }],
  [
    "aliases and merges",
    "x: &x { b: 1 }\ny: { <<: *x, c: 2 }\nz: *x\n",
    { x: { b: 1 }, y: { b: 1, c: 2 }, z: { b: 1 } },
  ],
  ["JSON", '{ "a": [1, null, true] }', { a: [1, null, true] }],
  ["nothing", "# only a comment\n", null],
])("%s", (_, text, value) => {
  expect(readYaml(text, "f.yaml").value).toEqual(value);
});

const PLACES = `a:
  b: [1, 050]
  c: &c
    d: "x y"
e:
  <<: *c
f:
`;

test.each<[Path, string, string, string | undefined]>([
  [["a"], "2:3", "1:1", "a mapping"],
  [["a", "b", 1], "2:10", "2:10", "050"],
  [["a", "c", "d"], "4:8", "4:5", "x y"],
  [["e", "d"], "4:8", "4:5", "x y"],
  [["f"], "7:3", "7:1", "nothing"],
  [["a", "missing"], "1:1", "1:1", undefined],
  [["missing", 3, "x"], "1:1", "1:1", undefined],
  [[], "1:1", "1:1", "a mapping"],
])("the parts of a document know their places: %j", (path, value, key, text) => {
  const document = readYaml(PLACES, "f.yaml");
  const { placeOf, keyPlaceOf } = {
    placeOf: document.placeOf(path),
    keyPlaceOf: document.keyPlaceOf(path),
  };
  expect([
    `${placeOf.line!}:${placeOf.column!}`,
    `${keyPlaceOf.line!}:${keyPlaceOf.column!}`,
    document.textOf(path),
  ]).toEqual([value, key, text]);
});

test("a byte order mark before it moves no place", () => {
  const { value } = readYaml("\uFEFFa: 1\n", "f.yaml");
  expect(value).toEqual({ a: 1 });
  expect(problemsOf("\uFEFFa: 1\na: 2\n")).toEqual(problemsOf("a: 1\na: 2\n"));
});

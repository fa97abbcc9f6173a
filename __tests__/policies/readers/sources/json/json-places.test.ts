// The place of every value of a JSON text, held against a parser that knows offsets.
import fc from "fast-check";
import { findNodeAtLocation, parseTree } from "jsonc-parser";

import { placesIn } from "../../../../../policies/readers/sources/json/json-places";

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...below];
}

/** By a parser that builds a tree: a member of an object stands where its name does. */
function expectedAt(text: string, path: Path): { line: number; column: number } {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  const parent = node?.parent;
  const { offset } = (parent?.type === "property" ? parent : node) ?? { offset: 0 };
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

test("every value is found where it stands, whatever the spaces", () => {
  const values = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1, 4, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const placeOf = placesIn(text, "f.json");
      for (const path of pathsIn(JSON.parse(text)))
        expect(placeOf(path)).toEqual({ file: "f.json", ...expectedAt(text, path) });
    }),
  );
}); // prettier-ignore

test.each<[what: string, text: string, path: Path, column: number]>([
  ["a path that does not exist: its nearest parent", '{"a":{"b":1}}', ["a", "c", "d"], 2],
  ["below a value that has nothing below it", '{"a":1}', ["a", "b"], 2],
  ["the root itself", '  {"a":1}', ["b"], 3],
  ["brackets and quotes in texts", String.raw`{"a":"]}\"[{","b":[1]}`, ["b", 0], 20],
  ["a name that is escaped", String.raw`{"\u0061":1,"\"":2}`, ['"'], 13],
  ["numbers and words at the end of a list", "[1,true,null]", [2], 9],
  ["empty objects and lists", '[{},[],{"a":[]}]', [2, "a"], 9],
])("%s", (_, text, path, column) => {
  expect(placesIn(text, "f.json")(path)).toEqual({ file: "f.json", line: 1, column });
});

// How problems read, what is near to a misspelt word, and that user text cannot do harm in a terminal.
import { formatPath, formatProblem, InputError, nearest, shown } from "../../../modules/input";

test("a problem is one line: place, what, got, allowed, remedy", () => {
  const place = { file: "edge.yaml", line: 3, column: 7 };
  const parts = { got: "clients", allowed: "peers", remedy: "did you mean `peers`?" };
  expect(formatProblem({ message: "unknown key `clients`", place, ...parts })).toBe(
    "edge.yaml:3:7: unknown key `clients`; got clients; allowed: peers; did you mean `peers`?",
  );
  expect(formatProblem({ message: "file is empty", place: { file: "a" } })).toBe(
    "a: file is empty",
  );
});

test("an input error holds its problems in order", () => {
  const error = new InputError([{ message: "one" }, { message: "two" }]);
  expect([error.message, error.problems.length]).toEqual(["one\ntwo", 2]);
});

test.each([
  ["peer", ["peers", "deployments"], "peers"],
  ["Inter-Faces", ["interfaces", "peers"], "interfaces"],
  ["azure", ["gcs", "azurerm"], "azurerm"],
  ["lync2013-pik", ["lync2013-pic", "lync2013-xmpp"], "lync2013-pic"],
  ["x", ["peers"], undefined],
  ["teams", ["lync2013-pic"], undefined],
  ["anything", [], undefined],
])("near to %s among %j is %s", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test.each([
  ["plain", "plain"],
  ["two\nlines", "two…"],
  ["\u001b[31mred", "\\u001b[31mred"],
  ["right\u202eto left", "right\\u202eto left"],
  ["x".repeat(61), `${"x".repeat(60)}…`],
])("%j is shown as %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test("a path reads as people write it", () => {
  expect(formatPath(["deployments", "a", "attach", 0, "subnetId"])).toBe(
    "deployments.a.attach[0].subnetId",
  );
});

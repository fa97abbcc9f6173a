// Pieces of the rules' table: groups by construct, footnotes, and boxes in as few lines as say them.
import { Footnotes } from "../../../../../policies/report/formats/html/html-footnotes";
import { matchLines } from "../../../../../policies/report/formats/html/match-lines";
import { ruleGroups } from "../../../../../policies/report/formats/html/rule-groups";
import type { RuleUse } from "../../../../../policies/proof";
import { EVERY_KIND, PROVEN } from "../../../../samples/verdicts";

const USES = [PROVEN, EVERY_KIND].flatMap(({ ruleUses = [] }) => ruleUses);

/** A rule that the construct of this path made; of no construct, or the cloud's own. */
function madeBy(path: string | undefined): RuleUse {
  const use = USES[0];
  if (use === undefined) throw new Error("the sample verdicts have no rules");
  const { name, address } = use.rule;
  const writtenBy = path === "cloud" ? "cloud" : "document";
  const made = path === undefined || path === "cloud" ? {} : { construct: { path } };
  return { ...use, rule: { name, address, ...made, writtenBy } };
}

test.each<readonly [string, readonly (string | undefined)[], readonly number[] | undefined]>([
  ["two constructs and the cloud", ["a", "a", "cloud", "cloud", "b", "b"], [2, 2, 2]],
  ["a construct that comes again", ["a", "a", "cloud", "a", "a", "a"], [2, 1, 3]],
  ["parts of one construct", ["app/edge/x", "app/edge/y", "app/edge/z", "cloud"], [3, 1]],
  ["parts of many constructs", ["a/x", "b/y", "c/z", "d/z"], undefined],
  ["each rule has its own construct", ["a", "b", "c", "cloud"], undefined],
  ["some rule has no construct", ["a", "a", undefined], undefined],
  ["no rules", [], []],
])("%s", (_, paths, sizes) => {
  expect(ruleGroups(paths.map(madeBy))?.map(({ rules }) => rules.length)).toEqual(sizes);
});

test("footnotes: one number for a text, in the order of mention, and nothing where there are none", () => {
  const notes = new Footnotes("rules-note");
  expect(notes.list("Because:")).toBeUndefined();
  const marks = ["why `x`", "<b>", "why `x`"].map((text) => notes.mark(text).text);
  expect(marks).toEqual([
    '<a href="#rules-note-1">(1)</a>',
    '<a href="#rules-note-2">(2)</a>',
    '<a href="#rules-note-1">(1)</a>',
  ]);
  expect(notes.list("Because:")?.text).toContain(
    '<li id="rules-note-1">why <code>x</code></li><li id="rules-note-2">&lt;b&gt;</li>',
  );
});

const PORTED = "every protocol with ports any port";
const PORTLESS = "every protocol without ports";

test.each<readonly [string, readonly string[], readonly string[]]>([
  ["one box", ["tcp 443 from any IPv4 to 10.0.0.1"], ["tcp 443 from any IPv4 to 10.0.0.1"]],
  [
    "all protocols",
    [`${PORTED} from any IPv4 to 10.0.0.1`, `${PORTLESS} from any IPv4 to 10.0.0.1`],
    ["any protocol from any IPv4 to 10.0.0.1"],
  ],
  [
    "all addresses",
    ["udp 53 from any IPv4 to any IPv4", "udp 53 from any IPv6 to any IPv6"],
    ["udp 53 from any address to any address"],
  ],
  [
    "everything",
    [4, 6].flatMap((family) =>
      [PORTED, PORTLESS].map((text) => `${text} from any IPv${family} to any IPv${family}`),
    ),
    ["any protocol from any address to any address"],
  ],
  [
    "halves of different things",
    [`${PORTED} from any IPv4 to any IPv4`, `${PORTLESS} from any IPv6 to any IPv6`],
    [`${PORTED} from any IPv4 to any IPv4`, `${PORTLESS} from any IPv6 to any IPv6`],
  ],
  [
    "ports that differ by family",
    ["tcp 80 from any IPv4 to any IPv4", "tcp 443 from any IPv6 to any IPv6"],
    ["tcp 80 from any IPv4 to any IPv4", "tcp 443 from any IPv6 to any IPv6"],
  ],
])("%s", (_, boxes, said) => {
  expect(matchLines(boxes)).toEqual(said);
});

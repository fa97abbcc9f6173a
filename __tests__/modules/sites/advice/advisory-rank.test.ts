// What a site closes or opens is read before dates, and dates before what is only odd; equals stay in their order.
import fc from "fast-check";

import { advisoryRank, rankAdvisories } from "../../../../modules/sites";
import type { Advisory } from "../../../../modules/sites";

const IDS: readonly Advisory["id"][] = [
  "anomaly",
  "note",
  "expires-soon",
  "shared-address",
  "excluded-row",
  "obsolete",
  "erratum",
  "narrowed",
  "rules",
  "not-judged",
  "stale-suppression",
];

test("each id has its place", () => {
  const ids = rankAdvisories(IDS.map((id) => ({ id }))).map(({ id }) => id);
  expect(ids.slice(0, 4)).toEqual([
    "excluded-row",
    "not-judged",
    "expires-soon",
    "stale-suppression",
  ]);
  expect(ids.slice(-3)).toEqual(["rules", "narrowed", "anomaly"]);
});

test("what a note does to traffic counts more than what it is about", () => {
  const opens = { id: "note", effect: "opens" } as const;
  const closes = { id: "note", effect: "closes" } as const;
  const said = rankAdvisories([{ id: "expires-soon" }, { id: "note" }, opens, closes] as const);
  expect(said).toEqual([closes, opens, { id: "expires-soon" }, { id: "note" }]);
});

test("ranks never fall, nothing is lost, and equals stay in their order", () => {
  const note = fc.record({
    id: fc.constantFrom(...IDS),
    effect: fc.constantFrom("closes" as const, "opens" as const, undefined),
  });
  fc.assert(
    fc.property(fc.array(note), (drawn) => {
      const notes = drawn.map(({ id, effect }, at) => ({
        id,
        at,
        ...(effect !== undefined && { effect }),
      }));
      const ranked = rankAdvisories(notes);
      expect(ranked).toHaveLength(notes.length);
      ranked.slice(1).forEach((right, index) => {
        const left = ranked[index];
        if (left === undefined) throw new Error("no note before this one");
        const [before, after] = [advisoryRank(left), advisoryRank(right)];
        expect(before < after || (before === after && left.at < right.at)).toBe(true);
      });
    }),
  );
});

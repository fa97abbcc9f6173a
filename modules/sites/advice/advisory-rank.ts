// The order of notes in a report: what closes or opens something before what will do so one day, and what is only odd last.
import type { Advisory } from "../site";

const EFFECTS: Readonly<Record<NonNullable<Advisory["effect"]>, number>> = { closes: 0, opens: 2 };

const IDS: Readonly<Record<Advisory["id"], number>> = {
  "excluded-row": 1,
  "not-judged": 3,
  "expires-soon": 4,
  "stale-suppression": 5,
  obsolete: 6,
  erratum: 7,
  "shared-address": 8,
  note: 9,
  rules: 10,
  narrowed: 11,
  anomaly: 12,
};

/** The smaller, the earlier it is to be read. */
export function advisoryRank({ id, effect }: Pick<Advisory, "id" | "effect">): number {
  return effect === undefined ? IDS[id] : EFFECTS[effect];
}

/** What matters most first; notes of one rank stay in the order given. */
export function rankAdvisories<A extends Pick<Advisory, "id" | "effect">>(
  advisories: readonly A[],
): readonly A[] {
  return advisories.toSorted((left, right) => advisoryRank(left) - advisoryRank(right));
}

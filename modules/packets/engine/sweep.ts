// Cuts one field into the parts in which the same sets are present.
import type { Budget } from "./budget";
import { pairsOf, type RankSet, unionSets } from "./rank-set";

/** Ranks that lie in the same sets, and the indexes of these sets in ascending order; never none. */
export interface Part {
  readonly set: RankSet;
  readonly members: readonly number[];
}

/** The parts of a field, disjoint, in order of their first rank. */
export function sweep(sets: readonly RankSet[], budget: Budget): readonly Part[] {
  const events = sets
    .flatMap((set, member) =>
      pairsOf(set).flatMap(([first, last]) => [
        { rank: first, member, starts: true },
        { rank: last + 1, member, starts: false },
      ]),
    )
    .sort((a, b) => a.rank - b.rank);
  const present = new Set<number>();
  const parts = new Map<string, { members: readonly number[]; ranges: RankSet[] }>();
  events.forEach(({ rank, member, starts }, i) => {
    if (starts) present.add(member);
    else present.delete(member);
    const until = events[i + 1]?.rank ?? rank;
    if (until === rank || present.size === 0) return;
    budget.spend(1 + present.size);
    const members = [...present].sort((a, b) => a - b);
    const key = members.join();
    const part = parts.get(key) ?? { members, ranges: [] };
    part.ranges.push(Int32Array.of(rank, until - 1));
    parts.set(key, part);
  });
  return [...parts.values()].map(({ members, ranges }) => ({ set: unionSets(ranges), members }));
}

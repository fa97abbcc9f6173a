// Two versions of a list of rules. Rules that are in both, in the same order, cannot make a difference by themselves: a
// packet that is in none of the other rules meets the same first match in both lists. More than that: where a kept rule is
// the first match on the left, no kept rule above its partner matches on the right either, so that there only the changed
// rules above the partner, and the partner itself, can decide.
import { type Cell, setOf } from "./cell";
import type { Problem } from "./problem";
import { DISJOINT, type RankSet, relateSets, topRank } from "./rank-set";

/** Two layers of a problem, with what each of their rules says: any text that differs where rules say different things. */
export interface Versions {
  readonly left: { readonly layer: number; readonly says: readonly string[] };
  readonly right: { readonly layer: number; readonly says: readonly string[] };
}

/** What two versions have in common among the packets of a cell. */
export interface VersionCells {
  /** The numbers of the cells outside of which the versions decide every packet alike, layer by layer. */
  readonly changed: readonly number[];
  /** For each right layer, its left one, and the changed cells of the right one in order. */
  readonly twins: readonly {
    readonly left: number;
    readonly right: number;
    readonly changed: readonly number[];
  }[];
  /** For each cell that is kept on the left, its number on the right. */
  readonly partners: ReadonlyMap<number, number>;
}

/** The cells of the versions that are not the same in both, as far as they concern packets of `whole`. */
export function changedCells(
  problem: Problem,
  versions: readonly Versions[],
  whole: Cell,
): VersionCells {
  const ids = new Map<RankSet, number>();
  const idOf = (set: RankSet): number => {
    const id = ids.get(set) ?? ids.size;
    ids.set(set, id);
    return id;
  };
  // Fields in which `whole` is one value make no difference but to leave cells out.
  const open = whole.flatMap((set, field) => (set[0] === topRank(set) ? [] : [field]));
  const closed = whole.flatMap((set, field) => (set[0] === topRank(set) ? [field] : []));
  const isWithin = (cell: Cell): boolean =>
    closed.every((field) => relateSets(setOf(cell, field), setOf(whole, field)) !== DISJOINT);
  const keyOf = (cell: Cell, says: string): string =>
    `${says} ${open.map((field) => idOf(setOf(cell, field))).join()}`;
  const partners = new Map<number, number>();
  const changed: number[] = [];
  const twins = versions.map(({ left, right }) => {
    const numbered = ({ layer, says }: Versions["left"]): Numbered => {
      const { from, rules } = problem.layer(layer);
      const numbers: number[] = [];
      const keys: string[] = [];
      rules.forEach((rule, i) => {
        const cell = problem.table.cell(from + i);
        if (!isWithin(cell)) return;
        numbers.push(from + i);
        keys.push(keyOf(cell, says[rule] ?? ""));
      });
      return { numbers, keys };
    };
    const [one, other] = [numbered(left), numbered(right)];
    const kept = keptInOrder(one.keys, other.keys);
    const onRight = new Set<number>();
    one.numbers.forEach((number, i) => {
      const partner = kept.get(i);
      if (partner === undefined) changed.push(number);
      else {
        partners.set(number, other.numbers[partner] as number);
        onRight.add(partner);
      }
    });
    const changedRight = other.numbers.filter((_, i) => !onRight.has(i));
    changed.push(...changedRight);
    return { left: left.layer, right: right.layer, changed: changedRight };
  });
  return { changed, twins, partners };
}

interface Numbered {
  readonly numbers: readonly number[];
  readonly keys: readonly string[];
}

/** A longest run of pairs of equal keys that is in the same order on both sides: the place on the right of each on the left. */
function keptInOrder(
  left: readonly string[],
  right: readonly string[],
): ReadonlyMap<number, number> {
  const places = new Map<string, number[]>();
  for (let i = right.length - 1; i >= 0; i--) {
    const key = right[i] as string;
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else known.push(i);
  }
  // The n-th of equal keys on one side goes with the n-th on the other.
  const partners = left.map((key) => places.get(key)?.pop() ?? -1);
  return new Map(longestRise(partners).map((i) => [i, partners[i] as number]));
}

/** The places of a longest rising subsequence of the numbers that are not negative (patience sorting). */
function longestRise(values: readonly number[]): readonly number[] {
  const tops: number[] = [];
  const before = values.map(() => -1);
  values.forEach((value, i) => {
    if (value < 0) return;
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (tops[low - 1] as number);
    tops[low] = i;
  });
  const rise: number[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] as number) rise.push(i);
  return rise.reverse();
}

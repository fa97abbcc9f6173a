// One object for each rank set of a field: rules repeat their ports and prefixes, and two sets that are the same object
// need not be looked at to be known as equal.
import type { RankSet } from "./rank-set";

/** The rank sets of a field with `count` ranks. */
export class SetPool {
  private readonly count: number;
  private readonly ranges = new Map<number, RankSet>();
  private readonly others = new Map<number, RankSet[]>();

  constructor(count: number) {
    this.count = count;
  }

  /** The set of the ranks `first`..`last`. */
  range(first: number, last: number): RankSet {
    const key = first * this.count + last;
    let set = this.ranges.get(key);
    if (set === undefined) {
      set = Int32Array.of(first, last);
      this.ranges.set(key, set);
    }
    return set;
  }

  /** A set with the same ranks as the given one, which is never changed from here on. */
  same(set: RankSet): RankSet {
    const key = hash(set);
    const alike = this.others.get(key);
    const known = alike?.find((other) => isEqual(other, set));
    if (known !== undefined) return known;
    if (alike === undefined) this.others.set(key, [set]);
    else alike.push(set);
    return set;
  }
}

function hash(set: RankSet): number {
  let mixed = set.length;
  for (const rank of set) mixed = Math.imul(mixed ^ rank, 0x01000193);
  return mixed;
}

function isEqual(a: RankSet, b: RankSet): boolean {
  return a.length === b.length && a.every((rank, i) => rank === b[i]);
}

// A set of small whole numbers ("ranks", see rank-space.ts) as a flat sorted array [first, last, first, last, ...].
// These few functions carry the whole engine, so they are written as plain merges over integers.

/**
 * Ranks in one field.
 * INVARIANT: `first <= last` in each pair, and each pair starts at least two above the end of the pair before it.
 */
export type RankSet = Int32Array;

/** How one set lies to another: no rank in common, some, or all ranks of the other. */
export const DISJOINT = 0;
export const PARTIAL = 1;
export const SPANS = 2;
export type SetRelation = typeof DISJOINT | typeof PARTIAL | typeof SPANS;

/** The number at an index that is inside the set by construction. */
export function at(set: RankSet, index: number): number {
  return set[index] as number;
}

/** The largest rank of a set that is not empty. */
export function topRank(set: RankSet): number {
  return at(set, set.length - 1);
}

/** Whether `a` spans all of `b`, some of it, or none. `b` is not empty. */
export function relateSets(a: RankSet, b: RankSet): SetRelation {
  if (a === b) return SPANS;
  if (a.length === 2 && b.length === 2) {
    if (at(a, 1) < at(b, 0) || at(a, 0) > at(b, 1)) return DISJOINT;
    return at(a, 0) <= at(b, 0) && at(a, 1) >= at(b, 1) ? SPANS : PARTIAL;
  }
  let i = 0;
  let j = 0;
  let met = false;
  let missed = false;
  while (j < b.length) {
    i = seek(a, i, at(b, j));
    if (i >= a.length) {
      missed = true;
      break;
    }
    if (at(a, i) > at(b, j + 1)) {
      missed = true;
      if (met) return PARTIAL;
      j = seek(b, j, at(a, i));
    } else {
      if (missed || at(a, i) > at(b, j) || at(a, i + 1) < at(b, j + 1)) return PARTIAL;
      met = true;
      j = seek(b, j, at(a, i + 1) + 1);
    }
  }
  if (!met) return DISJOINT;
  return missed ? PARTIAL : SPANS;
}

/** Whether `a` is one range that holds all of `b`: by far the most common case. */
function spans(a: RankSet, b: RankSet): boolean {
  return a === b || (a.length === 2 && at(a, 0) <= at(b, 0) && at(a, 1) >= topRank(b));
}

/** The index of the first pair, from `from` on, that ends at `rank` or above it. Doubles its steps, then halves them. */
function seek(set: RankSet, from: number, rank: number): number {
  let step = 2;
  let low = from;
  while (low + step < set.length && at(set, low + step + 1) < rank) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, set.length);
  while (low < high) {
    const middle = low + 2 * ((high - low) >> 2);
    if (at(set, middle + 1) < rank) low = middle + 2;
    else high = middle;
  }
  return low;
}

/** The ranks in both sets. */
export function intersectSets(a: RankSet, b: RankSet): RankSet {
  if (spans(a, b)) return b;
  if (spans(b, a)) return a;
  const out = new Int32Array(a.length + b.length);
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const first = Math.max(at(a, i), at(b, j));
    const last = Math.min(at(a, i + 1), at(b, j + 1));
    if (first <= last) {
      out[size++] = first;
      out[size++] = last;
    }
    if (at(a, i + 1) < at(b, j + 1)) i += 2;
    else j += 2;
  }
  return out.slice(0, size);
}

/** The ranks of `a` that are not in `b`. */
export function subtractSets(a: RankSet, b: RankSet): RankSet {
  const out = new Int32Array(a.length + b.length);
  let size = 0;
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let first = at(a, i);
    const last = at(a, i + 1);
    while (j < b.length && at(b, j + 1) < first) j += 2;
    while (j < b.length && at(b, j) <= last) {
      if (at(b, j) > first) {
        out[size++] = first;
        out[size++] = at(b, j) - 1;
      }
      first = at(b, j + 1) + 1;
      if (first > last) break;
      j += 2;
    }
    if (first <= last) {
      out[size++] = first;
      out[size++] = last;
    }
  }
  return out.slice(0, size);
}

/** Two ranks as one number, which sorts by the first: there are far fewer ranks than this. */
const SECOND = 2 ** 26;

/** The ranks in any of the sets. */
export function unionSets(sets: readonly RankSet[]): RankSet {
  const [only] = sets;
  if (only !== undefined && sets.length === 1) return only;
  const pairs = new Float64Array(sets.reduce((sum, set) => sum + set.length, 0) / 2);
  let count = 0;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) pairs[count++] = at(set, i) * SECOND + at(set, i + 1);
  }
  pairs.sort();
  const out = new Int32Array(pairs.length * 2);
  let size = 0;
  for (const pair of pairs) {
    const first = Math.floor(pair / SECOND);
    const last = pair - first * SECOND;
    if (size > 0 && first <= at(out, size - 1) + 1) {
      out[size - 1] = Math.max(at(out, size - 1), last);
    } else {
      out[size++] = first;
      out[size++] = last;
    }
  }
  return out.slice(0, size);
}

/** The set as pairs of first and last rank, both inclusive. */
export function pairsOf(set: RankSet): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < set.length; i += 2) pairs.push([at(set, i), at(set, i + 1)]);
  return pairs;
}

/** A number that is the same for equal lists of whole numbers, and seldom for others. */
export function hashOf(list: Int32Array): number {
  let hash = list.length;
  for (let i = 0; i < list.length; i++) hash = Math.imul(hash ^ at(list, i), 0x01000193);
  return hash;
}

/** Whether both lists hold the same numbers. */
export function isSameList(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (at(a, i) !== at(b, i)) return false;
  return true;
}

/** Keeps one of equal sets: what is the same object need not be looked at to be known as equal. */
export class SetPool {
  readonly #byHash = new Map<number, RankSet[]>();
  readonly #ids = new Map<RankSet, number>();

  /** The set with the same ranks that was met first. Sets are never changed from here on. */
  same(set: RankSet): RankSet {
    const hash = hashOf(set);
    const alike = this.#byHash.get(hash);
    const known = alike?.find((other) => isSameList(other, set));
    if (known !== undefined) return known;
    if (alike === undefined) this.#byHash.set(hash, [set]);
    else alike.push(set);
    return set;
  }

  /** A number that equal sets share, and no others. */
  idOf(set: RankSet): number {
    let id = this.#ids.get(set);
    if (id === undefined) {
      const first = this.same(set);
      id = this.#ids.get(first) ?? this.#ids.size;
      this.#ids.set(first, id);
      this.#ids.set(set, id);
    }
    return id;
  }
}

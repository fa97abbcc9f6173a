// Where the ranks of one field start. Ports, protocols and IPv4 addresses are kept as machine numbers, which sort and
// compare many times faster than the big integers that only IPv6 needs.
import type { Span } from "../sets/ranges";

/** The distinct values at which a rank starts, in ascending order; rank 0 starts at the bottom of the field. */
export interface Starts<N> {
  readonly count: number;
  /** The rank that holds the value. */
  readonly rankOf: (value: N) => number;
  readonly startOf: (rank: number) => N;
  /** The last value before the rank, which is not rank 0. */
  readonly endBefore: (rank: number) => N;
}

/** Makes the starts of lists of ranges in a field that ends at `max`. */
export type StartsMaker<N> = (lists: Iterable<readonly Span<N>[]>, max: N) => Starts<N>;

/** Ports and protocols. */
export const numberStarts: StartsMaker<number> = (lists, max) => {
  const starts = machineStarts(lists, max);
  return {
    count: starts.length,
    rankOf: (value) => lastUpTo(starts, value),
    startOf: (rank) => at(starts, rank),
    endBefore: (rank) => at(starts, rank) - 1,
  };
};

/** Addresses of 32 bits, every one of which is exact as a machine number. */
export const shortStarts: StartsMaker<bigint> = (lists, max) => {
  const starts = machineStarts(lists, Number(max));
  return {
    count: starts.length,
    rankOf: (value) => lastUpTo(starts, Number(value)),
    startOf: (rank) => BigInt(at(starts, rank)),
    endBefore: (rank) => BigInt(at(starts, rank) - 1),
  };
};

/** Addresses of 128 bits. */
export const longStarts: StartsMaker<bigint> = (lists, max) => {
  const starts = distinctLongs(boundariesOf(lists, max));
  return {
    count: starts.length,
    rankOf: (value) => lastUpTo(starts, value),
    startOf: (rank) => at(starts, rank),
    endBefore: (rank) => at(starts, rank) - 1n,
  };
};

function boundariesOf(lists: Iterable<readonly Span<bigint>[]>, max: bigint): readonly bigint[] {
  const all: bigint[] = [0n];
  for (const list of lists) {
    for (const { first, last } of list) {
      all.push(first);
      if (last < max) all.push(last + 1n);
    }
  }
  return all;
}

/**
 * In ascending order. Most prefixes are not longer than 64 bits: those are told apart by their upper halves, which the
 * machine sorts by itself, many times faster than numbers of 128 bits that have to be compared in pairs.
 */
function distinctLongs(values: readonly bigint[]): readonly bigint[] {
  const upper = values.filter((value) => BigInt.asUintN(64, value) === 0n);
  const halves = BigUint64Array.from(upper, (value) => value >> 64n).sort();
  const others = values
    .filter((value) => BigInt.asUintN(64, value) !== 0n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const merged: bigint[] = [];
  let i = 0;
  for (const half of halves) {
    const value = half << 64n;
    for (let other = others[i]; other !== undefined && other < value; other = others[++i]) {
      if (other !== merged[merged.length - 1]) merged.push(other);
    }
    if (value !== merged[merged.length - 1]) merged.push(value);
  }
  for (; i < others.length; i++) {
    const other = others[i] as bigint;
    if (other !== merged[merged.length - 1]) merged.push(other);
  }
  return merged;
}

function machineStarts(
  lists: Iterable<readonly Span<number | bigint>[]>,
  max: number,
): Float64Array {
  let size = 1;
  for (const list of lists) size += 2 * list.length;
  const all = new Float64Array(size);
  let count = 1;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const { first, last } = list[i] as Span<number | bigint>;
      all[count++] = Number(first);
      const end = Number(last);
      if (end < max) all[count++] = end + 1;
    }
  }
  const sorted = all.subarray(0, count).sort();
  size = 1;
  for (let i = 1; i < sorted.length; i++) {
    const start = sorted[i] as number;
    if (start !== sorted[size - 1]) sorted[size++] = start;
  }
  return sorted.subarray(0, size);
}

/** The place of the last start that is not above the value. */
function lastUpTo<T extends number | bigint>(starts: ArrayLike<T>, value: T): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as T) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function at<T>(starts: ArrayLike<T>, rank: number): T {
  const start = starts[rank];
  if (start === undefined) throw new RangeError("a rank outside its field");
  return start;
}

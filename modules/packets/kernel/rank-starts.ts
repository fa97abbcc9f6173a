// Where the ranks of one field start. Ports, protocols and IPv4 addresses are kept as machine numbers, which sort and
// compare many times faster than the big integers that only IPv6 needs.
import type { Span } from "../ranges";

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
  const all: bigint[] = [0n];
  for (const list of lists) {
    for (const { first, last } of list) {
      all.push(first);
      if (last < max) all.push(last + 1n);
    }
  }
  all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const starts = all.filter((start, i) => i === 0 || start !== all[i - 1]);
  return {
    count: starts.length,
    rankOf: (value) => lastUpTo(starts, value),
    startOf: (rank) => at(starts, rank),
    endBefore: (rank) => at(starts, rank) - 1n,
  };
};

function machineStarts(
  lists: Iterable<readonly Span<number | bigint>[]>,
  max: number,
): Float64Array {
  const all: number[] = [0];
  for (const list of lists) {
    for (const { first, last } of list) {
      all.push(Number(first));
      const end = Number(last);
      if (end < max) all.push(end + 1);
    }
  }
  return Float64Array.from(all)
    .sort()
    .filter((start, i, sorted) => i === 0 || start !== sorted[i - 1]);
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

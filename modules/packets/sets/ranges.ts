// Lists of ranges over whole numbers, and the four operations on them. The same code serves ports (number) and
// addresses (bigint). A list in canonical form is sorted, and its ranges neither overlap nor touch; every operation
// takes canonical lists and gives one. It never adds one to the end of a range, so the top of a domain is no special case.

/** Whole numbers `first`..`last`, both inclusive. */
export interface Span<N> {
  readonly first: N;
  readonly last: N;
}

/** The operations on canonical lists of one number type. */
export interface RangeAlgebra<N> {
  /** The canonical form of ranges in any order, overlapping or not. */
  readonly union: (...lists: readonly (readonly Span<N>[])[]) => readonly Span<N>[];
  /** Whether the list is in canonical form. */
  readonly isCanonical: (ranges: readonly Span<N>[]) => boolean;
  /** What is in both lists. */
  readonly intersect: (a: readonly Span<N>[], b: readonly Span<N>[]) => readonly Span<N>[];
  /** What is in `a` and not in `b`. */
  readonly subtract: (a: readonly Span<N>[], b: readonly Span<N>[]) => readonly Span<N>[];
  /** Whether some number is in both lists. */
  readonly overlap: (a: readonly Span<N>[], b: readonly Span<N>[]) => boolean;
  /** Whether the number is in the list. */
  readonly has: (ranges: readonly Span<N>[], value: N) => boolean;
}

/** The operations for a number type, given how to step by one. */
export function rangeAlgebra<N extends number | bigint>(
  previous: (value: N) => N,
  next: (value: N) => N,
): RangeAlgebra<N> {
  type Spans = readonly Span<N>[];
  const byFirst = (a: Span<N>, b: Span<N>): number =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
  const meets = (a: Span<N>, b: Span<N>): boolean => a.first <= b.last && b.first <= a.last;

  function isCanonical(spans: Spans): boolean {
    for (let i = 1; i < spans.length; i++) {
      const [before, { first }] = [spans[i - 1] as Span<N>, spans[i] as Span<N>];
      if (first <= before.last || previous(first) === before.last) return false;
    }
    return true;
  }

  function union(...lists: readonly Spans[]): Spans {
    const merged: Span<N>[] = [];
    const all = lists.length === 1 ? [...(lists[0] as Spans)] : lists.flat();
    for (const span of all.length < 2 ? all : all.sort(byFirst)) {
      const top = merged.at(-1);
      // `span.first > top.last` comes first: then `span.first` is not the bottom of the domain and has a predecessor.
      if (top === undefined || (span.first > top.last && previous(span.first) > top.last)) {
        merged.push({ first: span.first, last: span.last });
      } else if (span.last > top.last) {
        merged[merged.length - 1] = { first: top.first, last: span.last };
      }
    }
    return merged;
  }

  function intersect(a: Spans, b: Spans): Spans {
    const common: Span<N>[] = [];
    let i = 0;
    let j = 0;
    for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
      if (meets(x, y)) {
        common.push({
          first: x.first > y.first ? x.first : y.first,
          last: x.last < y.last ? x.last : y.last,
        });
      }
      if (x.last < y.last) i++;
      else j++;
    }
    return common;
  }

  function subtract(a: Spans, b: Spans): Spans {
    const left: Span<N>[] = [];
    let j = 0;
    for (const span of a) {
      // What is still open of the span starts here.
      let first = span.first;
      let open = true;
      for (let cut = b[j]; open && cut !== undefined && cut.first <= span.last; cut = b[j]) {
        //     first         span.last      first        span.last
        //       |-------------|              |-------------|
        //   |---| cut.last < first       or  after it: nothing to cut off
        if (cut.last >= first) {
          //       |-------------|
          //       |left|--cut--...         what lies below the cut stays
          if (cut.first > first) left.push({ first, last: previous(cut.first) });
          //       |-------------|          |-------------|
          //          ...--cut----|---         ...-cut-|first
          //       nothing is open          the rest above the cut is open
          if (cut.last >= span.last) open = false;
          else first = next(cut.last);
        }
        // A cut that reaches past this range may cut the following one as well: keep it.
        if (open) j++;
      }
      //       |first--------|              no cut reaches the end: the rest stays
      if (open) left.push({ first, last: span.last });
    }
    return left;
  }

  function overlap(a: Spans, b: Spans): boolean {
    let i = 0;
    let j = 0;
    for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
      if (meets(x, y)) return true;
      if (x.last < y.last) i++;
      else j++;
    }
    return false;
  }

  const has = (spans: Spans, value: N): boolean =>
    spans.some((span) => span.first <= value && value <= span.last);

  return { union, isCanonical, intersect, subtract, overlap, has };
}

/** Operations on ports and protocol numbers. */
export const numberRanges = rangeAlgebra<number>(
  (value) => value - 1,
  (value) => value + 1,
);

/** Operations on addresses. */
export const addressRanges = rangeAlgebra<bigint>(
  (value) => value - 1n,
  (value) => value + 1n,
);

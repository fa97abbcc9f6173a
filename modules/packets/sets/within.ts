// Whether a value lies in one of some ranges.
import type { AddressRange, Range } from "./box";

export function isWithin<N extends number | bigint>(
  ranges: readonly (N extends bigint ? AddressRange : Range)[],
  value: N,
): boolean {
  for (const { first, last } of ranges) if (first <= value && value <= last) return true;
  return false;
}

// Sets of addresses as canonical lists of ranges. A list has no family of its own: the caller keeps lists of the two
// families apart, as boxes do.
import type { AddressRange, Family } from "./box";
import { addressRanges } from "./ranges";

/** How many bits an address of the family has. */
export const ADDRESS_BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** The last address of the family; the first is 0. */
export const LAST_ADDRESS: Readonly<Record<Family, bigint>> = {
  4: (1n << 32n) - 1n,
  6: (1n << 128n) - 1n,
};

/** Every address of the family, as one range. */
export const ALL_ADDRESSES: Readonly<Record<Family, readonly AddressRange[]>> = {
  4: [{ first: 0n, last: LAST_ADDRESS[4] }],
  6: [{ first: 0n, last: LAST_ADDRESS[6] }],
};

/** The canonical form of all ranges of all lists together; the lists themselves may be in any order. */
export const unionAddresses: (
  ...lists: readonly (readonly AddressRange[])[]
) => readonly AddressRange[] = addressRanges.union;

/** The addresses of `a` that are not in `b`. Takes lists in any order. */
export function subtractAddresses(
  a: readonly AddressRange[],
  b: readonly AddressRange[],
): readonly AddressRange[] {
  return addressRanges.subtract(addressRanges.union(a), addressRanges.union(b));
}

/** The addresses that are in both. Takes lists in any order. */
export function intersectAddresses(
  a: readonly AddressRange[],
  b: readonly AddressRange[],
): readonly AddressRange[] {
  return addressRanges.intersect(addressRanges.union(a), addressRanges.union(b));
}

/** Whether some address is in both. Takes lists in any order. */
export function addressesOverlap(a: readonly AddressRange[], b: readonly AddressRange[]): boolean {
  return addressRanges.overlap(addressRanges.union(a), addressRanges.union(b));
}

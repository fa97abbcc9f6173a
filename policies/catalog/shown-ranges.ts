// Ranges of addresses and ports in words. Of one with a hidden end nothing is printed: the other end would tell where it lies.
import { ALL_ADDRESSES, formatRanges, subtractAddresses } from "../../modules/packets";
import type { AddressRange, Family, Range } from "../../modules/packets";
import { SENSITIVE, type Shown } from "../readers";

/** `443`, `50000-59999`. */
export function portRange({ first, last, hides }: Shown<Range>): string {
  if (hides !== undefined) return SENSITIVE;
  return first === last ? String(first) : `${first}-${last}`;
}

/** Prefixes and `a-b` ranges; a single address without its prefix length. */
export function addressList(
  family: Family,
  ranges: readonly Shown<AddressRange>[],
): readonly string[] {
  const host = family === 4 ? "/32" : "/128";
  return ranges.flatMap((range) => {
    if (range.hides !== undefined) return [SENSITIVE];
    return formatRanges(family, [range]).map((text) =>
      text.endsWith(host) ? text.slice(0, -host.length) : text,
    );
  });
}

/** The addresses that are in none of the ranges; what ends where a hidden end begins is hidden too. */
export function otherAddresses(
  family: Family,
  ranges: readonly Shown<AddressRange>[],
): readonly Shown<AddressRange>[] {
  const hidden = new Set(
    ranges.flatMap(({ first, last, hides = [] }) =>
      hides.map((end) => (end === "first" ? first - 1n : last + 1n)),
    ),
  );
  return subtractAddresses(ALL_ADDRESSES[family], ranges).map((range) => {
    const hides = (["first", "last"] as const).filter((end) => hidden.has(range[end]));
    return hides.length === 0 ? range : { ...range, hides };
  });
}

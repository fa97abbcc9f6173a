// Ranges of addresses and ports in words, without the ends that are not to be printed.
import {
  ALL_ADDRESSES,
  formatAddress,
  formatRanges,
  subtractAddresses,
} from "../../modules/packets";
import type { AddressRange, Family, Range } from "../../modules/packets";
import { SENSITIVE, type Shown } from "../readers";

/** `443`, `50000-59999`. */
export function portRange({ first, last, hides }: Shown<Range>): string {
  if (hides !== undefined) return withoutHidden(String(first), String(last), hides);
  return first === last ? String(first) : `${first}-${last}`;
}

/** Prefixes and `a-b` ranges; a single address without its prefix length. */
export function addressList(
  family: Family,
  ranges: readonly Shown<AddressRange>[],
): readonly string[] {
  const host = family === 4 ? "/32" : "/128";
  return ranges.flatMap((range) => {
    const { first, last, hides } = range;
    // The prefixes that a range consists of would tell where it ends.
    if (hides !== undefined)
      return [withoutHidden(formatAddress(family, first), formatAddress(family, last), hides)];
    return formatRanges(family, [range]).map((text) =>
      text.endsWith(host) ? text.slice(0, -host.length) : text,
    );
  });
}

function withoutHidden(first: string, last: string, hides: Shown<object>["hides"] = []): string {
  if (hides.length > 1) return SENSITIVE;
  return hides.includes("first") ? `${SENSITIVE}-${last}` : `${first}-${SENSITIVE}`;
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

// Addresses and address ranges as text for people. Reading text is prefix.ts.
import { Address6 } from "ip-address";

import { ADDRESS_BITS } from "./addresses";
import type { AddressRange, Family } from "./box";

/** `192.0.2.1`, or the shortest lower-case form of an IPv6 address (RFC 5952). */
export function formatAddress(family: Family, address: bigint): string {
  if (family === 6) return Address6.fromBigInt(address).correctForm();
  const n = Number(address);
  return [24, 16, 8, 0].map((shift) => Math.floor(n / 2 ** shift) % 256).join(".");
}

/**
 * Each range as the prefixes it consists of, or as `a-b` where that is shorter. The whole family is `0.0.0.0/0` or
 * `::/0`; an empty list gives an empty list.
 */
export function formatRanges(family: Family, ranges: readonly AddressRange[]): readonly string[] {
  return ranges.flatMap((range) => {
    const dashed = `${formatAddress(family, range.first)}-${formatAddress(family, range.last)}`;
    const prefixes = prefixTexts(family, [range]);
    return prefixes.join(", ").length <= dashed.length || prefixes.length === 1
      ? prefixes
      : [dashed];
  });
}

/** The fewest prefixes that make up exactly these ranges, as text, range by range in ascending order. */
export function prefixTexts(family: Family, ranges: readonly AddressRange[]): readonly string[] {
  const bits = ADDRESS_BITS[family];
  const texts: string[] = [];
  for (const range of ranges) {
    for (let first = range.first; first <= range.last;) {
      const hostBits = largestBlock(first, range.last, bits);
      texts.push(`${formatAddress(family, first)}/${bits - hostBits}`);
      first += 1n << BigInt(hostBits);
    }
  }
  return texts;
}

/** How many host bits the largest aligned block has that starts at `first` and does not pass `last`. */
function largestBlock(first: bigint, last: bigint, bits: number): number {
  let hostBits = 0;
  while (
    hostBits < bits &&
    (first & (1n << BigInt(hostBits))) === 0n &&
    first + (1n << BigInt(hostBits + 1)) - 1n <= last
  ) {
    hostBits++;
  }
  return hostBits;
}

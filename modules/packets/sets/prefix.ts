// The only place that reads the text of an address. It is stricter than the library below it: a text has one meaning or
// none. What a cloud calls `*`, `Any` or a tag never gets here.
import { Address4, Address6 } from "ip-address";

import { formatAddress } from "./address-text";
import { ADDRESS_BITS } from "./addresses";
import type { Family } from "./box";
import { PrefixError } from "./prefix-error";

/** A block of addresses in strict form: `first`..`last`, both inclusive, share their first `length` bits. */
export interface Prefix {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** 0..32 or 0..128; a bare address has all bits. */
  readonly length: number;
  /** In canonical form, always with its length: `192.0.2.1/32`, `2001:db8::/32`. */
  readonly text: string;
}

/** Plans repeat the same few prefixes in thousands of rules. */
const parsed = new Map<string, Prefix>();
const CACHE_LIMIT = 100_000;

/**
 * The prefix that a text such as `10.0.0.0/8`, `2001:db8::/32` or `192.0.2.1` (meaning /32) denotes.
 * @throws PrefixError for every other text, also for one whose host bits are set.
 */
export function parsePrefix(text: string): Prefix {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const prefix = readPrefix(text);
  if (parsed.size >= CACHE_LIMIT) parsed.clear();
  parsed.set(text, prefix);
  return prefix;
}

function readPrefix(text: string): Prefix {
  if (text.includes("%")) {
    throw new PrefixError("zone", "it has a zone (the part after `%`)", text);
  }
  const slash = text.indexOf("/");
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const family: Family = addressText.includes(":") ? 6 : 4;
  const address = readAddress(family, addressText, text);
  const length = slash < 0 ? ADDRESS_BITS[family] : readLength(family, text.slice(slash + 1), text);
  return maskedPrefix(family, address, length, text);
}

function readAddress(family: Family, addressText: string, text: string): bigint {
  if (/(^|\.|:)0\d+(\.|$)/.test(addressText) && addressText.includes(".")) {
    throw new PrefixError("leading-zero", "an octet has a leading zero", text);
  }
  try {
    return family === 4 ? new Address4(addressText).bigInt() : new Address6(addressText).bigInt();
  } catch {
    throw new PrefixError(
      "not-an-address",
      family === 4
        ? "an IPv4 address is four numbers 0..255 with dots between them"
        : "it is not an IPv6 address",
      text,
    );
  }
}

function readLength(family: Family, lengthText: string, text: string): number {
  const bits = ADDRESS_BITS[family];
  if (/^0\d+$/.test(lengthText)) {
    throw new PrefixError("leading-zero", "the prefix length has a leading zero", text);
  }
  if (!/^\d{1,3}$/.test(lengthText) || Number(lengthText) > bits) {
    throw new PrefixError("length", `the prefix length is not a number 0..${bits}`, text);
  }
  return Number(lengthText);
}

function maskedPrefix(family: Family, address: bigint, length: number, text: string): Prefix {
  if (family === 6 && length >= 96 && address >> 32n === 0xffffn) {
    const inner = `${formatAddress(4, address & 0xffff_ffffn)}/${length - 96}`;
    throw new PrefixError("mapped", "it is an IPv4 address written as IPv6", text, inner);
  }
  const hostBits = (1n << BigInt(ADDRESS_BITS[family] - length)) - 1n;
  const first = address & ~hostBits;
  const canonical = `${formatAddress(family, first)}/${length}`;
  if (first !== address) {
    throw new PrefixError("host-bits", "bits after the prefix length are set", text, canonical);
  }
  return { family, first, last: first | hostBits, length, text: canonical };
}

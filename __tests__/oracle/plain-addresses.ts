// The second road, addresses: text to whole numbers, by hand and strictly. A form that the clouds refuse is unsupported,
// never an address.
import type { Span } from "./plain-packets";

/** Thrown for what the evaluator does not model; the whole document is then "unknown". */
export class Unsupported extends Error {}

const TOP: Readonly<Record<4 | 6, bigint>> = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };

export function everyAddress(family: 4 | 6, sure = true): Span {
  return { family, first: 0n, last: TOP[family], sure };
}

/** `203.0.113.0/24` or `2001:db8::1` as a span. Host bits, zones, odd zeros and mapped addresses are unsupported forms. */
export function readPrefix(text: string, sure = true): Span {
  const [address = "", length, ...rest] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  if (rest.length > 0 || (length !== undefined && !/^(0|[1-9][0-9]{0,2})$/.test(length))) {
    throw new Unsupported(`not a prefix: ${text}`);
  }
  const size = length === undefined ? bits : Number(length);
  if (size > bits) throw new Unsupported(`prefix too long: ${text}`);
  const first = family === 4 ? readAddress4(address) : readAddress6(address);
  const hosts = (1n << BigInt(bits - size)) - 1n;
  if ((first & hosts) !== 0n) throw new Unsupported(`host bits set: ${text}`);
  return { family, first, last: first + hosts, sure };
}

function readAddress4(text: string): bigint {
  const parts = text.split(".");
  if (parts.length !== 4) throw new Unsupported(`not an address: ${text}`);
  return parts.reduce((sum, part) => {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) {
      throw new Unsupported(`not an address: ${text}`);
    }
    return sum * 256n + BigInt(part);
  }, 0n);
}

function readAddress6(text: string): bigint {
  const halves = text.split("::");
  if (halves.length > 2) throw new Unsupported(`not an address: ${text}`);
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0)
    throw new Unsupported(`not an address: ${text}`);
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  return groups.reduce((sum, group) => {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) throw new Unsupported(`not an address: ${text}`);
    return sum * 65536n + BigInt(`0x${group}`);
  }, 0n);
}

export function overlap(a: Span, b: Span): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** For failure messages and tests: the address as people write it (IPv6 in full). */
export function showAddress(family: 4 | 6, address: bigint): string {
  const bits = family === 4 ? [24n, 16n, 8n, 0n] : [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  const mask = family === 4 ? 255n : 65535n;
  const groups = bits.map((shift) => ((address >> shift) & mask).toString(family === 4 ? 10 : 16));
  return groups.join(family === 4 ? "." : ":");
}

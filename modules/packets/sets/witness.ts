// One packet out of a box, chosen to look like one that could be seen on a network: people read it, and replay it.
import type { AddressRange, Box, Family, Packet, Range } from "./box";
import { hasPorts, PROTOCOL } from "./protocols";
import { addressRanges, numberRanges } from "./ranges";

/** Addresses for examples: RFC 5737 (203.0.113.0/24, 198.51.100.0/24) and RFC 3849 (2001:db8::/32). */
const EXAMPLES: Readonly<Record<Family, readonly bigint[]>> = {
  4: [0xcb00710an, 0xc633640an],
  6: [(0x20010db8n << 96n) | 0x10n, (0x20010db8n << 96n) | 0x20n],
};

/** The first port that systems choose for themselves (RFC 6335), then the first that needs no privilege. */
const USUAL_SOURCE_PORTS = [49152, 1024, 1];

/** A packet of the box. */
export function witnessOf(box: Box): Packet {
  const protocol = pick(box.protocol, [PROTOCOL.tcp, PROTOCOL.udp]);
  const [one, other] = EXAMPLES[box.family];
  const ports = hasPorts(protocol);
  return {
    family: box.family,
    source: pickAddress(box.source, one),
    destination: pickAddress(box.destination, other),
    protocol,
    sourcePort: ports ? pick(box.sourcePort, USUAL_SOURCE_PORTS) : 0,
    destinationPort: ports ? pickDestinationPort(box.destinationPort) : 0,
  };
}

/** The first wanted value that is in the ranges, or else their first value. */
function pick(ranges: readonly Range[], wanted: readonly number[]): number {
  const found = wanted.find((value) => numberRanges.has(ranges, value));
  return found ?? firstOf(ranges).first;
}

/** The lowest port, but not port 0 if there is another. */
function pickDestinationPort(ranges: readonly Range[]): number {
  const { first, last } = firstOf(ranges);
  if (first > 0) return first;
  return last > 0 ? 1 : (ranges[1]?.first ?? 0);
}

/** An address for examples, or the second of a range: the first is often the address of the network itself. */
function pickAddress(ranges: readonly AddressRange[], example: bigint | undefined): bigint {
  if (example !== undefined && addressRanges.has(ranges, example)) return example;
  const roomy = ranges.find(({ first, last }) => last - first >= 2n);
  return roomy === undefined ? firstOf(ranges).first : roomy.first + 1n;
}

function firstOf<T>(ranges: readonly T[]): T {
  const [first] = ranges;
  if (first === undefined) throw new Error("a box has an empty field");
  return first;
}

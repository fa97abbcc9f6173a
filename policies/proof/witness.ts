// Choosing one packet that people recognize: a host rather than a network address, an ephemeral source port, a port that
// means something. Any packet would do for the proof; this one is for the reader.
import { ALL_ADDRESSES, hasPorts, parsePrefix, PROTOCOL } from "../../modules/packets";
import type { AddressRange, Box, Family, Packet, Range } from "../../modules/packets";

/** Hosts in the documentation prefixes (RFC 5737, RFC 3849), for regions as wide as the Internet. */
const FAMILIAR_HOSTS: Readonly<Record<Family, readonly bigint[]>> = {
  4: ["198.51.100.7", "192.0.2.7", "203.0.113.7"].map(hostOf),
  6: ["2001:db8::7"].map(hostOf),
};

/** Services that show at a glance what an open region means. */
const FAMILIAR_PORTS = [443, 22, 3389, 80];

/** First port of the dynamic range (RFC 6335). */
const EPHEMERAL_PORT = 49152;

const FAMILIAR_PROTOCOLS: readonly number[] = [PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.icmp];

function hostOf(text: string): bigint {
  return parsePrefix(text).first;
}

/** Addresses at which the platform itself answers: a packet from there says nothing about who gets in. */
const PLATFORM_HOSTS: Readonly<Record<Family, readonly bigint[]>> = {
  4: ["168.63.129.16", "169.254.169.254"].map(hostOf),
  6: ["fd20:ce::254"].map(hostOf),
};

/** An ordinary packet of the first box that has one, else of the first box; the same for the same boxes. */
export function chooseWitness(boxes: readonly Box[]): Packet {
  const box = boxes.find((one) => isOrdinary(ends(one), one.family)) ?? boxes[0];
  if (box === undefined) throw new Error("no witness: a region without packets was to be shown");
  const { family } = box;
  const protocol = prefer(box.protocol, FAMILIAR_PROTOCOLS);
  const ported = hasPorts(protocol);
  return {
    family,
    ...ends(box),
    protocol,
    sourcePort: ported ? prefer(box.sourcePort, [EPHEMERAL_PORT]) : 0,
    destinationPort: ported ? choosePort(box.destinationPort) : 0,
  };
}

type Ends = Pick<Packet, "source" | "destination">;

/** From one machine to another, where the box has that: never to itself, nor from the platform. */
function ends({ family, source, destination }: Box): Ends {
  const pairs = hosts(family, source).flatMap((from) =>
    hosts(family, destination).map((to) => ({ source: from, destination: to })),
  );
  return (
    pairs.find((pair) => isOrdinary(pair, family)) ?? {
      source: chooseHost(family, source),
      destination: chooseHost(family, destination),
    }
  );
}

function isOrdinary({ source, destination }: Ends, family: Family): boolean {
  const platform = PLATFORM_HOSTS[family];
  return source !== destination && !platform.includes(source) && !platform.includes(destination);
}

/** Ranges that are looked into for another host. */
const MOST_RANGES = 8;

/** The host that is shown first, then others of the ranges. */
function hosts(family: Family, ranges: readonly AddressRange[]): readonly bigint[] {
  const others = ranges
    .slice(0, MOST_RANGES)
    .flatMap(({ first, last }) =>
      [first + 1n, first + 2n, first, last].filter((host) => host <= last),
    );
  return [chooseHost(family, ranges), ...others];
}

/** The first of the wanted numbers that lies in the ranges, else the lowest number. */
function prefer(ranges: readonly Range[], wanted: readonly number[]): number {
  const found = wanted.find((value) =>
    ranges.some(({ first, last }) => first <= value && value <= last),
  );
  return found ?? lowest(ranges);
}

/** A narrow range says itself what it is about; only a range that starts at 0 needs a familiar port. */
function choosePort(ranges: readonly Range[]): number {
  return lowest(ranges) === 0 ? prefer(ranges, FAMILIAR_PORTS) : lowest(ranges);
}

function lowest(ranges: readonly Range[]): number {
  const [range] = ranges;
  if (range === undefined) throw new Error("a box with an empty field is not canonical");
  return range.first;
}

/** The second address of the first range (the first is often a network's own name), unless a familiar host is there. */
function chooseHost(family: Family, ranges: readonly AddressRange[]): bigint {
  const [range] = ranges;
  if (range === undefined) throw new Error("a box with an empty field is not canonical");
  if (isWide(family, ranges)) {
    const familiar = FAMILIAR_HOSTS[family].find((host) =>
      ranges.some(({ first, last }) => first <= host && host <= last),
    );
    if (familiar !== undefined) return familiar;
  }
  return range.last - range.first >= 2n ? range.first + 1n : range.first;
}

/** Wide as half the Internet, where no address stands for a network of the site. */
function isWide(family: Family, ranges: readonly AddressRange[]): boolean {
  const [all] = ALL_ADDRESSES[family];
  if (all === undefined) return false;
  const size = ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return size * 4n > all.last;
}

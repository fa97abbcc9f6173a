// Packets few enough to try them all. Every field is cut into a handful of parts that include both ends of the field;
// random boxes are unions of parts, so one packet per combination of parts stands for all packets there are.
import fc from "fast-check";

import {
  type AddressRange,
  type BoxFields,
  type Family,
  hasPorts,
  type Packet,
  type Range,
} from "../../../modules/packets";

const LAST: Readonly<Record<Family, bigint>> = { 4: 2n ** 32n - 1n, 6: 2n ** 128n - 1n };

/** The parts of the address fields: both ends, an address next to one end, and everything between. */
export function addressParts(family: Family): readonly AddressRange[] {
  const last = LAST[family];
  return [
    { first: 0n, last: 0n },
    { first: 1n, last: 1n },
    { first: 2n, last: last - 1n },
    { first: last, last },
  ];
}

/** The parts of the port fields. */
export const PORT_PARTS: readonly Range[] = [
  { first: 0, last: 0 },
  { first: 1, last: 1 },
  { first: 2, last: 65534 },
  { first: 65535, last: 65535 },
];

/** Protocols with ports and without, named and not; in each part either all have ports or none has. */
export const PROTOCOL_PARTS: readonly (readonly Range[])[] = [
  [{ first: 1, last: 1 }],
  [{ first: 6, last: 6 }],
  [{ first: 17, last: 17 }],
  [
    { first: 33, last: 33 },
    { first: 132, last: 132 },
    { first: 136, last: 136 },
  ],
  [{ first: 58, last: 58 }],
  [
    { first: 0, last: 0 },
    { first: 2, last: 5 },
    { first: 7, last: 16 },
    { first: 18, last: 32 },
    { first: 34, last: 57 },
    { first: 59, last: 131 },
    { first: 133, last: 135 },
    { first: 137, last: 255 },
  ],
];

/** A packet that stands for `weight` packets which no box of this universe can tell apart from it. */
export interface Sample {
  readonly packet: Packet;
  readonly weight: bigint;
}

/** One packet for each combination of parts. */
export const SAMPLES: readonly Sample[] = ([4, 6] as const).flatMap((family) =>
  pairs(addressParts(family)).flatMap(([source, destination]) =>
    PROTOCOL_PARTS.flatMap((protocols) => {
      const protocol = protocols[0]?.first ?? 0;
      const ports = hasPorts(protocol) ? pairs(PORT_PARTS) : [[NO_PORT(), NO_PORT()] as const];
      return ports.map(([sourcePort, destinationPort]) => ({
        packet: {
          family,
          source: source.first,
          destination: destination.first,
          protocol,
          sourcePort: sourcePort.first,
          destinationPort: destinationPort.first,
        },
        weight:
          size([source]) *
          size([destination]) *
          size(protocols) *
          size([sourcePort]) *
          size([destinationPort]),
      }));
    }),
  ),
);

function NO_PORT(): Range {
  return { first: 0, last: 0 };
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((a) => list.map((b) => [a, b] as const));
}

function size(ranges: readonly (Range | AddressRange)[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + BigInt(last) - BigInt(first) + 1n, 0n);
}

/** How many packets the samples that pass the test stand for. */
export function weigh(test: (packet: Packet) => boolean): bigint {
  return SAMPLES.reduce((sum, { packet, weight }) => (test(packet) ? sum + weight : sum), 0n);
}

/** A packet as one line, for messages of failing tests. */
export function show({ family, source, destination, protocol, ...ports }: Packet): string {
  const from = `${source}:${ports.sourcePort}`;
  return `IPv${family} protocol ${protocol} ${from} -> ${destination}:${ports.destinationPort}`;
}

/** The definition of what the fields match, told without boxes. */
export function fieldsMatch(fields: BoxFields, packet: Packet): boolean {
  const inside = (
    ranges: readonly (Range | AddressRange)[] | undefined,
    value: number | bigint,
  ): boolean => ranges?.some(({ first, last }) => first <= value && value <= last) ?? true;
  const restricted = (ports: readonly Range[] | undefined): boolean =>
    ports !== undefined && size(ports) < 65536n;
  const portsMatch = hasPorts(packet.protocol)
    ? inside(fields.sourcePort, packet.sourcePort) &&
      inside(fields.destinationPort, packet.destinationPort)
    : !restricted(fields.sourcePort) && !restricted(fields.destinationPort);
  return (
    fields.family === packet.family &&
    inside(fields.source, packet.source) &&
    inside(fields.destination, packet.destination) &&
    inside(fields.protocol, packet.protocol) &&
    portsMatch
  );
}

/** Fields of a box: each one not restricted, empty now and then, or some of its parts in any order. */
export const tinyFields: fc.Arbitrary<BoxFields> = fc.constantFrom<Family>(4, 6).chain((family) =>
  fc.record(
    {
      family: fc.constant(family),
      source: fc.shuffledSubarray([...addressParts(family)]),
      destination: fc.shuffledSubarray([...addressParts(family)]),
      protocol: fc.shuffledSubarray([...PROTOCOL_PARTS]).map((parts) => parts.flat()),
      sourcePort: fc.shuffledSubarray([...PORT_PARTS]),
      destinationPort: fc.shuffledSubarray([...PORT_PARTS]),
    },
    { requiredKeys: ["family"] },
  ),
);

// Packets on which two ways to evaluate rules are likely to part: at the ends of some rule's ranges, one beside them, and
// anywhere.
import { type Box, type Family, hasPorts, type Packet, type Range } from "../modules/packets";
import type { SeededRandom } from "./seeded-random";

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** A packet at or beside a corner of one of the boxes, or with single fields anywhere. */
export function samplePacket(random: SeededRandom, boxes: readonly Box[]): Packet {
  const box = random.pick(boxes);
  const { family } = box;
  const bits = BITS[family];
  const address = (ranges: Box["source"]): bigint => {
    if (random.chance(0.15)) return random.bits(bits);
    const { first, last } = random.pick(ranges);
    const end = random.chance(0.5) ? first : last;
    return BigInt.asUintN(bits, end + BigInt(aside(random)));
  };
  const protocol = random.chance(0.1)
    ? random.below(256)
    : random.pick(box.protocol.flatMap(({ first, last }) => [first, last]));
  const port = (ranges: readonly Range[]): number => {
    if (!hasPorts(protocol)) return 0;
    if (random.chance(0.15)) return random.below(65536);
    const { first, last } = random.pick(ranges);
    return ((random.chance(0.5) ? first : last) + aside(random)) & 0xffff;
  };
  return {
    family,
    source: address(box.source),
    destination: address(box.destination),
    protocol,
    sourcePort: port(box.sourcePort),
    destinationPort: port(box.destinationPort),
  };
}

/** Mostly the end itself; beside the ends of a field this wraps to its other end, which is a corner as well. */
function aside(random: SeededRandom): number {
  return random.chance(0.7) ? 0 : random.pick([-1, 1]);
}

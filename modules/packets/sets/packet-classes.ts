// Packets of different families, and packets with and without ports, never share a box. Problems are therefore solved
// in four classes that have nothing to do with each other; this also keeps imaginary ports off ICMP.
import type { Box, Family } from "./box";
import { makeBoxes, WITH_PORTS, WITHOUT_PORTS } from "./make-boxes";
import { hasPorts } from "./protocols";

/** One family, and either the protocols with ports or those without. */
export interface PacketClass {
  readonly family: Family;
  readonly ports: boolean;
  /** All packets of this class. */
  readonly whole: Box;
}

/** In the order in which boxes are listed. */
export const PACKET_CLASSES: readonly PacketClass[] = ([4, 6] as const).flatMap((family) =>
  [true, false].flatMap((ports) =>
    makeBoxes({ family, protocol: ports ? WITH_PORTS : WITHOUT_PORTS }).map((whole) => ({
      family,
      ports,
      whole,
    })),
  ),
);

/** Whether the box lies in the class. A box lies in exactly one. */
export function isInClass(box: Box, packetClass: PacketClass): boolean {
  return (
    box.family === packetClass.family && hasPorts(box.protocol[0]?.first ?? 0) === packetClass.ports
  );
}

// An exact set of packets as a value. Every operation is one program for the solver, so the sets inherit its exactness
// and nothing here decides anything about packets.
import type { AddressRange, Box, Packet, Range } from "../sets/box";
import { Budget, BudgetExceeded } from "../engine/budget";
import { layerOfBoxes } from "./chain-program";
import { boxHas } from "./decide";
import { Solver } from "../engine/solve";
import { DROP, EMIT, type Target } from "../engine/walk";
import { listing } from "./listing";
import { PACKET_CLASSES } from "../sets/packet-classes";
import { hasPorts } from "../sets/protocols";

/** A set of packets of both families. Never changes; every operation gives a new set. */
export class PacketSet {
  /** No packet. */
  static readonly empty = new PacketSet([]);
  /** Every packet of both families. */
  static readonly everything = new PacketSet(
    PACKET_CLASSES.map((packetClass) => packetClass.whole),
  );

  /** INVARIANT: pairwise disjoint. How the packets are cut into boxes has no meaning. */
  readonly #disjoint: readonly Box[];
  #listed: readonly Box[] | undefined;

  private constructor(disjoint: readonly Box[]) {
    this.#disjoint = disjoint;
  }

  /** The packets that are in any of the boxes, which may overlap. */
  static of(boxes: Iterable<Box>): PacketSet {
    return PacketSet.#solved(DROP, [[...boxes], EMIT]);
  }

  /** The packets of boxes that the caller knows to be pairwise disjoint; saves the work of making them so. */
  static ofDisjoint(boxes: Iterable<Box>): PacketSet {
    return new PacketSet([...boxes]);
  }

  union(other: PacketSet): PacketSet {
    return PacketSet.of([...this.#disjoint, ...other.#disjoint]);
  }

  intersect(other: PacketSet): PacketSet {
    const solver = new Solver([layerOfBoxes(this.#disjoint), layerOfBoxes(other.#disjoint)]);
    const drop = { mark: 0, to: DROP };
    const stages = [1, EMIT].map((to, layer) => {
      return { layer, steps: [{ mark: 0, to }], otherwise: drop };
    });
    return PacketSet.ofDisjoint(solver.solve({ stages }).map(({ box }) => box));
  }

  minus(other: PacketSet): PacketSet {
    return PacketSet.#solved(DROP, [other.#disjoint, DROP], [this.#disjoint, EMIT]);
  }

  /** Part of the algebra that only tests and measurements use today. */
  complement(): PacketSet {
    return PacketSet.#solved(EMIT, [this.#disjoint, DROP]);
  }

  isEmpty(): boolean {
    return this.#disjoint.length === 0;
  }

  /** Whether both hold the same packets. Used by tests and measurements. */
  equals(other: PacketSet): boolean {
    return this.covers(other) && other.covers(this);
  }

  /** Whether every packet of `other` is in this set. */
  covers(other: PacketSet): boolean {
    return other.minus(this).isEmpty();
  }

  has(packet: Packet): boolean {
    return this.#disjoint.some((box) => boxHas(box, packet));
  }

  /** Few disjoint boxes that together are this set, always the same ones for the same packets. */
  boxes(): readonly Box[] {
    this.#listed ??= listing(this.#disjoint, new Budget());
    return this.#listed;
  }

  /**
   * How many packets there are; one without ports counts once. Used by tests: a missing sliver that no random packet
   * would hit still changes the number.
   */
  count(): bigint {
    return this.#disjoint.reduce((sum, box) => sum + packetsIn(box), 0n);
  }

  /** One stage: the boxes of each rule go where it says, all other packets where `otherwise` says. */
  static #solved(
    otherwise: Target,
    ...rules: readonly (readonly [readonly Box[], Target])[]
  ): PacketSet {
    const solver = new Solver([rules.flatMap(([boxes]) => layerOfBoxes(boxes))]);
    const steps = rules.map(([, to]) => ({ mark: 0, to }));
    const stages = [{ layer: 0, steps, otherwise: { mark: 0, to: otherwise } }];
    return new PacketSet(solver.solve({ stages }).map(({ box }) => box));
  }
}

/**
 * The packets of the boxes as few disjoint boxes in canonical order. If that takes too much work, the boxes as they are:
 * they hold the same packets, and only their number could be smaller.
 */
export function canonicalBoxes(boxes: readonly Box[]): readonly Box[] {
  try {
    return PacketSet.of(boxes).boxes();
  } catch (error) {
    if (error instanceof BudgetExceeded) return boxes;
    throw error;
  }
}

function packetsIn(box: Box): bigint {
  const ports = hasPorts(box.protocol[0]?.first ?? 0)
    ? sizeOf(box.sourcePort) * sizeOf(box.destinationPort)
    : 1n;
  return sizeOf(box.source) * sizeOf(box.destination) * sizeOf(box.protocol) * ports;
}

function sizeOf(ranges: readonly (Range | AddressRange)[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + BigInt(last) - BigInt(first) + 1n, 0n);
}

// The shape of a set of packets: a product of ranges, one list of ranges per header field. Everything else in this room
// is built from boxes. Nothing here knows of clouds, rules or documents.

/** IPv4 or IPv6. A packet has one family; both of its addresses are of it. */
export type Family = 4 | 6;

/** Whole numbers `first`..`last`, both inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Addresses `first`..`last`, both inclusive, as unsigned integers of 32 (IPv4) or 128 (IPv6) bits. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * The packets whose every field lies in the field's ranges.
 *
 * INVARIANT (canonical): each list is not empty, sorted, and its ranges neither overlap nor touch.
 * INVARIANT (ports): a box holds either only protocols that have ports, or only protocols that have none; in the second
 * case both port lists are the whole 0..65535, so a packet without ports never looks as if a port had been chosen.
 */
export interface Box {
  readonly family: Family;
  readonly source: readonly AddressRange[];
  readonly destination: readonly AddressRange[];
  /** IANA protocol numbers, 0..255. For IPv6 the upper-layer protocol. */
  readonly protocol: readonly Range[];
  readonly sourcePort: readonly Range[];
  readonly destinationPort: readonly Range[];
}

/** One packet header. Both ports are 0 for protocols that have no ports. */
export interface Packet {
  readonly family: Family;
  readonly source: bigint;
  readonly destination: bigint;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

/** Fields of a box to be made; a field left out is not restricted. */
export interface BoxFields {
  readonly family: Family;
  readonly source?: readonly AddressRange[];
  readonly destination?: readonly AddressRange[];
  readonly protocol?: readonly Range[];
  readonly sourcePort?: readonly Range[];
  readonly destinationPort?: readonly Range[];
}

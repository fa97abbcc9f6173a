// What a rule matches, when parts of it may be unknown. Each part has two bounds: what it certainly matches and what it
// might. The kinds of firewalls fill in the parts; match-boxes.ts makes
// boxes of them.
import {
  ALL_ADDRESSES,
  ALL_PROTOCOLS,
  type AddressRange,
  type Box,
  type Family,
  type Range,
  type Term,
} from "../../../modules/packets";

/** Lower and upper bound of a part of a rule; the same object twice when the part is exact. */
export interface Bounds<T> {
  readonly certain: T;
  readonly possible: T;
  /** Why the two differ. */
  readonly reason?: string;
  /**
   * All that is unknown, by name: the part matches what is certain, and what is possible where a packet is in something of
   * one of these names. One name is the same unknown in all rules of the source. Absent where something has no name.
   */
  readonly named?: readonly string[];
}

/** Addresses of both families; an empty list matches no packet of the family. */
export type Addresses = Readonly<Record<Family, readonly AddressRange[]>>;

/** Protocols with ports, in one family or in both. */
export interface Transport {
  readonly family?: Family;
  readonly protocol: readonly Range[];
  readonly sourcePort?: readonly Range[];
  readonly destinationPort?: readonly Range[];
}

export interface Match {
  readonly source: Bounds<Addresses>;
  readonly destination: Bounds<Addresses>;
  readonly transport: Bounds<readonly Transport[]>;
}

export interface MatchedBoxes {
  readonly certain: readonly Box[];
  /** The same array as `certain` when nothing is unknown. */
  readonly possible: readonly Box[];
  readonly reason?: string;
  /** The match over named unknowns; absent where the bounds say all. */
  readonly terms?: readonly Term[];
}

export const NO_ADDRESSES: Addresses = { 4: [], 6: [] };
export const EVERY_ADDRESS: Addresses = ALL_ADDRESSES;
export const IPV4_ONLY: Addresses = { 4: ALL_ADDRESSES[4], 6: [] };
export const IPV6_ONLY: Addresses = { 4: [], 6: ALL_ADDRESSES[6] };
export const EVERY_TRANSPORT: readonly Transport[] = [{ protocol: ALL_PROTOCOLS }];

export const exactly = <T>(value: T): Bounds<T> => ({ certain: value, possible: value });

export function anywhere(why?: string): Bounds<Addresses> {
  return {
    certain: NO_ADDRESSES,
    possible: EVERY_ADDRESS,
    ...(why === undefined ? {} : { reason: why }),
  };
}

export function anyhow(why?: string): Bounds<readonly Transport[]> {
  return { certain: [], possible: EVERY_TRANSPORT, ...(why === undefined ? {} : { reason: why }) };
}

/** A match of which nothing is known. */
export const UNKNOWN_MATCH: Match = {
  source: anywhere(),
  destination: anywhere(),
  transport: anyhow(),
};

// A documented flow once a site has given its roles addresses. Both halves of the house start from this: the generator
// turns it into rules, the proof turns it into the set of packets that must be open.
import type { Citation, Direction, PortRange } from "../flows";
import type { AddressRange, Family } from "../packets";
import type { FlowProtocol } from "./flow-protocol";

/** The addresses of one family that a role has at a site; canonical (sorted, not touching), never empty. */
export interface FamilyAddresses {
  readonly family: Family;
  readonly ranges: readonly AddressRange[];
}

/** Addresses that the cloud knows by a name, and whose list is its own. */
export interface ServiceTag {
  readonly name: string;
  /** Whether the site states what it holds. Where it does not, nobody here knows. */
  readonly stated: boolean;
}

/** A role with its addresses. At most one entry for each family, IPv4 first. */
export interface BoundEnd {
  readonly role: string;
  /** Of a service tag whose contents are not stated: all that it might hold. */
  readonly addresses: readonly FamilyAddresses[];
  /** Where the end was named by a service tag; its rules name the tag too. */
  readonly serviceTag?: ServiceTag;
}

/** Why a flow that no document lists is open all the same. */
export interface ExtraReason {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** Where it was decided. */
  readonly ticket?: string;
  /** ISO date, the last day on which the flow may be open. */
  readonly expires: string;
}

/**
 * One directional flow with addresses: packets of `transport` from the initiator to the responder's `ports`, where the
 * protocol has any. `near` is the Edge interface, `far` the peer, whoever initiates.
 */
export interface BoundFlow {
  /**
   * Stable name, made of lower-case letters, digits and hyphens: `in-access-tcp-5061-public-im-partners`,
   * `out-access-tcp-50000-59999-live-messenger-clients`, `out-av-tcp-from-50000-59999-to-443-av-peers` where source ports
   * are restricted, `extra-rdp-bastion`. The same in every document that lists it.
   */
  readonly id: string;
  readonly direction: Direction;
  readonly transport: FlowProtocol;
  /** Absent exactly for protocols that no cloud's rules match by port. */
  readonly ports?: PortRange;
  /** The initiator's ports, where the row restricts them; left out, any. */
  readonly sourcePorts?: PortRange;
  readonly near: BoundEnd;
  readonly far: BoundEnd;
  /** Rows that document the flow, in the order of the site's documents; empty for an extra flow. */
  readonly citations: readonly Citation[];
  readonly extra?: ExtraReason;
  /** Priority that the site chose for an extra flow whose computed one was taken. */
  readonly priority?: number;
}

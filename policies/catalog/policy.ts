// What a policy is: a named check with its reason, over evidence that the proof has already computed exactly. A policy
// chooses what counts and finds the words; it never computes packet sets itself.
import type { BoundFlow, Deployment, Expectation } from "../../modules/sites";
import type { Box, Literal, Packet } from "../../modules/packets";
import type {
  Gate,
  PlatformTraffic,
  Reading,
  RuleOrigin,
  ShownBox,
  ShownPacket,
  Veil,
} from "../readers";
import type { Finding } from "./finding";

/**
 * Packets on which a gate and the flow model part for one cause: one deciding rule, or one flow.
 *
 * INVARIANT (replayed): `witness` is one of the packets, and the packet-by-packet evaluator agrees about it.
 */
export interface Region {
  /** Disjoint boxes in a stable order. */
  readonly packets: readonly ShownBox[];
  /** True when `packets` lists only some of them. */
  readonly truncated: boolean;
  /** All packets of the region: disjoint boxes, however the comparison has cut them. */
  readonly whole: readonly Box[];
  readonly witness: ShownPacket;
  /** The rule that decides the witness; where the outcome is not known, the uncertain rule. */
  readonly decidedBy: RuleOrigin;
  /** The rule that would have decided the witness had `decidedBy` not been there. */
  readonly next?: { readonly rule: RuleOrigin; readonly verdict: "allow" | "deny" };
  /** The flow that asks for the witness; absent when none does. */
  readonly flow?: BoundFlow;
  /** A flow to a service tag of unknown contents, of which nobody knows whether it asks for the witness. */
  readonly openFlow?: BoundFlow;
  /** What is taken to be true of the unknowns for the witness; absent when nothing is. */
  readonly assuming?: readonly Literal[];
  /** Other rules that decide packets of the same region. */
  readonly alsoDecidedBy: readonly RuleOrigin[];
}

/** One gate held against the flows of its deployment. */
export interface GateEvidence {
  readonly gate: Gate;
  /** Required and certainly closed; one region for each flow, in the order of the flows. */
  readonly missing: readonly Region[];
  /** Not permitted and certainly open; one region for each deciding rule, in evaluation order. */
  readonly excess: readonly Region[];
  /** Required and perhaps closed; one region for each uncertain rule and flow. */
  readonly maybeMissing: readonly Region[];
  /** Not permitted and perhaps open; one region for each uncertain rule. */
  readonly maybeExcess: readonly Region[];
  /** Why the comparison was given up; the regions are then incomplete. */
  readonly unfinished?: string;
  /** Whether that was a fault of this program and not the size of the question. */
  readonly isFault?: true;
}

/** One expectation of the site held against the gates that its packets pass. */
export interface ExpectationEvidence {
  readonly expectation: Expectation;
  /** Each gate with the expectation's packets as its scope; for `accept` they are required, for `deny` nothing is. */
  readonly gates: readonly GateEvidence[];
  /** Whether every packet of it is some gate's business. */
  readonly guarded: boolean;
  /** The flow that asks for a packet, if one does. */
  readonly flowOf: (packet: Packet) => BoundFlow | undefined;
}

/** Packets of a flow, or of something that the site expects to be accepted, that the cloud itself drops or may drop. */
export interface DroppedRegion {
  readonly traffic: PlatformTraffic;
  readonly region: Region;
  /** Absent where a flow asks for the packets. */
  readonly expectation?: Expectation;
}

/** Everything that the policies judge: one deployment and the configuration that claims to protect it. */
export interface Evidence {
  readonly deployment: Deployment;
  /** Name of the configuration: its path, or what the caller calls it. */
  readonly file: string;
  readonly reading: Reading;
  /** What of the reading is not to be printed. @default nothing is hidden */
  readonly veil?: Veil;
  readonly gates: readonly GateEvidence[];
  /** What the site expects beside the flows, held against the gates. @default nothing */
  readonly expectations?: readonly ExpectationEvidence[];
  /** What is asked for and the cloud drops, whatever the gates do. @default nothing */
  readonly dropped?: readonly DroppedRegion[];
  /** Flows of which some packets reach no Edge gate, or that have no packets at all. */
  readonly unguardedFlows: readonly BoundFlow[];
  /** Files that Terraform would read together with the configuration, and that were not read. */
  readonly unreadFiles: readonly string[];
}

/** One named check. Its file, its test and its paragraph in docs/policies.md carry the same name. */
export interface Policy {
  /** Stable: scripts and reports refer to it. */
  readonly id: string;
  /** What must hold, in one sentence. */
  readonly statement: string;
  /** What goes wrong when it does not hold. */
  readonly why: string;
  /** Where the demand comes from. */
  readonly citation: string;
  check(evidence: Evidence): readonly Finding[];
}

// One violation of one policy, as plain data: enough to be shown, compared and written to any report without asking
// anybody anything further.
import type { Citation } from "../../modules/flows";
import type { Place } from "../../modules/input";
import type { Suppression } from "../../modules/sites";
import type { ConstructOrigin, RuleOrigin, ShownBox, ShownPacket } from "../readers";

/**
 * `missing`: a documented flow is certainly closed. `excess`: something undocumented is certainly open.
 * `unproven`: it might be. `unsupported`: the document says something that the reader does not understand.
 */
export type FindingKind = "missing" | "excess" | "unproven" | "unsupported";

/** The flow that a finding is about. */
export interface FindingFlow {
  readonly id: string;
  /** Rows that document it; empty for an extra flow. */
  readonly citations: readonly Citation[];
}

export interface Finding {
  readonly kind: FindingKind;
  /** Id of the policy in the catalog, stable: `documented-flows-are-open`. */
  readonly policy: string;
  readonly deployment: string;
  /** What is wrong in one sentence: lower case, no final period. */
  readonly message: string;
  readonly remedy: string;
  /** Name of the gate, and its direction; absent when the finding is about the document. */
  readonly gate?: string;
  readonly direction?: "inbound" | "outbound";
  /** The packets concerned: disjoint boxes in a stable order. Empty when the finding is about the document. */
  readonly packets: readonly ShownBox[];
  /** True when `packets` lists only some of them; the finding itself is exact. */
  readonly truncated?: boolean;
  /** One of the packets, replayed through the packet-by-packet evaluator. */
  readonly witness?: ShownPacket;
  readonly decidedBy?: RuleOrigin;
  /** Other rules that decide packets of the same region; absent when there are none. */
  readonly alsoDecidedBy?: readonly RuleOrigin[];
  /** The rule that would have decided the witness had `decidedBy` not been there. */
  readonly nextRule?: RuleOrigin;
  /** What `nextRule` would have said. */
  readonly nextVerdict?: "allow" | "deny";
  /** What should happen to the witness, and what happens; `unknown` where the document does not decide it. */
  readonly expected?: "allow" | "deny";
  readonly got?: "allow" | "deny" | "unknown";
  readonly flow?: FindingFlow;
  /** For findings about the document: the construct that the resource came from. */
  readonly construct?: ConstructOrigin;
  /** For findings about the document: Terraform address and position. */
  readonly address?: string;
  readonly place?: Place;
  /**
   * 16 hexadecimal digits that name this very finding: its kind, policy, deployment, gate, direction, deciding rules and
   * every packet of its region, also of those that `packets` leaves out; where it is in doubt, also what gives names their
   * contents. Line numbers, files, addresses of Terraform and words have no part in it. Always there in a verdict; absent
   * only until the proof has put the finding into one.
   */
  readonly fingerprint?: string;
  /** Its fingerprints rest on sensitive values, which could be found from them: a verdict leaves them out. */
  readonly sensitive?: true;
  /** What the finding was called before fingerprints were made so; suppressions may still name it by this. */
  readonly formerFingerprint?: string;
  /**
   * For what was not understood: findings that follow from it, and that are settled with it. They are not listed by
   * themselves.
   */
  readonly consequences?: readonly Finding[];
  /**
   * The reviewed entry of the site file that this finding is suppressed by. A suppressed finding does not count in the
   * verdict, and every report prints it with owner, reason and last day.
   */
  readonly suppressed?: Suppression;
}

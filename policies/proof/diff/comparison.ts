// What a change to a configuration opens and closes, as plain data: enough to be shown, compared and written to any report.
// compare-configurations.ts makes it.
import type { Place } from "../../../modules/input";
import type { Advisory, Cloud } from "../../../modules/sites";
import type { FindingFlow } from "../../catalog";
import type { ConstructOrigin, RuleOrigin, ShownBox, ShownPacket } from "../../readers";

/**
 * `opens`: base certainly denies these packets and head certainly admits them; `closes`: the reverse.
 * `may-open`, `may-close`: it could be so, because one of the two is not known exactly.
 */
export type ChangeKind = "opens" | "closes" | "may-open" | "may-close";

/** `same` is exact and over all packets. `undecided` is not a lesser `same`: it fails the gate. */
export type ComparisonVerdict = "same" | "different" | "undecided";

/** What one of the two configurations does with the witness, and why. */
export interface Side {
  readonly verdict: "allow" | "deny" | "unknown";
  /** The deciding rule, or the uncertain one. Absent when this side has no such gate. */
  readonly decidedBy?: RuleOrigin;
}

/** Packets of one gate that base and head treat differently for one reason: the same two deciding rules. */
export interface Change {
  readonly kind: ChangeKind;
  readonly deployment: string;
  /** Name of the gate in head; in base where head has none. */
  readonly gate: string;
  readonly direction: "inbound" | "outbound";
  /** Whether the gate guards Edge machines or others that the configuration reaches as well. */
  readonly machines: "edge" | "other";
  /** What happens, in one sentence: lower case, no final period. */
  readonly message: string;
  /** Disjoint boxes in a stable order. */
  readonly packets: readonly ShownBox[];
  /** True when `packets` lists only some of them; the change itself is exact. */
  readonly truncated: boolean;
  /** One of the packets, replayed through the packet-by-packet evaluator in both configurations. */
  readonly witness: ShownPacket;
  readonly before: Side;
  readonly after: Side;
  /** Changes with the same number come from one edit. Absent where no two gates were compared. */
  readonly edit?: number;
  /** The flow of head's site that asks for these packets; absent when none does. */
  readonly flow?: FindingFlow;
}

/** Why something was not compared, or not to the end. */
export interface Undecided {
  readonly deployment: string;
  /** Which configuration it is about; `both` when it is about what they are to each other. */
  readonly side: "base" | "head" | "both";
  /** One sentence: lower case, no final period. */
  readonly message: string;
  readonly remedy: string;
  /** Name of the gate and its direction, when it is about one. */
  readonly gate?: string;
  readonly direction?: "inbound" | "outbound";
  /** Terraform address, when there is a resource to name. */
  readonly address?: string;
  readonly place?: Place;
  readonly construct?: ConstructOrigin;
  /** Changes that may be because of this, and that are settled with it; not listed by themselves. */
  readonly consequences?: readonly Change[];
}

/** Everything there is to say about one deployment. */
export interface Comparison {
  readonly deployment: string;
  readonly cloud: Cloud;
  /** The two configurations as the caller names them; absent on the side that has none for the deployment. */
  readonly base?: string;
  readonly head?: string;
  readonly verdict: ComparisonVerdict;
  /** `opens` first, then `closes`, `may-open`, `may-close`; within a kind by gate and evaluation order. */
  readonly changes: readonly Change[];
  readonly undecided: readonly Undecided[];
  /** What the answer rests on and neither configuration shows. */
  readonly assumptions: readonly string[];
  /** What a reader of the report should know besides. @default nothing */
  readonly advisories?: readonly Advisory[];
  /** Firewall rules that were read on each side. */
  readonly ruleCount: { readonly base: number; readonly head: number };
}

const ORDER: Readonly<Record<ChangeKind, number>> = {
  opens: 0,
  closes: 1,
  "may-open": 2,
  "may-close": 3,
};

/** The same changes, certain ones first; otherwise in the order given. */
export function certainFirst(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

/** A certain change makes the two different; without one, anything uncertain leaves it undecided. */
export function comparisonVerdict(
  changes: readonly Change[],
  undecided: readonly Undecided[],
): ComparisonVerdict {
  if (changes.some(({ kind }) => kind === "opens" || kind === "closes")) return "different";
  return changes.length > 0 || undecided.length > 0 ? "undecided" : "same";
}

/** One verdict for several: different if any is, else undecided if any is or there is none, else same. */
export function combineComparisons(verdicts: readonly ComparisonVerdict[]): ComparisonVerdict {
  if (verdicts.includes("different")) return "different";
  return verdicts.length === 0 || verdicts.includes("undecided") ? "undecided" : "same";
}

// What one plan, or the step from one source to another, opens and closes at every gate that the sources show, as plain data:
// enough to be shown, compared and written to any report. No site says what was meant, so every change counts.
import type { Place } from "../../../modules/input";
import type { AddressRange, Family } from "../../../modules/packets";
import type { Cloud } from "../../../modules/sites";
import type { ConstructOrigin, ShownBox, ShownPacket } from "../../readers";
import type { ChangeKind, ComparisonVerdict, Side, Undecided } from "../diff/comparison";
import type { ChangedRule } from "./changed-rule";

/** Packets of one gate that both sides treat differently for one reason: the same two deciding rules. */
export interface PlanEntry {
  /** Unique in the comparison; changed rules and replacements refer to it. */
  readonly id: string;
  readonly kind: ChangeKind;
  /** Disjoint boxes in a stable order. */
  readonly packets: readonly ShownBox[];
  /** True when `packets` lists only some of them; the change itself is exact. */
  readonly truncated: boolean;
  /** One of the packets, replayed through the packet-by-packet evaluator on both sides. */
  readonly witness: ShownPacket;
  readonly before: Side;
  readonly after: Side;
  /** Why it is not certain; for `may-open` and `may-close`. */
  readonly because?: string;
}

/**
 * How the gate itself changes. `new`, `gone`: it exists on one side only and is compared with nothing admitted.
 * `regrouped`: it gains, loses or changes its group and is compared with what stands there without: the cloud's own rules.
 */
export type GateStep = "changed" | "new" | "gone" | "regrouped";

/** One gate in one direction, with all that opens and closes there. */
export interface ChangedGate {
  readonly cloud: Cloud;
  /** For a sentence that goes on after `to` or `from`: `subnet snet-x`, `machines tagged web of network edge`. */
  readonly name: string;
  /** The whole id behind the name, where it has one: for machines, and where two names are alike. */
  readonly guards?: string;
  /** All addresses that its machines may have; absent where they are not shown. */
  readonly holds?: Readonly<Record<Family, readonly AddressRange[]>>;
  /** The groups or the network whose rules act there: `nsg-edge`, `edge-vpc`. On `regrouped`: those after the change. */
  readonly groups: readonly string[];
  /** Those before; for `regrouped` alone. */
  readonly formerGroups?: readonly string[];
  readonly direction: "inbound" | "outbound";
  readonly step: GateStep;
  /** `opens` first, then `closes`, `may-open`, `may-close`; within a kind in evaluation order. */
  readonly entries: readonly PlanEntry[];
}

/** What keeps the file from showing all that will stand, or changes how it is to be read. */
export interface PlanRemark {
  readonly kind: "target" | "incomplete" | "errored" | "refresh-only" | "drift" | "stays" | "other";
  /** One sentence: lower case, no final period. */
  readonly message: string;
  /** The resources that it is about, as Terraform prints them; the report lists the first few. */
  readonly addresses: readonly string[];
}

/** An object that is deleted and made again: what is open or closed at the moment between. */
export interface ReplaceWindow {
  readonly address: string;
  /** `delete-first`: for a moment neither stands; `create-first`: both do. */
  readonly order: "delete-first" | "create-first";
  /** Gates that let through something else at that moment than before and after; empty where none does. */
  readonly gates: readonly ChangedGate[];
  /** Why the moment was not worked out; then `gates` says nothing. */
  readonly unsettled?: string;
}

/** A resource that the plan changes, and of which it is not known what it does to a gate. */
export interface UnmodelledChange {
  readonly address: string;
  readonly type: string;
  /** `create`, `update`, `replace`, `delete`, … */
  readonly action: string;
  readonly message: string;
  readonly remedy: string;
  readonly place?: Place;
  readonly construct?: ConstructOrigin;
}

/** Why something was not compared, or not to the end. */
export type PlanDoubt = Omit<Undecided, "deployment" | "consequences"> & {
  /** Ids of the entries that may be because of it, and that are settled with it. */
  readonly consequences?: readonly string[];
};

/** Everything there is to say about the step from one side to the other. */
export interface PlanComparison {
  readonly verdict: ComparisonVerdict;
  /** Gates at which something opens, closes or is not decided, those that open something first. */
  readonly gates: readonly ChangedGate[];
  /** Gates that were compared, in each direction one. */
  readonly gateCount: number;
  /** By group, then in the order of the rules' priorities. */
  readonly changedRules: readonly ChangedRule[];
  /** Changed lines of the plan that open and close nothing; absent where no plan says what changes. */
  readonly idleLines?: number;
  /** What was not compared, or not to the end. */
  readonly undecided: readonly PlanDoubt[];
  readonly unmodelled: readonly UnmodelledChange[];
  readonly remarks: readonly PlanRemark[];
  readonly replaceWindows: readonly ReplaceWindow[];
  /** What the answer rests on and no source shows. */
  readonly assumptions: readonly string[];
  /** Firewall rules that were read on each side. */
  readonly ruleCount: { readonly base: number; readonly head: number };
}

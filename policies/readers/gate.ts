// What a reader makes of a Terraform document: enforcement points with the cloud's own semantics, default rules
// included. From here on nobody needs to know which cloud it was.
import type { Place } from "../../modules/input";
import type { Box, Chain } from "../../modules/packets";
import type { Advisory } from "../../modules/sites";
import type { ConstructOrigin } from "./sources/terraform-config/construct-origin";

/** Where a rule comes from. `priority` is absent for what a cloud implies without a number. */
export interface RuleOrigin {
  /** Terraform address of the resource, with the rule's name where the resource holds several. */
  readonly address: string;
  readonly name: string;
  readonly priority?: number;
  /** `document`: written in the Terraform document. `cloud`: a default of the platform that no document shows. */
  readonly writtenBy: "document" | "cloud";
  /** Position of the rule in the document; found when it is asked for, because few rules are ever shown. */
  readonly place: () => Place | undefined;
  /** The construct that made it, where a cdktf document tells; found when it is asked for. */
  readonly construct?: () => ConstructOrigin | undefined;
  /** Why `certain` and `possible` differ, in words for the report; absent when the rule is exact. */
  readonly reason?: string;
  /** What the document writes for the rule, with the rule's own keys; absent for rules that no document shows. */
  readonly definition?: Readonly<Record<string, unknown>>;
}

/**
 * One enforcement point in one direction: what these machines let through. The packets of a chain are seen at the
 * guarded side: an inbound packet's destination and an outbound packet's source are private addresses of the machines.
 */
export interface Gate {
  /** For people, unique in the document: `subnet /subscriptions/… (azurerm_network_security_group.edge)`. */
  readonly name: string;
  readonly direction: "inbound" | "outbound";
  /**
   * The place or machines that the gate stands before, in words that depend neither on the names of resources nor on
   * which group is attached: `subnet /subscriptions/…`. Gates of two documents that say the same are about the same
   * machines. Absent means the gate's name.
   */
  readonly guards?: string;
  /**
   * `edge`: the deployment's Edge machines; everything that the chain admits counts.
   * `other`: machines that this document's rules also reach; only what a rule of the document opens counts.
   */
  readonly machines: "edge" | "other";
  readonly chain: Chain<RuleOrigin>;
  /**
   * Packets that the question is about; absent means all. What lies outside is another gate's business, so that, for
   * instance, a shared subnet's other machines are not judged by the Edge's flows.
   */
  readonly scope?: readonly Box[];
  /** Near roles that this gate guards: only their flows are required and permitted here. Absent means all. */
  readonly interfaces?: readonly string[];
}

/** Something on a firewall-bearing resource that the reader does not understand. Always ends undecided. */
export interface Unsupported {
  readonly message: string;
  /** Terraform address, when there is a resource to name. */
  readonly address?: string;
  readonly place?: Place;
  readonly construct?: ConstructOrigin;
  readonly remedy: string;
}

/** What a reader found in one document for one deployment. */
export interface Reading {
  readonly gates: readonly Gate[];
  readonly unsupported: readonly Unsupported[];
  /** Facts that the gates rest on and that the document cannot show. */
  readonly assumptions: readonly string[];
  /** @default none */
  readonly advisories?: readonly Advisory[];
  /** Firewall rules read, for the summary. */
  readonly ruleCount: number;
  /**
   * The gates, and those of other machines at which the document only closes something as well: nothing to prove there,
   * but a change to them is a change. Absent means that there are no further ones.
   */
  readonly everyGate?: () => readonly Gate[];
  /**
   * What this document does at the machines of another document's gate that it has no gate for, where that can be told:
   * its rules for such machines and the cloud's defaults. Absent, or without an answer, where no document shows it.
   */
  readonly gateLike?: (other: Gate) => Gate | undefined;
}

/** The part of a reading that is about gates. */
export type FoundGates = Pick<Reading, "gates" | "everyGate" | "gateLike">;

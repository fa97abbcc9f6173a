// What a reader makes of a source: enforcement points with the cloud's own semantics, default rules included. From here on
// it does not matter which cloud or source it was.
import type { Place } from "../../modules/input";
import type { Box, Chain } from "../../modules/packets";
import type { ConstructOrigin, Path, PlannedAction } from "./resources/source-file";

/** Where a rule comes from. `priority` is absent for what a cloud implies without a number. */
export interface RuleOrigin {
  /** Terraform address of the resource, with the rule's name where the resource holds several. */
  readonly address: string;
  readonly name: string;
  readonly priority?: number;
  /** `document`: written in the source. `cloud`: a default of the platform that no document shows. */
  readonly writtenBy: "document" | "cloud";
  /** The other source of the reading that writes the rule; absent for the source that is judged. */
  readonly from?: string;
  /** Where the source writes the rule; absent for rules that no source shows. */
  readonly path?: Path;
  /** Position of the rule. Absent until `locateRule` has looked for it, because few rules are ever named. */
  readonly place?: Place;
  /** The construct that made it, where a cdktf configuration says; comes with the position. */
  readonly construct?: ConstructOrigin;
  /** What the plan does to its resource, where the source is a plan; comes with the position. */
  readonly action?: PlannedAction;
  /** Of a rule that is shown: names or numbers of it are sensitive, and not here. */
  readonly sensitive?: true;
  /** Why `certain` and `possible` differ, in words for the report; absent when the rule is exact. */
  readonly reason?: string;
  /** Addresses of what was not understood, where the doubt rests on other blocks than the rule's own. */
  readonly restsOn?: readonly string[];
  /** What the source writes for the rule, with the rule's own keys; absent for rules that no source shows. */
  readonly definition?: Readonly<Record<string, unknown>>;
}

/**
 * One enforcement point in one direction: what these machines let through. The packets of a chain are seen at the
 * guarded side: an inbound packet's destination and an outbound packet's source are private addresses of the machines.
 */
export interface Gate {
  /** For people, unique in the source: `subnet /subscriptions/… (azurerm_network_security_group.edge)`. */
  readonly name: string;
  readonly direction: "inbound" | "outbound";
  /**
   * The place or machines that the gate stands before, in words that depend neither on the names of resources nor on
   * which group is attached: `subnet /subscriptions/…`. Gates of two sources that say the same are about the same
   * machines. Absent means the gate's name.
   */
  readonly guards?: string;
  /**
   * `edge`: the deployment's Edge machines; everything that the chain admits counts.
   * `other`: machines that this source's rules also reach; only what a rule of the source opens counts.
   */
  readonly machines: "edge" | "other";
  readonly chain: Chain<RuleOrigin>;
  /**
   * Packets that the question is about; absent means all. What lies outside is another gate's business, so that, for
   * instance, a shared subnet's other machines are not judged by the Edge's flows.
   */
  readonly scope?: readonly Box[];
  /** Plain data for `gateLike`, of which only the kind of firewall that made the gate knows the form. */
  readonly subject?: unknown;
  /** Near roles that this gate guards: only their flows are required and permitted here. Absent means all. */
  readonly interfaces?: readonly string[];
}

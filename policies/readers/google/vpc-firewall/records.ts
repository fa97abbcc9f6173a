// VPC firewall rules as typed records: which argument of a source stands for which field. What the fields mean is read
// elsewhere, and from here alone.
import type { Field, Texts, Unknown } from "../../resources/field";
import type { Blocks, ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";

export const RULE_TYPE = "google_compute_firewall";

export interface VpcFirewallRule {
  readonly block: ResourceBlock;
  readonly name: Field<string>;
  readonly network: Field<string>;
  readonly project: Field<string>;
  readonly direction: Field<string>;
  readonly priority: Field<number>;
  readonly disabled: Field<boolean>;
  readonly allow: Entries;
  readonly deny: Entries;
  readonly sourceRanges: Field<Texts>;
  readonly destinationRanges: Field<Texts>;
  readonly sourceTags: Field<Texts>;
  readonly sourceAccounts: Field<Texts>;
  readonly targetTags: Field<Texts>;
  readonly targetAccounts: Field<Texts>;
  /** Arguments that say nothing about what the rule does. */
  readonly unread: readonly Field<unknown>[];
}

/** The protocols and ports that a rule allows or denies. */
export interface Entries {
  readonly key: "allow" | "deny";
  readonly entries: readonly Entry[];
  readonly lost: readonly Unknown[];
}

export interface Entry {
  readonly block: ResourceBlock;
  readonly protocol: Field<string>;
  readonly ports: Field<Texts>;
}

export const RULE_KEYS: ReadonlySet<string> = new Set([
  "allow",
  "deletion_policy",
  "deny",
  "description",
  "destination_ranges",
  "direction",
  "disabled",
  "enable_logging",
  "log_config",
  "name",
  "network",
  "params",
  "priority",
  "project",
  "source_ranges",
  "source_service_accounts",
  "source_tags",
  "target_service_accounts",
  "target_tags",
]);

export const ENTRY_KEYS: ReadonlySet<string> = new Set(["//", "protocol", "ports"]);

export function vpcFirewallRules(resources: ResourceSet): readonly VpcFirewallRule[] {
  return resources.ofTypes([RULE_TYPE]).map(({ block }) => vpcFirewallRule(block));
}

export function vpcFirewallRule(block: ResourceBlock): VpcFirewallRule {
  return {
    block,
    name: block.text("name"),
    network: block.name("network"),
    project: block.name("project"),
    direction: block.text("direction"),
    priority: block.number("priority"),
    disabled: block.flag("disabled"),
    allow: entriesOf("allow", block.blocks("allow")),
    deny: entriesOf("deny", block.blocks("deny")),
    sourceRanges: block.texts("source_ranges"),
    destinationRanges: block.texts("destination_ranges"),
    sourceTags: block.names("source_tags"),
    sourceAccounts: block.names("source_service_accounts"),
    targetTags: block.names("target_tags"),
    targetAccounts: block.names("target_service_accounts"),
    unread: [
      block.name("description"),
      block.name("deletion_policy"),
      block.flag("enable_logging"),
      ...block.blocks("log_config").lost,
      ...block.blocks("params").lost,
    ],
  };
}

function entriesOf(key: Entries["key"], { objects, lost }: Blocks): Entries {
  const entries = objects.map((block) => ({
    block,
    protocol: block.text("protocol"),
    ports: block.texts("ports"),
  }));
  return { key, entries, lost };
}

/** Whether anything stands there. */
export function hasEntries({ entries, lost }: Entries): boolean {
  return entries.length + lost.length > 0;
}

// Security rules, groups and associations as typed records: which argument of a source stands for which field. What the
// fields mean is read elsewhere, and from here alone.
import { type Field, nameText, type Texts } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Resource } from "../../../resources/resource-index";
import type { PointKind } from "../../attachment-points";

export const GROUP_TYPE = "azurerm_network_security_group";
export const RULE_TYPE = "azurerm_network_security_rule";
const SUBNET_ASSOCIATION = "azurerm_subnet_network_security_group_association";
const INTERFACE_ASSOCIATION = "azurerm_network_interface_security_group_association";

export const TYPES: readonly string[] = [
  GROUP_TYPE,
  RULE_TYPE,
  SUBNET_ASSOCIATION,
  INTERFACE_ASSOCIATION,
];

/** One rule of a security group, inline or standalone: the same fields with the same meaning. */
export interface SecurityRule {
  readonly block: ResourceBlock;
  readonly name: Field<string>;
  readonly description: Field<string>;
  readonly direction: Field<string>;
  readonly access: Field<string>;
  readonly priority: Field<number>;
  readonly protocol: Field<string>;
  readonly source: RuleSide;
  readonly destination: RuleSide;
}

export interface RuleSide {
  readonly prefix: Field<string>;
  readonly prefixes: Field<Texts>;
  /** Application security groups. */
  readonly groups: Field<Texts>;
  readonly port: Field<string>;
  readonly ports: Field<Texts>;
}

/** What names a group, in the group itself and in its standalone rules. */
export interface GroupName {
  readonly name: Field<string>;
  readonly resourceGroup: Field<string>;
  /** The provider as the source names it. */
  readonly provider: unknown;
}

export interface StandaloneRule extends SecurityRule {
  readonly group: GroupName;
}

export interface SecurityGroupRecord extends GroupName {
  readonly resource: Resource;
  readonly block: ResourceBlock;
  readonly location: Field<string>;
  /** Rules in the group's own body. Known when it says that there are none. */
  readonly inline: Field<readonly (SecurityRule | undefined)[]>;
}

export interface Association {
  readonly block: ResourceBlock;
  readonly kind: PointKind;
  /** The subnet or network interface. */
  readonly point: Field<string>;
  readonly group: Field<string>;
  /** Whether it stands for a call of Azure's API (azapi). */
  readonly isCall: boolean;
}

/** The sixteen arguments of a rule. */
export const SECURITY_RULE_KEYS: readonly string[] = [
  "access",
  "description",
  "destination_address_prefix",
  "destination_address_prefixes",
  "destination_application_security_group_ids",
  "destination_port_range",
  "destination_port_ranges",
  "direction",
  "name",
  "priority",
  "protocol",
  "source_address_prefix",
  "source_address_prefixes",
  "source_application_security_group_ids",
  "source_port_range",
  "source_port_ranges",
];

export const STANDALONE_KEYS: ReadonlySet<string> = new Set([
  ...SECURITY_RULE_KEYS,
  "network_security_group_name",
  "resource_group_name",
]);

export const GROUP_KEYS: ReadonlySet<string> = new Set([
  "location",
  "name",
  "resource_group_name",
  "security_rule",
  "tags",
]);

export const ASSOCIATION_KEYS: Readonly<Record<PointKind, ReadonlySet<string>>> = {
  subnet: new Set(["subnet_id", "network_security_group_id"]),
  networkInterface: new Set(["network_interface_id", "network_security_group_id"]),
};

export function securityRule(block: ResourceBlock): SecurityRule {
  return {
    block,
    name: block.text("name"),
    description: block.text("description"),
    direction: block.text("direction"),
    access: block.text("access"),
    priority: block.number("priority"),
    protocol: block.text("protocol"),
    source: {
      prefix: block.text("source_address_prefix"),
      prefixes: block.texts("source_address_prefixes"),
      groups: block.names("source_application_security_group_ids"),
      port: block.text("source_port_range"),
      ports: block.texts("source_port_ranges"),
    },
    destination: {
      prefix: block.text("destination_address_prefix"),
      prefixes: block.texts("destination_address_prefixes"),
      groups: block.names("destination_application_security_group_ids"),
      port: block.text("destination_port_range"),
      ports: block.texts("destination_port_ranges"),
    },
  };
}

export function standaloneRules(resources: ResourceSet): readonly StandaloneRule[] {
  return resources.ofTypes([RULE_TYPE]).map(({ block }) => standaloneRule(block));
}

export function standaloneRule(block: ResourceBlock): StandaloneRule {
  return {
    ...securityRule(block),
    group: {
      name: block.name("network_security_group_name"),
      resourceGroup: block.name("resource_group_name"),
      provider: block.body["provider"],
    },
  };
}

export function securityGroups(resources: ResourceSet): readonly SecurityGroupRecord[] {
  return resources.ofTypes([GROUP_TYPE]).map((resource) => securityGroup(resource, resource.block));
}

/** @param block the resource's own, or the same with other notes. */
export function securityGroup(resource: Resource, block: ResourceBlock): SecurityGroupRecord {
  return {
    resource,
    block,
    name: block.name("name"),
    resourceGroup: block.name("resource_group_name"),
    provider: block.body["provider"],
    location: block.name("location"),
    inline: inlineRules(block),
  };
}

function inlineRules(group: ResourceBlock): SecurityGroupRecord["inline"] {
  const list = group.objectList("security_rule");
  if (list.is !== "known") return list;
  const rules = list.value.map((block, at) => {
    if (block === undefined) return undefined;
    const name = nameText(block.text("name"));
    const key = name === undefined ? at : JSON.stringify(name);
    return securityRule(block.named(`${group.address}.security_rule[${key}]`));
  });
  return { ...list, value: rules };
}

export function associations(resources: ResourceSet): readonly Association[] {
  return resources.ofTypes([SUBNET_ASSOCIATION, INTERFACE_ASSOCIATION]).map(({ type, block }) => {
    const kind = type === SUBNET_ASSOCIATION ? "subnet" : "networkInterface";
    const point = block.name(kind === "subnet" ? "subnet_id" : "network_interface_id");
    const isCall = !block.address.includes(`${type}.`);
    return { block, kind, point, group: block.name("network_security_group_id"), isCall };
  });
}

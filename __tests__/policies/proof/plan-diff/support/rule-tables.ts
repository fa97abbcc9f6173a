// States and plans with a few rules of either cloud, and the table of what differs between two of them.
import { type ChangedRule, type ShownValue } from "../../../../../policies/proof";
import { changedRules } from "../../../../../policies/proof/plan-diff/rule-changes/changed-rules";
import { parseSource, ruleRows } from "../../../../../policies/readers";

type Values = Record<string, unknown>;

export interface TestResource {
  readonly type: string;
  readonly name: string;
  readonly values: Values;
  readonly unknown?: Values;
  readonly sensitive?: Values;
}

const ID = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network";

/** An inline rule as azurerm shows it. */
export function inline(name: string, over: Values = {}): Values {
  return {
    name,
    description: "",
    direction: "Inbound",
    access: "Allow",
    priority: 100,
    protocol: "Tcp",
    source_address_prefix: "",
    source_address_prefixes: ["203.0.113.0/24"],
    source_application_security_group_ids: [],
    source_port_range: "*",
    source_port_ranges: [],
    destination_address_prefix: "*",
    destination_address_prefixes: [],
    destination_application_security_group_ids: [],
    destination_port_range: "443",
    destination_port_ranges: [],
    ...over,
  };
}

export function group(rules: readonly Values[], over: Values = {}, name = "edge"): TestResource {
  const id = `${ID}/networkSecurityGroups/nsg-${name}`;
  const values = { id, name: `nsg-${name}`, resource_group_name: "rg", location: "westeurope" };
  return {
    type: "azurerm_network_security_group",
    name,
    values: { ...values, security_rule: rules, ...over },
  };
}

export function standalone(name: string, over: Values = {}, of = "nsg-edge"): TestResource {
  const id = `${ID}/networkSecurityGroups/${of}/securityRules/${name}`;
  return {
    type: "azurerm_network_security_rule",
    name: name.toLowerCase(),
    values: {
      id,
      ...inline(name, over),
      network_security_group_name: of,
      resource_group_name: "rg",
    },
  };
}

export function vpcRule(name: string, over: Values = {}): TestResource {
  return {
    type: "google_compute_firewall",
    name,
    values: {
      name,
      network: "https://www.googleapis.com/compute/v1/projects/p-edge/global/networks/edge",
      project: "p-edge",
      direction: "INGRESS",
      priority: 1000,
      disabled: false,
      description: "",
      allow: [{ protocol: "tcp", ports: ["443"] }],
      deny: [],
      source_ranges: ["203.0.113.0/24"],
      source_tags: null,
      source_service_accounts: null,
      destination_ranges: [],
      target_tags: ["edge"],
      target_service_accounts: null,
      ...over,
    },
  };
}

function entryOf({ type, name, values, sensitive = {} }: TestResource): Values {
  const cloud = type.split("_")[0] === "azurerm" ? "azurerm" : "google";
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: `registry.terraform.io/hashicorp/${cloud}`,
    schema_version: 0,
    values,
    sensitive_values: sensitive,
  };
}

/** A state as `terraform show -json` prints it. */
export function stateText(resources: readonly TestResource[]): string {
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: { resources: resources.map(entryOf) } },
  });
}

/** A plan that creates all of the resources. */
export function planText(resources: readonly TestResource[]): string {
  const changes = resources.map((resource) => {
    const { values, sensitive_values, schema_version, ...head } = entryOf(resource);
    const change = {
      actions: ["create"],
      before: null,
      after: values,
      after_unknown: resource.unknown ?? {},
      before_sensitive: false,
      after_sensitive: sensitive_values,
    };
    return { ...head, change, schema_version };
  });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: { resources: [] } },
  });
}

export function table(
  before: readonly TestResource[],
  after: readonly TestResource[],
  options: { readonly plan?: boolean; readonly showSensitive?: boolean } = {},
): readonly ChangedRule[] {
  const head = options.plan === true ? planText(after) : stateText(after);
  return changedRules(
    ruleRows(parseSource(stateText(before), "before.json")),
    ruleRows(parseSource(head, "after.json")),
    options,
  );
}

/** `changed rdp: source_address_prefixes 10.0.0.4 -> 10.0.0.5`. */
export function said(rules: readonly ChangedRule[]): readonly string[] {
  return rules.map(({ step, before, after, fields }) => {
    const names = [before?.name, after?.name].filter((name) => name !== undefined);
    const what = fields.map(
      (field) => `${field.key} ${textOf(field.before)} -> ${textOf(field.after)}`,
    );
    return [`${step} ${[...new Set(names)].join(" -> ")}`, ...what].join(", ");
  });
}

function textOf(value: ShownValue): string {
  if (value.is === "text") return value.text;
  if (value.is !== "list") return `(${value.is})`;
  return `[${[...value.items, ...(value.more === undefined ? [] : [`(${value.more})`])].join(" ")}]`;
}

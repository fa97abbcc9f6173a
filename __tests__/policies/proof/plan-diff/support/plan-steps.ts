// Small plans: objects before and objects after, each with its values, by address.
import type { Box, Range } from "../../../../../modules/packets";
import { compareShown, type PlanComparison } from "../../../../../policies/proof";
import { parseTerraformPlan } from "../../../../../policies/readers";

export type Values = Readonly<Record<string, unknown>>;
/** By address, such as `google_compute_firewall.web`. */
export type World = Readonly<Record<string, Values>>;

/** Arguments whose value is known after the apply only, by address. */
export type Unknowns = Readonly<Record<string, Values>>;

export function planBetween(before: World, after: World, unknown: Unknowns = {}): string {
  const addresses = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    prior_state: {
      format_version: "1.0",
      values: {
        root_module: {
          resources: Object.entries(before).map(([address, values]) => ({
            ...namesOf(address),
            values,
            sensitive_values: {},
          })),
        },
      },
    },
    resource_changes: addresses.map((address) => {
      const [was, is] = [before[address] ?? null, after[address] ?? null];
      return {
        ...namesOf(address),
        change: {
          actions: [actionOf(was, is)],
          before: was,
          after: is,
          after_unknown: unknown[address] ?? {},
          before_sensitive: {},
          after_sensitive: {},
        },
      };
    }),
    configuration: { provider_config: {}, root_module: {} },
    complete: true,
  });
}

function namesOf(address: string) {
  const [type = "", name = ""] = address.split(".");
  const provider = type.startsWith("azurerm") ? "azurerm" : "google";
  return {
    address,
    mode: "managed",
    type,
    name,
    provider_name: `registry.terraform.io/hashicorp/${provider}`,
  };
}

function actionOf(was: Values | null, is: Values | null): string {
  if (was === null) return "create";
  if (is === null) return "delete";
  return JSON.stringify(was) === JSON.stringify(is) ? "no-op" : "update";
}

export function compare(before: World, after: World, unknown: Unknowns = {}): PlanComparison {
  const plan = parseTerraformPlan(planBetween(before, after, unknown), "plan.json");
  return compareShown(plan.prior(), plan, { plan: plan.steps() });
}

/** `opens inbound at subnet s`, one line for each entry, in order. */
export function linesOf({ gates }: PlanComparison): readonly string[] {
  return gates.flatMap(({ name, direction, entries }) =>
    entries.map(({ kind }) => `${kind} ${direction} at ${name}`),
  );
}

const PROVIDERS =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network";

export const GROUP_ID = `${PROVIDERS}/networkSecurityGroups/nsg`;
export const SUBNET_ID = `${PROVIDERS}/virtualNetworks/vnet/subnets/snet`;

export interface AzureRule {
  readonly name: string;
  readonly priority: number;
  readonly access: "Allow" | "Deny";
  readonly source: string;
  readonly port: string;
  readonly direction?: "Inbound" | "Outbound";
}

export function azureRule({ source, port, direction = "Inbound", ...rule }: AzureRule): Values {
  return {
    ...rule,
    direction,
    protocol: "Tcp",
    description: "",
    source_address_prefix: source,
    source_address_prefixes: [],
    source_application_security_group_ids: [],
    source_port_range: "*",
    source_port_ranges: [],
    destination_address_prefix: "10.0.0.4/32",
    destination_address_prefixes: [],
    destination_application_security_group_ids: [],
    destination_port_range: port,
    destination_port_ranges: [],
  };
}

export function azureGroup(rules: readonly AzureRule[], name = "nsg"): Values {
  return {
    id: `${PROVIDERS}/networkSecurityGroups/${name}`,
    name,
    resource_group_name: "rg",
    location: "westeurope",
    security_rule: rules.map(azureRule),
    tags: null,
  };
}

export const SUBNET: Values = {
  id: SUBNET_ID,
  name: "snet",
  resource_group_name: "rg",
  virtual_network_name: "vnet",
  address_prefixes: ["10.0.0.0/24"],
};

export const ASSOCIATION: Values = {
  id: SUBNET_ID,
  subnet_id: SUBNET_ID,
  network_security_group_id: GROUP_ID,
};

export interface GoogleRule {
  readonly name: string;
  readonly priority: number;
  readonly action: "allow" | "deny";
  readonly ranges: readonly string[];
  readonly port: string;
  readonly tags?: readonly string[];
}

export function googleRule({ name, priority, action, ranges, port, tags }: GoogleRule): Values {
  return {
    id: `projects/p/global/firewalls/${name}`,
    self_link: `https://www.googleapis.com/compute/v1/projects/p/global/firewalls/${name}`,
    name,
    project: "p",
    network: "https://www.googleapis.com/compute/v1/projects/p/global/networks/edge",
    direction: "INGRESS",
    priority,
    disabled: false,
    allow: action === "allow" ? [{ protocol: "tcp", ports: [port] }] : [],
    deny: action === "deny" ? [{ protocol: "tcp", ports: [port] }] : [],
    source_ranges: ranges,
    destination_ranges: [],
    source_tags: null,
    source_service_accounts: null,
    target_tags: tags ?? null,
    target_service_accounts: null,
  };
}

export function machine(name: string, tags: readonly string[]): Values {
  return {
    id: `projects/p/zones/z/instances/${name}`,
    self_link: `https://www.googleapis.com/compute/v1/projects/p/zones/z/instances/${name}`,
    name,
    project: "p",
    zone: "europe-west4-a",
    tags,
    service_account: [],
    network_interface: [
      {
        network: "https://www.googleapis.com/compute/v1/projects/p/global/networks/edge",
        network_ip: "10.9.0.4",
      },
    ],
  };
}

/** Whether the box has the tcp packet from a host to a port of 10.0.0.4. */
export function boxContains(box: Box, host: string, port: number): boolean {
  const inside = (ranges: readonly Range[], value: number): boolean =>
    ranges.some(({ first, last }) => first <= value && value <= last);
  const within = (ranges: Box["source"], text: string): boolean => {
    const value = text.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
    return ranges.some(({ first, last }) => first <= value && value <= last);
  };
  return (
    box.family === 4 &&
    inside(box.protocol, 6) &&
    inside(box.destinationPort, port) &&
    within(box.source, host) &&
    within(box.destination, "10.0.0.4")
  );
}

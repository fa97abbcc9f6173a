// Documents and deployments for the readers' tests, small enough to be read in the test, and the words in which a row
// asks: is this packet `open`, `closed`, or can nobody tell?
import { boxHas, decide, type Packet, parsePrefix, PROTOCOL } from "../../../../modules/packets";
import type {
  AzureSettings,
  Deployment,
  GoogleNetwork,
  GoogleSettings,
} from "../../../../modules/sites";
import {
  type Gate,
  parseTerraformConfiguration,
  readGates,
  type Reading,
} from "../../../../policies/readers";
import { end } from "../../../samples/hand-made-deployments";

export type Fields = Readonly<Record<string, unknown>>;

export const SUBNET =
  "/subscriptions/s/resourceGroups/rg/providers/n/virtualNetworks/v/subnets/edge";
export const NIC = "/subscriptions/s/resourceGroups/rg/providers/n/networkInterfaces/edge-1";
const GROUP = "azurerm_network_security_group";

const COMMON = {
  site: "contoso",
  name: "perimeter",
  interfaceReading: "printed",
  interfaces: [end("access", "10.45.16.10", "2001:db8::10")],
  flows: [],
  selectedRows: 0,
  advisories: [],
  place: { file: "edge.yaml" },
} as const;

export function azure(settings: Partial<AzureSettings> = {}): Deployment {
  return {
    ...COMMON,
    cloud: "azure",
    settings: {
      resourceGroup: "rg",
      location: "westeurope",
      attach: [{ subnetId: SUBNET }],
      rules: "inline",
      subnets: "dedicated",
      name: "nsg-edge",
      tags: {},
      ...settings,
    },
  };
}

/** One network, unless the settings list several. Rules for other machines are judged as well. */
export function google(settings: Partial<GoogleSettings & GoogleNetwork> = {}): Deployment {
  return { ...lenientGoogle(settings), otherMachines: "strict" };
}

/** The same where rules that act on no Edge machine are not judged. */
export function lenientGoogle({
  network = "perimeter",
  targets = { tags: ["edge"] },
  ...settings
}: Partial<GoogleSettings & GoogleNetwork> = {}): Deployment {
  return {
    ...COMMON,
    cloud: "google",
    settings: {
      project: "contoso",
      networks: [{ network, targets }],
      namePrefix: "edge",
      ...settings,
    },
  };
}

let serial = 0;

/** An inline rule: inbound, allow, tcp, every port, from anywhere to the Edge, unless said otherwise. */
export function securityRule(fields: Fields = {}): Fields {
  serial++;
  return {
    name: `rule-${serial}`,
    priority: 100 + (serial % 3900),
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "10.45.16.10/32",
    ...fields,
  };
}

/** A deny of everything in one direction, last before the defaults. */
export function denyAll(direction: "Inbound" | "Outbound", family: 4 | 6 = 4): Fields {
  const any = family === 4 ? "0.0.0.0/0" : "::/0";
  return securityRule({
    name: `deny-${direction}-${family}`,
    priority: 4090 + family,
    direction,
    access: "Deny",
    protocol: "*",
    source_address_prefix: any,
    destination_address_prefix: any,
  });
}

/** Resources by type and name; later arguments add to earlier ones. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

export function group(rules: readonly Fields[] | undefined, more: Fields = {}): Resources {
  const body = { name: "nsg-edge", resource_group_name: "rg", location: "westeurope", ...more };
  const inline = rules?.map((rule) => ({ ...UNSET, ...rule }));
  return { [GROUP]: { edge: inline === undefined ? body : { security_rule: inline, ...body } } };
}

/** Terraform's JSON syntax wants every key of an inline rule. */
export const UNSET: Fields = Object.fromEntries(
  [
    "description",
    ...["source", "destination"].flatMap((side) => [
      `${side}_address_prefix`,
      `${side}_address_prefixes`,
      `${side}_application_security_group_ids`,
      `${side}_port_range`,
      `${side}_port_ranges`,
    ]),
  ].map((key) => [key, null]),
);

export function attached(id: string = SUBNET, name = "edge", groupName = "edge"): Resources {
  const type = id.includes("networkInterface") || id.includes("network_interface");
  return type
    ? {
        azurerm_network_interface_security_group_association: {
          [name]: {
            network_interface_id: id,
            network_security_group_id: `\${${GROUP}.${groupName}.id}`,
          },
        },
      }
    : {
        azurerm_subnet_network_security_group_association: {
          [name]: { subnet_id: id, network_security_group_id: `\${${GROUP}.${groupName}.id}` },
        },
      };
}

/** A VPC rule: ingress, tcp, from anywhere to the Edge by tag and address, unless said otherwise. */
export function vpcRule(fields: Fields = {}): Fields {
  serial++;
  const verdict = "deny" in fields ? {} : { allow: [{ protocol: "tcp" }] };
  const outbound = fields["direction"] === "EGRESS";
  return {
    name: `rule-${serial}`,
    network: "perimeter",
    project: "contoso",
    direction: "INGRESS",
    priority: 1000,
    ...(outbound
      ? { source_ranges: ["10.45.16.10/32"], destination_ranges: ["0.0.0.0/0"] }
      : { source_ranges: ["0.0.0.0/0"], destination_ranges: ["10.45.16.10/32"] }),
    target_tags: ["edge"],
    ...verdict,
    ...fields,
  };
}

export function vpc(...rules: readonly Fields[]): Resources {
  return {
    google_compute_firewall: Object.fromEntries(rules.map((rule, at) => [`fw-${at}`, rule])),
  };
}

export function documentText(...parts: readonly Resources[]): string {
  const resource: Record<string, Record<string, Fields>> = {};
  for (const part of parts) {
    for (const [type, named] of Object.entries(part)) {
      resource[type] = { ...resource[type], ...named };
    }
  }
  return JSON.stringify({ resource }, null, 2);
}

export function read(deployment: Deployment, ...parts: readonly Resources[]): Reading {
  return readText(deployment, documentText(...parts));
}

export function readText(deployment: Deployment, text: string, file = "cdk.tf.json"): Reading {
  return readGates(parseTerraformConfiguration(text, file), deployment);
}

/** The only gate of these machines in this direction. */
export function gate(
  { gates }: Reading,
  direction: Gate["direction"],
  machines: Gate["machines"] = "edge",
): Gate {
  const [only, ...more] = gates.filter(
    (one) => one.direction === direction && one.machines === machines,
  );
  if (only === undefined || more.length > 0) {
    throw new Error(`expected one ${direction} gate of ${machines} machines: ${names(gates)}`);
  }
  return only;
}

export const names = (gates: readonly Gate[]): string =>
  gates.map(({ direction, name }) => `${direction} ${name}`).join(" | ");

/**
 * A packet written as `tcp 203.0.113.5:40000 > 10.45.16.10:443`, `icmp 203.0.113.5 > 10.45.16.10` or
 * `99 2001:db8::1 > 2001:db8::10`. IPv6 addresses with a port stand in brackets.
 */
export function packet(text: string): Packet {
  const [name = "", from = "", , to = ""] = text.split(" ");
  const [source, sourcePort] = endpoint(from);
  const [destination, destinationPort] = endpoint(to);
  const protocol = name in PROTOCOL ? PROTOCOL[name as keyof typeof PROTOCOL] : Number(name);
  const family = source.family;
  return {
    family,
    source: source.first,
    destination: destination.first,
    protocol,
    sourcePort,
    destinationPort,
  };
}

function endpoint(text: string): readonly [ReturnType<typeof parsePrefix>, number] {
  const [, address = text, port = "0"] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(text) ?? [];
  const bare = text.includes("[") || !/:.*:/.test(text) ? address : text;
  return [parsePrefix(bare), bare === text ? 0 : Number(port)];
}

export type Answer = "open" | "closed" | "unknown" | "out of scope";

/** What the gate does with the packet, by the obvious first-match loop. */
export function ask({ chain, scope }: Gate, text: string): Answer {
  const one = packet(text);
  if (scope !== undefined && !scope.some((box) => boxHas(box, one))) return "out of scope";
  const must = decide(chain, "must", one).action;
  const may = decide(chain, "may", one).action;
  if (must === may) return must === "allow" ? "open" : "closed";
  if (must === "allow") throw new Error(`the lower bound admits what the upper does not: ${text}`);
  return "unknown";
}

/** Messages of what was not understood, with its address: one text for each. */
export const complaints = ({ unsupported }: Reading): readonly string[] =>
  unsupported.map(({ address, message }) =>
    address === undefined ? message : `${address}: ${message}`,
  );

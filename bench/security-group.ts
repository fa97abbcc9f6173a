// A security group of a thousand rules as a Terraform document in memory, and the deployment whose flows it implements.
import type { Prefix } from "../modules/packets";
import type { BoundFlow, Deployment } from "../modules/sites";
import { generateFlows } from "./flow-generator";
import type { GeneratedRule } from "./rule-generators";
import { SeededRandom } from "./seeded-random";

const SUBNET_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks/vnet-edge/subnets/snet-edge";

/** Half of the flows in each direction, twice as many rules, and four denies of everything else. */
export interface SecurityGroupWorkload {
  readonly deployment: Deployment;
  readonly text: string;
  readonly ruleCount: number;
  readonly prefixCount: number;
}

export function generateSecurityGroup(seed: number, flowCount = 498): SecurityGroupWorkload {
  const random = new SeededRandom(seed);
  const inbound = generateFlows(random, flowCount / 2);
  const outbound = generateFlows(random, flowCount / 2);
  const rules = [...rulesOf(inbound.rules, "Inbound"), ...rulesOf(outbound.rules, "Outbound")];
  const flows = [...inbound.flows, ...outbound.flows.map(turned)];
  return {
    deployment: deploymentOf(flows),
    text: JSON.stringify(documentOf(rules), null, 2),
    ruleCount: rules.length,
    prefixCount: rules.reduce((sum, rule) => sum + prefixesIn(rule), 0),
  };
}

function turned(flow: BoundFlow): BoundFlow {
  return { ...flow, id: flow.id.replace("in-", "out-"), direction: "outbound" };
}

type WrittenRule = Readonly<Record<string, string | number | readonly string[] | null>>;

function rulesOf(
  rules: readonly GeneratedRule[],
  direction: "Inbound" | "Outbound",
): readonly WrittenRule[] {
  const [remote, local] =
    direction === "Inbound"
      ? (["source", "destination"] as const)
      : (["destination", "source"] as const);
  const written = rules.map((rule, i) => ({
    ...frame(`${direction}-${i}`, direction, 100 + i),
    access: rule.action === "allow" ? "Allow" : "Deny",
    protocol: rule.protocol === 6 ? "Tcp" : "Udp",
    destination_port_range: portText(rule),
    ...side(remote, rule.source),
    ...side(local, rule.destination),
  }));
  const denies = ["0.0.0.0/0", "::/0"].map((everywhere, i) => ({
    ...frame(`${direction}-deny-${i}`, direction, 4095 + i),
    source_address_prefix: everywhere,
    destination_address_prefix: everywhere,
  }));
  return [...written, ...denies];
}

/** All sixteen arguments, as the constructs write them. */
function frame(name: string, direction: string, priority: number): WrittenRule {
  return {
    access: "Deny",
    description: `generated rule ${name}`,
    destination_address_prefix: null,
    destination_address_prefixes: null,
    destination_application_security_group_ids: null,
    destination_port_range: "*",
    destination_port_ranges: null,
    direction,
    name,
    priority,
    protocol: "*",
    source_address_prefix: null,
    source_address_prefixes: null,
    source_application_security_group_ids: null,
    source_port_range: "*",
    source_port_ranges: null,
  };
}

function portText({
  destinationPort: { first, last } = { first: 0, last: 65535 },
}: GeneratedRule): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function side(name: "source" | "destination", prefixes: readonly Prefix[]): WrittenRule {
  const [only, second] = prefixes;
  return only !== undefined && second === undefined
    ? { [`${name}_address_prefix`]: only.text }
    : { [`${name}_address_prefixes`]: prefixes.map(({ text }) => text) };
}

function prefixesIn(rule: WrittenRule): number {
  return ["source", "destination"].reduce((sum, name) => {
    const several = rule[`${name}_address_prefixes`];
    return sum + (Array.isArray(several) ? several.length : 1);
  }, 0);
}

function documentOf(rules: readonly WrittenRule[]): unknown {
  return {
    "//": { metadata: { backend: "local", stackName: "bench", version: "0.21.0" }, outputs: {} },
    provider: { azurerm: [{ features: [{}] }] },
    resource: {
      azurerm_network_security_group: {
        edge: {
          location: "westeurope",
          name: "nsg",
          resource_group_name: "rg",
          security_rule: rules,
        },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          network_security_group_id: "${azurerm_network_security_group.edge.id}",
          subnet_id: SUBNET_ID,
        },
      },
    },
    terraform: { required_providers: { azurerm: { source: "azurerm", version: "4.55.0" } } },
  };
}

function deploymentOf(flows: readonly BoundFlow[]): Deployment {
  return {
    site: "bench",
    name: "bench",
    cloud: "azure",
    interfaceReading: "printed",
    interfaces: [...new Map(flows.map(({ near }) => [near.role, near])).values()],
    flows,
    selectedRows: 0,
    advisories: [],
    place: { file: "bench", line: 1, column: 1 },
    settings: {
      resourceGroup: "rg",
      location: "westeurope",
      attach: [{ subnetId: SUBNET_ID }],
      rules: "inline",
      subnets: "dedicated",
      name: "nsg",
      tags: {},
    },
  };
}

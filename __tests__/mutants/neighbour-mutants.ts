// Mutants of pairs of configurations: the Edge's own stays as it is, and one field of a neighbour's object changes. In the
// neighbour's original nothing is at the Edge.
import type { Deployment } from "../../modules/sites";

type Loose = Record<string, unknown>;

export interface NeighbourMutant {
  readonly name: string;
  /** The neighbour's document. */
  readonly document: unknown;
}

/** What identifies the Edge's own objects. */
export type EdgePlace = Readonly<Record<"group" | "resourceGroup" | "subnet", string>>;

const TOKEN = "${var.x}";
/** Forms of a name: the text, around it, and what nobody knows. */
const formsOf = (text: string): readonly unknown[] => [
  text,
  `${text}-2`,
  TOKEN,
  `${text.slice(0, 2)}${TOKEN}`,
  `${TOKEN}${text.slice(-2)}`,
  `q${TOKEN}`,
];

type FieldEdits = Readonly<Record<string, readonly unknown[]>>;
interface Original {
  readonly document: Loose;
  /** By type, the values that each argument is tried with; `undefined` leaves it out. */
  readonly edits: Readonly<Record<string, FieldEdits>>;
}

function azureOriginal(place: EdgePlace): Original {
  const rule = {
    name: "ssh",
    priority: 150,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "*",
    destination_port_range: "22",
  };
  const web = { resource_group_name: "rg-web", location: "westeurope" };
  const traffic: FieldEdits = {
    priority: [100, 4096],
    direction: ["Outbound"],
    access: ["Deny"],
    protocol: ["Udp", "*"],
    destination_port_range: ["443", "*"],
  };
  return {
    document: {
      provider: {
        azurerm: [{ features: [{}], subscription_id: place.subnet.split("/")[2] }],
      },
      resource: {
        azurerm_network_security_rule: {
          own: { ...rule, network_security_group_name: "nsg-web", resource_group_name: "rg-web" },
          // One name apart from the Edge's group.
          near: {
            ...rule,
            network_security_group_name: place.group,
            resource_group_name: "rg-web",
          },
          near2: {
            ...rule,
            name: "ssh-2",
            network_security_group_name: "nsg-web",
            resource_group_name: place.resourceGroup,
          },
        },
        azurerm_network_security_group: {
          web: { ...web, name: "nsg-shared", security_rule: [] },
          twin: { ...web, name: place.group, security_rule: [] },
        },
        azurerm_subnet: {
          web: {
            name: "snet-web",
            resource_group_name: place.subnet.split("/")[4],
            virtual_network_name: place.subnet.split("/")[8],
            address_prefixes: ["10.45.99.0/24"],
          },
        },
        azurerm_subnet_network_security_group_association: {
          web: {
            subnet_id: "${azurerm_subnet.web.id}",
            network_security_group_id: "${azurerm_network_security_group.web.id}",
          },
        },
      },
    },
    edits: {
      azurerm_network_security_rule: {
        ...traffic,
        network_security_group_name: formsOf(place.group),
        resource_group_name: formsOf(place.resourceGroup),
      },
      azurerm_network_security_group: {
        name: formsOf(place.group),
        resource_group_name: formsOf(place.resourceGroup),
      },
      azurerm_subnet: { name: formsOf(place.subnet.split("/")[10]!) },
      azurerm_subnet_network_security_group_association: {
        subnet_id: [
          ...formsOf(place.subnet).slice(0, 3),
          place.subnet.toUpperCase(),
          place.subnet.replace(/[^/]+$/, TOKEN),
          place.subnet.replace(/[^/]+$/, `q${TOKEN}`),
          place.subnet.replace(/^\/subscriptions\/[^/]+/, `/subscriptions/${TOKEN}`),
          place.subnet.replace(
            /^\/subscriptions\/[^/]+(.*)\/[^/]+$/,
            `/subscriptions/${TOKEN}$1/snet-2`,
          ),
        ],
      },
    },
  };
}

function googleOriginal(project: string, network: string, tag: string, address: string): Original {
  const rule = {
    name: "ssh",
    network,
    priority: 100,
    direction: "INGRESS",
    source_ranges: ["0.0.0.0/0"],
    allow: [{ protocol: "tcp", ports: ["22"] }],
  };
  const deny = { allow: undefined, deny: [{ protocol: "tcp", ports: ["5061"] }] };
  const link = `projects/${project}/global/networks/`;
  return {
    document: {
      provider: { google: [{ project }] },
      resource: {
        google_compute_firewall: {
          own: { ...rule, target_tags: ["web"] },
          closes: { ...rule, ...deny, name: "closes", priority: 10, target_tags: ["web"] },
          hub: { ...rule, name: "hub", network: "hub" },
          linked: { ...rule, name: "linked", network: `${link}hub` },
          referred: { ...rule, name: "referred", network: "${google_compute_network.hub.name}" },
        },
        google_compute_network: { hub: { name: "hub", auto_create_subnetworks: false } },
        google_compute_instance: {
          web: {
            name: "web",
            machine_type: "e2-small",
            zone: "europe-west4-a",
            boot_disk: [{ source: "d" }],
            tags: ["web"],
            network_interface: [{ network, network_ip: "10.99.0.7" }],
          },
        },
      },
    },
    edits: {
      google_compute_firewall: {
        network: [...formsOf(network), ...formsOf(`${link}${network}`), `${link}hub`],
        project: [...formsOf(project), "p-2"],
        target_tags: [undefined, null, [], [tag], ["web", tag], ["db"]],
        priority: [0, 65534],
        disabled: [true],
        source_ranges: [["198.51.100.0/24"]],
      },
      google_compute_network: { name: formsOf(network), project: ["p-2"] },
      google_compute_instance: {
        tags: [["db"], []],
        network_interface: [
          [{ network: "hub", network_ip: "10.99.0.7" }],
          [{ network, network_ip: address }],
        ],
      },
    },
  };
}

/** The neighbour as it is, and with each argument of each object in each of the forms. */
export function neighboursOf(deployment: Deployment, place: EdgePlace): readonly NeighbourMutant[] {
  const { document, edits } =
    deployment.cloud === "azure" ? azureOriginal(place) : googleFrom(deployment);
  const mutants = Object.entries(edits).flatMap(([type, fields]) => {
    const objects = (document["resource"] as Record<string, Loose>)[type]!;
    return Object.keys(objects).flatMap((object) =>
      Object.entries(fields).flatMap(([key, values]) =>
        values.map((value): NeighbourMutant => {
          const copy = structuredClone(document);
          const body = (copy["resource"] as Record<string, Record<string, Loose>>)[type]![object]!;
          body[key] = value;
          return {
            name: `${type}.${object}: ${key} ${JSON.stringify(value)}`,
            document: JSON.parse(JSON.stringify(copy)) as unknown,
          };
        }),
      ),
    );
  });
  return [{ name: "as it is", document: JSON.parse(JSON.stringify(document)) }, ...mutants];
}

function googleFrom(deployment: Extract<Deployment, { cloud: "google" }>): Original {
  const { project, networks } = deployment.settings;
  const [{ network, targets }] = networks as readonly [(typeof networks)[number]];
  const tag = "tags" in targets ? targets.tags[0]! : "";
  const first = deployment.interfaces[0]!.addresses[0]!.ranges[0]!.first;
  const bytes = [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n);
  return googleOriginal(project, network, tag, bytes.join("."));
}

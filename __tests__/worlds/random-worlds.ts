// Small worlds around an Edge Server, drawn at random: one to three other stacks whose objects may or may not be at the Edge,
// with names as literals, references, outputs of remote states, variables and templates.
import fc from "fast-check";

type Loose = Record<string, unknown>;
export type World = Readonly<Record<string, unknown>>;

/** A text and what has to stand beside it in its stack, or in the stack that owns the networks. */
interface Name {
  readonly text: string;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Loose>>>>;
  readonly output?: Loose;
}

interface Part {
  readonly type: string;
  readonly body: Loose;
  readonly names: readonly Name[];
}

const REMOTE = "${data.terraform_remote_state.net.outputs.";
const STATE = "/states/network";

/** A name that is this one, another one, or not known. */
function nameOf(real: string, other: string): fc.Arbitrary<Name> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ text: real }) },
    { weight: 3, arbitrary: fc.constant({ text: other }) },
    fc.constant({ text: "${var.name}" }),
    fc.constant({ text: `${real.slice(0, 3)}\${var.rest}` }),
    fc.constant({ text: `xy\${var.rest}` }),
    fc.constantFrom(real, other).map((value) => ({
      text: `${REMOTE}${value === real ? "real" : "other"}}`,
      output: { [value === real ? "real" : "other"]: { value } },
    })),
  );
}

/** A reference to a resource of the same stack that has one of two names. */
function referenceTo(
  type: string,
  attribute: string,
  bodies: readonly Loose[],
): fc.Arbitrary<Name> {
  return fc.constantFrom(...bodies.map((body, at) => ({ body, at }))).map(({ body, at }) => ({
    text: `\${${type}.net${at}.${attribute}}`,
    resource: { [type]: { [`net${at}`]: body } },
  }));
}

const PORTS = fc.constantFrom("22", "443", "5061", "50000-59999");

export interface AzurePlace {
  readonly group: string;
  readonly resourceGroup: string;
  readonly subnet: string;
}

function azureParts({ group, resourceGroup, subnet }: AzurePlace): fc.Arbitrary<Part> {
  const rule = fc
    .record({
      ports: PORTS,
      access: fc.constantFrom("Allow", "Deny"),
      direction: fc.constantFrom("Inbound", "Outbound"),
      priority: fc.integer({ min: 4000, max: 4050 }).chain((n) => fc.constantFrom(n, n - 3850)),
    })
    .map(({ ports, ...body }) => ({
      ...body,
      name: `extra-${body.priority}`,
      protocol: "Tcp",
      source_port_range: "*",
      source_address_prefix: "*",
      destination_address_prefix: "*",
      destination_port_range: ports,
    }));
  const place = nameOf(resourceGroup, "rg-other");
  const rules = fc
    .tuple(rule, nameOf(group, "nsg-web"), place)
    .map(([body, name, where]): Part => ({
      type: "azurerm_network_security_rule",
      body: { ...body, network_security_group_name: name.text, resource_group_name: where.text },
      names: [name, where],
    }));
  const groups = fc
    .tuple(fc.array(rule, { maxLength: 1 }), nameOf(group, "nsg-web"), place)
    .map(([written, name, where]): Part => ({
      type: "azurerm_network_security_group",
      body: {
        name: name.text,
        resource_group_name: where.text,
        location: "westeurope",
        security_rule: written,
      },
      names: [name, where],
    }));
  const parts = subnet.split("/");
  const declared = (name: string): Loose => ({
    name,
    resource_group_name: parts[4],
    virtual_network_name: parts[8],
    address_prefixes: ["10.45.16.0/24"],
  });
  const point = fc.oneof(
    nameOf(subnet, `${subnet}-b`),
    referenceTo("azurerm_subnet", "id", [declared(parts[10]!), declared("snet-b")]),
  );
  const associations = point.map((name): Part => ({
    type: "azurerm_subnet_network_security_group_association",
    body: {
      subnet_id: name.text,
      network_security_group_id: "${azurerm_network_security_group.web.id}",
    },
    names: [
      name,
      {
        text: "",
        resource: {
          azurerm_network_security_group: {
            web: {
              name: "nsg-shared",
              resource_group_name: "rg-shared",
              location: "westeurope",
              security_rule: [],
            },
          },
        },
      },
    ],
  }));
  return fc.oneof(rules, groups, associations);
}

export interface GooglePlace {
  readonly network: string;
  readonly project: string;
  readonly tag: string;
  readonly address: string;
}

function googleParts({ network, project, tag, address }: GooglePlace): fc.Arbitrary<Part> {
  const declared = (name: string): Loose => ({ name, project });
  const where = fc.oneof(
    nameOf(network, "other"),
    nameOf(`projects/${project}/global/networks/${network}`, "projects/p-2/global/networks/n"),
    referenceTo("google_compute_network", "name", [declared(network), declared("other")]),
    referenceTo("google_compute_network", "id", [declared(network), declared("other")]),
  );
  const targets = fc.constantFrom<Loose>(
    {},
    { target_tags: [tag] },
    { target_tags: ["web"] },
    { target_tags: ["web", tag] },
    { target_tags: ["db"] },
  );
  const rules = fc
    .record({
      where,
      targets,
      ports: PORTS,
      inbound: fc.boolean(),
      allow: fc.boolean(),
      priority: fc.constantFrom(10, 1000, 65100),
      disabled: fc.constantFrom<Loose>({}, { disabled: true }),
    })
    .map(({ where: name, targets: to, ports, inbound, allow, priority, disabled }): Part => ({
      type: "google_compute_firewall",
      body: {
        name: `extra-${priority}-${ports}-${inbound ? "in" : "out"}-${allow ? "a" : "d"}`,
        network: name.text,
        priority,
        direction: inbound ? "INGRESS" : "EGRESS",
        [inbound ? "source_ranges" : "destination_ranges"]: ["0.0.0.0/0"],
        [allow ? "allow" : "deny"]: [{ protocol: "tcp", ports: [ports] }],
        ...to,
        ...disabled,
      },
      names: [name],
    }));
  const machines = fc
    .tuple(
      where,
      fc.constantFrom([tag], [tag, "web"], [tag, "db"], ["web"], []),
      fc.constantFrom(address, "10.99.0.7"),
    )
    .map(([name, tags, ip]): Part => ({
      type: "google_compute_instance",
      body: {
        name: "vm",
        machine_type: "e2-small",
        zone: "europe-west4-a",
        boot_disk: [{ source: "d" }],
        tags,
        network_interface: [{ network: name.text, network_ip: ip }],
      },
      names: [name],
    }));
  return fc.oneof({ weight: 3, arbitrary: rules }, { weight: 1, arbitrary: machines });
}

/** Other stacks, and the one that owns the networks and hands them over. */
function stacksOf(lists: readonly (readonly Part[])[], provider: Loose): World {
  const outputs: Loose = {};
  const stacks = lists.map((parts) => {
    const resource: Record<string, Record<string, Loose>> = {};
    for (const [at, { type, body, names }] of parts.entries()) {
      resource[type] = { ...resource[type], [`x${at}`]: body };
      for (const { resource: beside = {}, output = {} } of names) {
        Object.assign(outputs, output);
        for (const [kind, named] of Object.entries(beside))
          resource[kind] = { ...resource[kind], ...named };
      }
    }
    const net = { backend: "local", config: { path: STATE }, workspace: "${terraform.workspace}" };
    return { provider, data: { terraform_remote_state: { net } }, resource };
  });
  const network = {
    terraform: { backend: { local: { path: STATE } } },
    provider,
    output: outputs,
    resource: {},
  };
  const others = stacks.map((stack, at) => [`other-${at + 1}`, stack] as const);
  return { network, ...Object.fromEntries(others) };
}

function worlds(part: fc.Arbitrary<Part>, provider: Loose): fc.Arbitrary<World> {
  const lists = fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 2,
  });
  return lists.map((each) => stacksOf(each, provider));
}

export function azureWorlds(place: AzurePlace): fc.Arbitrary<World> {
  const subscription = place.subnet.split("/")[2];
  return worlds(azureParts(place), {
    azurerm: [{ features: [{}], subscription_id: subscription }],
  });
}

export function googleWorlds(place: GooglePlace): fc.Arbitrary<World> {
  return worlds(googleParts(place), { google: [{ project: place.project }] });
}

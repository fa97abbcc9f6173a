// What another stack of a run does to the Edge, and what it certainly does not: one row each, with the packet or the complaint
// that shows it.
import type { Deployment } from "../../../../modules/sites";
import {
  parseTerraformConfiguration,
  readGates,
  type Reading,
  Run,
} from "../../../../policies/readers";
import {
  ask,
  attached,
  azure,
  denyAll,
  type Fields,
  gate,
  google,
  group,
  lenientGoogle,
  type Resources,
  securityRule,
  SUBNET,
  vpc,
  vpcRule,
} from "../support/read-documents";

interface Stack {
  readonly parts: readonly Resources[];
  /** What stands beside `resource`. */
  readonly root?: Fields;
}

const stack = (...parts: readonly Resources[]): Stack => ({ parts });

function textOf(name: string, { parts, root = {} }: Stack): string {
  const resource: Record<string, Fields> = {};
  for (const part of parts)
    for (const [type, named] of Object.entries(part))
      resource[type] = { ...resource[type], ...named };
  return JSON.stringify({ "//": { metadata: { stackName: name } }, resource, ...root });
}

function readWith(
  deployment: Deployment,
  own: Stack,
  others: Readonly<Record<string, Stack>>,
): Reading {
  const parse = (name: string, one: Stack) =>
    parseTerraformConfiguration(textOf(name, one), `stacks/${name}/cdk.tf.json`);
  const judged = parse("edge", own);
  const run = new Run([judged, ...Object.entries(others).map(([name, one]) => parse(name, one))]);
  return readGates(judged, deployment, run.around(judged, deployment));
}

const AZURE_EDGE = stack(group([denyAll("Inbound"), denyAll("Outbound")]), attached());
const GOOGLE_EDGE = stack(
  vpc(
    vpcRule({ priority: 65000, deny: [{ protocol: "all" }] }),
    vpcRule({ priority: 65000, direction: "EGRESS", deny: [{ protocol: "all" }] }),
  ),
);

const RULE = "azurerm_network_security_rule";
const GROUP = "azurerm_network_security_group";

const standalone = (fields: Fields): Resources => ({
  [RULE]: {
    extra: {
      ...securityRule({ name: "extra", priority: 100 }),
      network_security_group_name: "nsg-edge",
      resource_group_name: "rg",
      ...fields,
    },
  },
});

const twin = (fields: Fields): Resources => ({
  [GROUP]: {
    twin: {
      name: "nsg-edge",
      resource_group_name: "rg",
      location: "westeurope",
      security_rule: [],
      ...fields,
    },
  },
});

const association = (subnet: string): Resources => ({
  ...attached(subnet, "again", "other"),
  [GROUP]: {
    other: {
      name: "nsg-other",
      resource_group_name: "rg-other",
      location: "westeurope",
      security_rule: [],
    },
  },
});

const subnet = (fields: Fields): Resources => ({
  azurerm_subnet: {
    edge: {
      name: "edge",
      virtual_network_name: "v",
      resource_group_name: "rg",
      address_prefixes: ["10.45.16.0/24", "2001:db8::/64"],
      ...fields,
    },
  },
});

const NETWORK_STATE = { terraform: { backend: { local: { path: "/states/network" } } } };
const reads = (path = "/states/network", others: Fields = {}): Fields => ({
  data: { terraform_remote_state: { net: { backend: "local", config: { path }, ...others } } },
});
const OUTPUT = { output: { edge: { value: "${azurerm_subnet.edge.id}" } } };
const REMOTE = "${data.terraform_remote_state.net.outputs.edge}";

const distinct = (deployment: Deployment): Deployment => ({
  ...deployment,
  assume: {
    serviceTags: new Map(),
    applicationSecurityGroups: new Map(),
    networkTags: new Map(),
    serviceAccounts: new Map(),
    noRulesAbove: false,
    otherStacks: "distinct",
  },
});

const complaints = ({ unsupported }: Reading): string =>
  unsupported.map(({ message, place }) => `${place?.file ?? ""}: ${message}`).join("\n");

/** Another stack, and what has to be said of it; nothing where it is about something else. */
type Row = readonly [name: string, other: Stack, complaint: RegExp | undefined];

describe("on Azure", () => {
  const rows: readonly Row[] = [
    ["a rule in the Edge's group by name", stack(standalone({})), /inline rules and standalone rules/],
    ["the same in other letters", stack(standalone({ network_security_group_name: "NSG-Edge" })), /inline rules and standalone/],
    ["a rule in a group of unknown name", stack(standalone({ network_security_group_name: "${var.group}" })), /cannot be told to which security group/],
    ["a rule in a group whose name differs around a template", stack(standalone({ network_security_group_name: "nsg-web-${var.env}" })), undefined],
    ["a rule in a group that may be called so", stack(standalone({ network_security_group_name: "nsg-${var.env}" })), /cannot be told to which security group/],
    ["a rule in another resource group", stack(standalone({ resource_group_name: "rg-2" })), undefined],
    ["a rule in another group", stack(standalone({ network_security_group_name: "nsg-web" })), undefined],
    ["the group declared again", stack(twin({})), /may be|cannot be told whether/],
    ["a group of another resource group", stack(twin({ resource_group_name: "rg-2" })), undefined],
    ["a group of unknown name elsewhere", stack(twin({ name: "${var.n}", location: "northeurope" })), undefined],
    ["a group of unknown name", stack(twin({ name: "${var.n}" })), /cannot be told whether/],
    ["another group at the Edge's subnet", stack(association(SUBNET)), /^stacks\/other\/.*has two associations/m],
    ["another group at the Edge's subnet, in other letters", stack(association(SUBNET.toUpperCase())), /^stacks\/other\/.*has two associations/m],
    ["another group at another subnet", stack(association(`${SUBNET}-b`)), undefined],
    ["another group at an unknown subnet", stack(association("${var.subnet}")), /group of this association is not in the configuration/],
    ["another group at a subnet of its own", stack(association("${azurerm_subnet.edge.id}"), subnet({ name: "web" })), undefined],
    ["another group at the Edge's subnet by reference", stack(association("${azurerm_subnet.edge.id}"), subnet({})), /^stacks\/other\/.*has two associations/m],
    ["a resource that names the Edge's group", stack({ azapi_resource: { x: { parent_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/nsg-edge" } } }), /names .*nsg-edge/],
    ["a resource that names another group", stack({ azapi_resource: { x: { parent_id: "/subscriptions/s/x/networkSecurityGroups/nsg-web" } } }), undefined],
    ["a template for the Edge's resource group", stack({ azurerm_resource_group_template_deployment: { x: { resource_group_name: "RG" } } }), /may make rules in the resource group/],
    ["a template for another resource group", stack({ azurerm_resource_group_template_deployment: { x: { resource_group_name: "rg-2" } } }), undefined],
    ["a program", stack({ null_resource: { x: { provisioner: { "local-exec": { command: "true" } } } } }), undefined],
    ["a security admin rule", stack({ azurerm_network_manager_admin_rule: { x: { name: "x" } } }), /may act on the deployment's machines before/],
    ["a module", { parts: [], root: { module: { x: { source: "./x" } } } }, undefined],
    ["a module that is given the Edge's group", { parts: [], root: { module: { x: { source: "./x", group: "nsg-edge" } } } }, /names .*nsg-edge/],
    ["an import of the Edge's group", { parts: [], root: { import: [{ to: "azurerm_network_security_group.x", id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/nsg-edge" }] } }, /names .*nsg-edge/],
    ["an import of another group", { parts: [], root: { import: [{ to: "azurerm_network_security_group.x", id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/nsg-web" }] } }, undefined],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, other, complaint) => {
    const reading = readWith(azure(), AZURE_EDGE, { other });
    expect(complaints(reading)).toMatch(complaint ?? /^$/);
  });

  test.each([
    ["a rule in a group of unknown name", stack(standalone({ network_security_group_name: "${var.group}" }))],
    ["a group of unknown name", stack(twin({ name: "${var.n}" }))],
    ["another group at an unknown subnet", stack(association("${var.subnet}"))],
  ])("%s is another object where the site says so", (_, other) => {
    const reading = readWith(distinct(azure()), AZURE_EDGE, { other });
    expect(complaints(reading)).toBe("");
    expect(reading.assumptions.join("\n")).toContain("is another object");
  }); // prettier-ignore

  test("what is certainly the same object is so whatever the site states", () => {
    const reading = readWith(distinct(azure()), AZURE_EDGE, { other: stack(association(SUBNET)) });
    expect(complaints(reading)).toMatch(/two associations/);
  });

  test("a subnet that another stack hands over by remote state is the site's, by its names", () => {
    const own: Stack = {
      parts: [group([denyAll("Inbound"), denyAll("Outbound")]), attached(REMOTE)],
      root: reads(),
    };
    const network: Stack = { parts: [subnet({})], root: { ...NETWORK_STATE, ...OUTPUT } };
    const reading = readWith(azure(), own, { network });
    expect(complaints(reading)).toBe("");
    expect(ask(gate(reading, "inbound"), "tcp 203.0.113.5:40000 > 10.45.16.10:443")).toBe("closed");
    const elsewhere = readWith(azure(), own, {
      network: { ...network, parts: [subnet({ name: "web" })] },
    });
    expect(ask(gate(elsewhere, "inbound"), "tcp 203.0.113.5:40000 > 10.45.16.10:443")).not.toBe(
      "closed",
    );
  });

  test.each([
    ["that cdktf names", "${terraform.workspace}", /^$/],
    ["by default", "default", /^$/],
    ["of another name", "prod", /cannot be told whether this association/],
  ])("remote state in the workspace %s", (_, workspace, complaint) => {
    const own: Stack = {
      parts: [group([]), attached(REMOTE)],
      root: reads(undefined, { workspace }),
    };
    const network: Stack = { parts: [subnet({})], root: { ...NETWORK_STATE, ...OUTPUT } };
    expect(complaints(readWith(azure(), own, { network }))).toMatch(complaint);
  });

  test("two stacks that keep their state in one place hand over nothing", () => {
    const own: Stack = { parts: [group([]), attached(REMOTE)], root: reads() };
    const network: Stack = { parts: [subnet({})], root: { ...NETWORK_STATE, ...OUTPUT } };
    const reading = readWith(azure(), own, { network, again: network });
    expect(complaints(reading)).toMatch(/cannot be told whether this association/);
  });
});

describe("on Google Cloud", () => {
  const SSH = "tcp 203.0.113.5:40000 > 10.45.16.10:22";
  const open = (fields: Fields): Stack =>
    stack(vpc(vpcRule({ priority: 100, allow: [{ protocol: "tcp", ports: ["22"] }], ...fields })));

  test.each([
    ["a rule without targets", open({ target_tags: null }), "open"],
    ["a rule for the Edge's tag", open({}), "open"],
    ["a rule without targets in the network by its link", open({ target_tags: null, network: "projects/contoso/global/networks/perimeter" }), "open"],
    ["a rule of another network", open({ target_tags: null, network: "hub" }), "closed"],
    ["a rule of a network of the same name in another project", open({ target_tags: null, project: "other-1" }), "closed"],
    ["a rule that is switched off", open({ target_tags: null, disabled: true }), "closed"],
    ["a rule of a network called by a template that differs", open({ target_tags: null, network: "hub-${var.env}" }), "closed"],
    ["a rule of an unknown network", open({ target_tags: null, network: "${var.network}" }), "unknown"],
    ["a rule of a network whose template may hold a link", open({ target_tags: null, network: "pro${var.rest}" }), "unknown"],
    ["a rule of a network linked in an unknown project", open({ target_tags: null, network: "projects/${var.p}/global/networks/perimeter" }), "unknown"],
    ["a rule of another network linked in an unknown project", open({ target_tags: null, network: "projects/${var.p}/global/networks/hub" }), "closed"],
    ["a rule in an unknown project", open({ target_tags: null, project: null }), "unknown"],
    ["a deny without targets", stack(vpc(vpcRule({ target_tags: null, priority: 10, deny: [{ protocol: "all" }] }))), "closed"],
  ])("%s", (_, other, expected) => {
    const reading = readWith(google(), GOOGLE_EDGE, { other });
    expect(ask(gate(reading, "inbound"), SSH)).toBe(expected);
    expect(complaints(reading)).toMatch(
      expected === "unknown" ? /^stacks.other.*cannot be told whether the network/ : /^$/,
    );
    const stated = readWith(distinct(google()), GOOGLE_EDGE, { other });
    expect(ask(gate(stated, "inbound"), SSH)).toBe(expected === "unknown" ? "closed" : expected);
  }); // prettier-ignore

  test("the rule that decides is named with its own file", () => {
    const { gates, source } = readWith(google(), GOOGLE_EDGE, {
      other: open({ target_tags: null }),
    });
    const origins = gates.flatMap(({ chain }) =>
      chain.flatMap(({ rules }) => rules.map(({ origin }) => origin)),
    );
    const foreign = origins.find(({ from }) => from === "other");
    expect(source?.neighbour?.("other")?.placeOf(foreign?.path ?? []).file).toBe(
      "stacks/other/cdk.tf.json",
    );
  });

  test.each([
    [
      "of the Edge's network",
      "projects/contoso/global/networks/perimeter",
      /may act on the deployment's|names/,
    ],
    ["of another network", "projects/contoso/global/networks/hub", undefined],
    ["of a network of unknown name", "${var.network}", /may act on the deployment's/],
  ])("a firewall policy %s", (_, target, complaint) => {
    const other = stack({
      google_compute_network_firewall_policy_association: {
        x: { name: "x", attachment_target: target },
      },
    });
    const text = complaints(readWith(google(), GOOGLE_EDGE, { other }));
    expect(text).toMatch(complaint ?? /^$/);
  });
});

test("every other stack of the run is told, those that are about something else too", () => {
  const { assumptions } = readWith(google(), GOOGLE_EDGE, {
    web: stack(vpc(vpcRule({ network: "web" }))),
    hub: stack(vpc(vpcRule({ network: "hub" }))),
  });
  expect(assumptions).toContain(
    "other configurations of this run were read as surroundings: web, hub",
  );
});

test("rules for machines of other tags and accounts are somebody else's, and it is said", () => {
  const plain = lenientGoogle();
  const other = stack(vpc(vpcRule({ target_tags: ["web"], allow: [{ protocol: "all" }] })));
  const reading = readWith(plain, GOOGLE_EDGE, { other });
  expect(complaints(reading)).toBe("");
  expect(reading.assumptions.join("\n")).toMatch(/other tags and accounts act on no Edge machine/);
  const carried = {
    ...plain,
    assume: { ...distinct(google()).assume, otherStacks: undefined, edgeTags: ["edge", "web"] },
  } as unknown as Deployment;
  const states = readWith(carried, GOOGLE_EDGE, { other });
  expect(states.assumptions.join("\n")).not.toMatch(/other tags and accounts act on no/);
});

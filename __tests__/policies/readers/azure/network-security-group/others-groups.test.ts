// Groups beside those at the places of the site: for other machines they are listed and not judged; at an Edge machine's own
// interface they are gates of the Edge.
import type { Deployment } from "../../../../../modules/sites";
import { everyGate, type Reading } from "../../../../../policies/readers";
import {
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  group,
  names,
  NIC,
  read,
  type Resources,
  securityRule,
  SUBNET,
} from "../../support/read-documents";

const ELSEWHERE = SUBNET.replace("subnets/edge", "subnets/web");
const OWN_NIC = "${azurerm_network_interface.edge.id}";
const WEB = "tcp 192.0.2.1:1 > 10.45.16.10:443";
const SSH = "tcp 192.0.2.1:1 > 10.45.16.10:22";

const web = securityRule({ priority: 100, destination_port_range: "443" });
const closing = [denyAll("Inbound", 4), denyAll("Inbound", 6)];

function second(...rules: readonly Fields[]): Resources {
  const body = group(rules, { name: "nsg-web" })["azurerm_network_security_group"]!["edge"]!;
  return { azurerm_network_security_group: { web: body } };
}

function nic(address: string | undefined, subnet = SUBNET): Resources {
  const allocation =
    address === undefined
      ? { private_ip_address_allocation: "Dynamic" }
      : { private_ip_address_allocation: "Static", private_ip_address: address };
  const ip = { name: "a", subnet_id: subnet, ...allocation };
  return { azurerm_network_interface: { edge: { name: "edge-1", ip_configuration: [ip] } } };
}

const strict = (deployment: Deployment): Deployment => ({ ...deployment, otherMachines: "strict" });
const machines = ({ gates }: Reading): readonly string[] => [
  ...new Set(gates.map((one) => one.machines)),
];
const notJudged = ({ advisories = [] }: Reading): readonly string[] =>
  advisories.filter(({ id }) => id === "not-judged").map(({ message }) => message);

describe("a group for other machines", () => {
  const parts = [group([web, ...closing]), attached(), second(web)];
  const rows: readonly [what: string, at: Resources, words: RegExp][] = [
    ["in another subnet", attached(ELSEWHERE, "web", "web"), /security_group\.web .* filters for other machines \(the subnet .*\/web\); its rules are not judged/],
    ["at nothing", {}, /security_group\.web .* is attached to nothing in this configuration; its rules are not judged/],
  ]; // prettier-ignore

  test.each(rows)("%s is listed and not judged", (_, at, words) => {
    const reading = read(azure(), ...parts, at);
    expect(complaints(reading)).toEqual([]);
    expect(machines(reading)).toEqual(["edge"]);
    expect(notJudged(reading)).toEqual([expect.stringMatching(words)]);
  });

  test.each(rows)("%s is judged where the site says so", (_, at) => {
    const reading = read(strict(azure()), ...parts, at);
    expect(machines(reading)).toEqual(["edge", "other"]);
    expect(notJudged(reading)).toEqual([]);
  });

  test.each(rows)("%s is compared by diff all the same", (_, at) => {
    const every = everyGate(read(azure(), ...parts, at));
    expect(every.map((one) => one.machines)).toContain("other");
  });
});

describe("what is not understood in a group for other machines", () => {
  const own = [group(closing), attached()];
  const at = attached(ELSEWHERE, "web", "web");
  const shared = (body: Fields): Resources => ({
    azurerm_network_security_group: {
      web: { name: "nsg-web", resource_group_name: "rg", location: "westeurope", ...body },
    },
  });
  const standalone = {
    azurerm_network_security_rule: {
      web: {
        ...web,
        for_each: "${var.rules}",
        resource_group_name: "rg",
        network_security_group_name: "${azurerm_network_security_group.web.name}",
      },
    },
  };
  const rows: readonly [string, readonly Resources[]][] = [
    ["no rules", [shared({})]],
    ["rules that a variable holds", [shared({ security_rule: "${var.rules}" })]],
    ["a port that a variable holds", [second({ ...web, destination_port_range: "${var.port}" })]],
    ["blocks for each of something", [shared({ dynamic: { security_rule: { for_each: "${var.rules}", content: web } } })]],
    ["ignored changes", [shared({ security_rule: [web], lifecycle: { ignore_changes: ["security_rule"] } })]],
    ["rules for each of something", [shared({}), standalone]],
  ]; // prettier-ignore

  test.each(rows)("%s: is nobody's matter", (_, parts) => {
    expect(complaints(read(azure(), ...own, ...parts, at))).toEqual([]);
  });

  test.each(rows)("%s: is told where other machines are judged, and at the Edge", (_, parts) => {
    expect(complaints(read(strict(azure()), ...own, ...parts, at))).not.toEqual([]);
    expect(complaints(read(azure(), ...parts, attached(SUBNET, "web", "web")))).not.toEqual([]);
  });

  test("commands are told all the same", () => {
    const runs = { provisioner: { "local-exec": { command: "true" } } };
    const reading = read(azure(), ...own, shared({ security_rule: [], ...runs }), at);
    expect(complaints(reading)).toEqual([expect.stringContaining("`provisioner` runs commands")]);
  });

  test("a group that is not shown is nobody's matter elsewhere, and told at the Edge", () => {
    expect(complaints(read(azure(), ...own, at))).toEqual([]);
    expect(complaints(read(azure(), attached()))).not.toEqual([]);
  });

  test("diff tells another group that is not shown, and the same one not", () => {
    const gateOf = (id: string) => {
      const association = { subnet_id: ELSEWHERE, network_security_group_id: id };
      const resources = { azurerm_subnet_network_security_group_association: { web: association } };
      const every = everyGate(read(azure(), ...own, resources));
      return every.find((one) => one.machines === "other" && one.direction === "inbound");
    };
    const definition = (id: string): unknown => gateOf(id)?.chain[0]?.rules[0]?.origin;
    expect(definition("${var.a}")).toBeDefined();
    expect(definition("${var.a}")).toEqual(definition("${var.a}"));
    expect(definition("${var.a}")).not.toEqual(definition("${var.b}"));
  });
});

test.each([azure(), strict(azure())])(
  "the Edge's own group elsewhere opens other machines",
  (site) => {
    const reading = read(site, group([web]), attached(), attached(ELSEWHERE, "web"));
    expect(ask(gate(reading, "inbound", "other"), WEB)).toBe("open");
    expect(notJudged(reading)).toEqual([]);
  },
);

describe("an interface in the Edge's subnet that the site does not list", () => {
  const own = group([web, ...closing]);

  test.each([
    ["with an Edge address", "10.45.16.10"],
    ["with an address that Azure chooses", undefined],
  ])("%s: the subnet's group once more changes nothing", (_, address) => {
    const reading = read(azure(), own, attached(), nic(address), attached(OWN_NIC, "nic"));
    expect(complaints(reading).join()).not.toContain("association");
    expect(machines(reading)).toEqual(["edge"]);
  });

  test("nor does it where something else may be attached to that subnet", () => {
    const update = {
      type: "Microsoft.Network/virtualNetworks/subnets@2024-05-01",
      resource_id: "${var.subnet}",
      body: {
        properties: { networkSecurityGroup: { id: "${azurerm_network_security_group.web.id}" } },
      },
    };
    const doubt = [second(web), { azapi_update_resource: { update } }];
    const reading = read(
      azure(),
      ...[own, attached(), nic("10.45.16.10"), attached(OWN_NIC, "nic"), ...doubt],
    );
    expect(complaints(reading)).toEqual([expect.stringContaining("it cannot be told whether")]);
    expect(machines(reading)).toEqual(["edge"]);
  });

  test("but not where the interface is in another subnet", () => {
    const elsewhere = nic("10.45.20.9", ELSEWHERE);
    const reading = read(azure(), own, attached(), elsewhere, attached(OWN_NIC, "nic"));
    expect(ask(gate(reading, "inbound", "other"), WEB)).toBe("open");
  });

  test("with an Edge address: another group acts there as well, on that address alone", () => {
    const parts = [own, attached(), nic("10.45.16.10"), second(...closing)];
    const reading = read(azure(), ...parts, attached(OWN_NIC, "nic", "web"));
    expect(complaints(reading)).toEqual([]);
    const [atSubnet, atInterface] = reading.gates.filter((one) => one.direction === "inbound");
    expect(ask(atSubnet!, WEB)).toBe("open");
    expect(ask(atInterface!, WEB)).toBe("closed");
    expect(ask(atInterface!, WEB.replace("16.10", "16.30"))).toBe("out of scope");
    expect(atInterface).toMatchObject({ machines: "edge", interfaces: ["access"] });
  });

  test("with an unknown address and another group: it may be an Edge machine's", () => {
    const parts = [own, attached(), nic(undefined), second(...closing)];
    const reading = read(azure(), ...parts, attached(OWN_NIC, "nic", "web"));
    expect(complaints(reading)).toContainEqual(
      expect.stringContaining("an Edge machine may also have"),
    );
  });

  test.each([
    ["10.45.16.99", "shared", 0],
    ["10.45.16.99", "dedicated", 1],
    ["10.45.16.10", "shared", 0],
  ] as const)("%s in a subnet that is %s: %d complaints", (address, subnets, count) => {
    const parts = [own, attached(), nic(address), second(...closing)];
    const reading = read(azure({ subnets }), ...parts, attached(OWN_NIC, "nic", "web"));
    expect(complaints(reading)).toHaveLength(count);
    const edge = reading.gates.filter((one) => one.machines === "edge");
    expect(edge).toHaveLength(address === "10.45.16.10" ? 4 : 2);
  });
});

describe("an interface that the site lists with its subnet", () => {
  const site = azure({
    attach: [
      { networkInterfaceId: NIC, inSubnet: SUBNET, interfaces: ["access"] },
      { subnetId: SUBNET, interfaces: ["access", "av"] },
    ],
  });
  const [access] = site.interfaces;
  const av = {
    role: "av",
    addresses: [{ family: 4 as const, ranges: [{ first: 0x0a2d101en, last: 0x0a2d101en }] }],
  };
  const both: Deployment = { ...site, interfaces: [access!, av] };
  const toBoth = securityRule({ priority: 100, destination_address_prefix: "10.45.16.0/24" });
  const atInterface = (reading: Reading) =>
    reading.gates.find((one) => one.direction === "inbound" && one.name.startsWith("network"))!;
  const toAv = SSH.replace("16.10", "16.30");

  test("without a group of its own is judged by its own addresses", () => {
    const reading = read(both, group([toBoth]), attached());
    expect(ask(atInterface(reading), SSH)).toBe("open");
    expect(ask(atInterface(reading), toAv)).toBe("out of scope");
    expect(ask(atInterface(reading), SSH.replace("16.10", "16.99"))).toBe("open");
    expect(names(reading.gates)).toContain("inbound subnet");
  });

  test("with the subnet's group once more as well", () => {
    const reading = read(both, group([toBoth]), attached(), attached(NIC, "nic"));
    expect(ask(atInterface(reading), toAv)).toBe("out of scope");
  });

  test("with a group of its own it answers for everything that this opens", () => {
    const parts = [group([toBoth]), attached(), second(toBoth), attached(NIC, "nic", "web")];
    expect(ask(atInterface(read(both, ...parts)), toAv)).toBe("open");
  });

  test("twice, for a role each: both are behind it", () => {
    const attach = ["access", "av"].map((role) => ({
      networkInterfaceId: NIC,
      interfaces: [role],
    }));
    const deployment = { ...azure({ attach }), interfaces: [access!, av] };
    const reading = read(deployment, group([toBoth]), attached(NIC));
    expect(reading.gates.map((one) => one.interfaces)).toEqual([
      ["access", "av"],
      ["access", "av"],
    ]);
  });
});

describe("a dropped outbound deny", () => {
  const attach = [
    { subnetId: SUBNET, interfaces: ["access"] },
    { subnetId: ELSEWHERE, interfaces: [] },
  ];
  test.each([azure(), azure({ attach })])("opens from the Edge's own addresses", (site) => {
    const { gates } = read(site, group([]), attached());
    const outbound = gates.find(
      (one) => one.direction === "outbound" && one.name.includes("/edge"),
    );
    expect(ask(outbound!, "tcp 10.45.16.10:1 > 8.8.8.8:443")).toBe("open");
    const [leaving] = outbound!.chain[0]!.rules;
    expect(leaving!.origin.name).toBe("AllowVnetOutBound or AllowInternetOutBound");
    const sources = leaving!.certain.filter(({ family }) => family === 4).map((one) => one.source);
    const [address] = site.interfaces[0]!.addresses;
    expect(sources.flat()).toEqual(sources.map(() => address!.ranges[0]));
  });
});

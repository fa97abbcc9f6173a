// Groups that networks, subnets and interfaces attach in their own bodies: followed where they can be, and elsewhere a doubt
// that is reported once, beside which nothing is certain.
import {
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  group,
  NIC,
  read,
  readText,
  type Resources,
  SUBNET,
} from "../../support/read-documents";

const OUT = "tcp 10.45.16.10:50000 > 8.8.8.8:443";
const NSG = "${azurerm_network_security_group.edge.id}";
const rules = group([denyAll("Inbound"), denyAll("Outbound")]);

const network = (fields: Fields): Resources => ({
  azurerm_virtual_network: { net: { name: "v", resource_group_name: "rg", ...fields } },
});
const subnet = (fields: Fields): Resources => ({
  azurerm_subnet: {
    edge: { name: "edge", resource_group_name: "rg", virtual_network_name: "v", ...fields },
  },
});
const inline = (security_group?: unknown, name = "edge"): Fields => ({
  name,
  address_prefixes: ["10.45.16.0/24"],
  security_group,
});
const INLINE = "${azurerm_virtual_network.net.id}/subnets/edge";
const OWN = "${azurerm_subnet.edge.id}";
const wo = { network_security_group_id_wo: NSG, network_security_group_id_wo_version: 1 };

describe("what can be followed", () => {
  test.each([
    ["an inline subnet", INLINE, network({ subnet: [inline(NSG)] })],
    ["one that the site names by its id", SUBNET, network({ subnet: [inline(NSG)] })],
    ["a write-only argument, by the id", SUBNET, subnet(wo)],
    ["one object", INLINE, network({ subnet: inline(NSG) })],
    ["several", INLINE, network({ subnet: [inline(undefined, "apps"), inline(NSG)] })],
    ["a write-only argument", OWN, subnet(wo)],
  ])("%s", (_, subnetId, place) => {
    const reading = read(azure({ attach: [{ subnetId }] }), rules, place);
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("closed");
  });

  test.each([
    ["an inline subnet without one", INLINE, network({ subnet: [inline()] })],
    ["a group at another subnet", INLINE, network({ subnet: [inline(), inline(NSG, "apps")] })],
    ["a subnet without one", OWN, subnet({})],
  ])("%s is open", (_, subnetId, place) => {
    const reading = read(azure({ attach: [{ subnetId }] }), rules, place);
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("open");
  });
});

/** The site's subnet has no other group. */
const alone = (place: Resources): readonly [readonly string[], string] => {
  const reading = read(azure(), rules, place);
  return [complaints(reading), ask(gate(reading, "outbound"), OUT)];
};

describe("what cannot be followed is not known", () => {
  test.each([
    [
      "dynamic",
      network({ dynamic: { subnet: { for_each: ["a"], content: inline(NSG) } } }),
      "does not show",
    ],
    [
      "a list of dynamic",
      network({ dynamic: [{ subnet: [{ content: inline() }] }] }),
      "does not show",
    ],
    ["a token", network({ subnet: "${var.subnets}" }), "does not show"],
    ["a token in the list", network({ subnet: ["${local.s}"] }), "does not show"],
    ["a name that is a token", network({ subnet: [inline(NSG, "${var.n}")] }), "does not show"],
    ["several networks", network({ count: 2, subnet: [inline(NSG)] }), "does not show"],
    ["no subnets", network({ subnet: [] }), "are all that it has"],
    ["other subnets", network({ subnet: [inline(NSG, "apps")] }), "are all that it has"],
    [
      "a group elsewhere",
      network({ subnet: [inline("/subscriptions/s/x")] }),
      "not in the configuration",
    ],
    ["azurerm before 2.0", subnet({ network_security_group_id: NSG }), "before 2.0"],
    ["no version", subnet({ network_security_group_id_wo: NSG }), "only together"],
    ["a version alone", subnet({ network_security_group_id_wo_version: 2 }), "only together"],
    ["several subnets", subnet({ for_each: ["a"], ...wo }), "cannot be told"],
  ])("%s", (_, place, message) => {
    expect(alone(place)).toEqual([[expect.stringContaining(message)], "unknown"]);
  });

  test("inside a module", () => {
    const text = JSON.stringify({
      resource: { ...rules, ...network({}) },
      module: { net: { source: "./net" } },
    });
    const reading = readText(azure(), text);
    expect(complaints(reading)).toEqual([expect.stringContaining("`module` deploys")]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("unknown");
  });

  test.each([
    ["azapi_resource", { type: "Microsoft.Network/networkInterfaces@2024-01-01" }],
    ["azapi_resource_action", {}],
    ["azurerm_resource_group_template_deployment", { name: "net" }],
    ["azurerm_subscription_policy_assignment", { name: "default-group" }],
  ])("by %s", (type, body) => {
    const text = `\`${type}\` is not known to be free`;
    expect(alone({ [type]: { x: body } })).toEqual([[expect.stringContaining(text)], "unknown"]);
  });

  test("what cannot attach a group leaves that there is none", () => {
    expect(alone({ azurerm_firewall: { x: {} } })[1]).toBe("open");
    const trusted = { ...azure(), harmlessResourceTypes: ["azapi_resource"] };
    const reading = read(trusted, rules, { azapi_resource: { x: { type: "Microsoft.App/jobs" } } });
    expect(ask(gate(reading, "outbound"), OUT)).toBe("open");
  });

  test("an interface's own argument of azurerm before 2.0", () => {
    const id = "${azurerm_network_interface.edge.id}";
    const site = azure({ attach: [{ networkInterfaceId: id, inSubnet: SUBNET }] });
    const nic = {
      azurerm_network_interface: { edge: { name: "n", network_security_group_id: NSG } },
    };
    const reading = read(site, rules, nic);
    expect(complaints(reading)).toEqual([expect.stringContaining("before 2.0")]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("unknown");
  });
});

describe("beside an association", () => {
  const beside = (place: Resources): readonly string[] =>
    complaints(read(azure(), rules, attached(), place));

  test.each([
    ["subnets that are not shown", network({ dynamic: { subnet: {} } }), "does not show"],
    ["no subnets", network({ subnet: [] }), "are all that it has"],
    ["the subnet without a group", network({ subnet: [inline()] }), "undoes"],
    ["the subnet with the group", network({ subnet: [inline(NSG)] }), "two associations"],
  ])("%s", (_, place, message) => {
    expect(beside(place)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ["of another network", network({ name: "hub", dynamic: { subnet: {} } })],
    ["of another network, none", network({ name: "hub", subnet: [] })],
    ["of another resource group", network({ resource_group_name: "rg-2", subnet: ["${local.s}"] })],
    ["in another network's body", network({ name: "hub", subnet: [inline(NSG)] })],
    ["by name", network({ subnet: [inline(NSG, "apps"), inline(NSG, "edge")], name: "hub" })],
    ["null", network({ subnet: null })],
    ["that Terraform fills in", network({ dynamic: { ddos_protection_plan: {} } })],
  ])("subnets %s are no doubt", (_, place) => {
    expect(beside(place)).toEqual([]);
  });

  test("an interface of the site is no inline subnet's", () => {
    const site = azure({ attach: [{ networkInterfaceId: NIC, inSubnet: SUBNET }] });
    const reading = read(site, rules, attached(NIC), network({ name: "hub", subnet: [] }));
    expect(complaints(reading)).toEqual([]);
  });
});

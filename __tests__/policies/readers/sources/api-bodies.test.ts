// Calls of Azure's own API (azapi): networks, subnets, groups and rules are read as the provider's resources that say the
// same; whatever says more is reported, and beside it nothing is certain.
import {
  ask,
  azure,
  complaints,
  type Fields,
  gate,
  read,
  readText,
  type Resources,
  SUBNET,
} from "../support/read-documents";

const OUT = "tcp 10.45.16.10:50000 > 8.8.8.8:443";
const IN = "tcp 203.0.113.5:40000 > 10.45.16.10:443";
const NSG = "${azapi_resource.nsg.id}";
const PLACE = "/subscriptions/s/resourceGroups/rg";

function rule(direction: string, access: string, priority: number, more: Fields = {}): Fields {
  return {
    name: `${direction}-${access}-${priority}`,
    properties: {
      direction,
      access,
      priority,
      protocol: access === "Allow" ? "Tcp" : "*",
      sourceAddressPrefix: access === "Allow" ? "*" : "0.0.0.0/0",
      sourcePortRange: "*",
      destinationAddressPrefix: access === "Allow" ? "10.45.16.10/32" : "0.0.0.0/0",
      destinationPortRange: access === "Allow" ? "443" : "*",
      ...more,
    },
  };
}

const RULES = [
  rule("Inbound", "Allow", 100),
  rule("Inbound", "Deny", 4000),
  rule("Outbound", "Deny", 4000),
];

const call = (api: string, properties: Fields, more: Fields = {}): Fields => ({
  type: `Microsoft.Network/${api}@2024-05-01`,
  body: { properties },
  ...more,
});
const group = (securityRules: unknown = RULES, more: Fields = {}): Fields =>
  call(
    "networkSecurityGroups",
    { securityRules },
    { name: "nsg-edge", location: "westeurope", parent_id: PLACE, ...more },
  );
const subnet = (
  more: Fields = {},
  properties: Fields = { networkSecurityGroup: { id: NSG } },
): Fields =>
  call("virtualNetworks/subnets", properties, {
    name: "edge",
    parent_id: SUBNET.replace(/\/subnets.*/, ""),
    ...more,
  });
const network: Resources = {
  azurerm_virtual_network: { net: { name: "v", resource_group_name: "rg" } },
};
const calls = (azapi_resource: Readonly<Record<string, Fields>>): Resources => ({ azapi_resource });

describe("read as the provider's resources", () => {
  test.each<[string, Resources, Resources, string?]>([
    ["a group and a subnet", calls({ nsg: group(), s: subnet() }), {}],
    [
      "a body that is a text",
      calls({ nsg: { ...group(), body: JSON.stringify(group()["body"]) }, s: subnet() }),
      {},
    ],
    [
      "a subnet of a network that is declared",
      calls({ nsg: group(), s: subnet({ parent_id: "${azurerm_virtual_network.net.id}" }) }),
      network,
    ],
    [
      "by its reference",
      calls({ nsg: group(), s: subnet({ parent_id: "${azurerm_virtual_network.net.id}" }) }),
      network,
      "${azapi_resource.s.id}",
    ],
    [
      "by its reference, of a literal parent",
      calls({ nsg: group(), s: subnet() }),
      {},
      "${azapi_resource.s.id}",
    ],
    [
      "a group of the provider's own",
      calls({ nsg: group() }),
      {
        azurerm_subnet_network_security_group_association: {
          a: { subnet_id: SUBNET, network_security_group_id: NSG },
        },
      },
    ],
    [
      "an update of the subnet",
      calls({ nsg: group() }),
      {
        azapi_update_resource: {
          u: { ...subnet(), parent_id: null, name: null, resource_id: SUBNET },
        },
      },
    ],
    [
      "a network with its subnets",
      calls({
        nsg: group(),
        v: call(
          "virtualNetworks",
          {
            addressSpace: { addressPrefixes: ["10.45.16.0/20"] },
            subnets: [
              {
                name: "edge",
                properties: { addressPrefix: "10.45.16.0/24", networkSecurityGroup: { id: NSG } },
              },
            ],
          },
          { name: "v", location: "westeurope", parent_id: "${azurerm_resource_group.rg.id}" },
        ),
      }),
      { azurerm_resource_group: { rg: { name: "rg", location: "westeurope" } } },
    ],
    [
      "rules of their own",
      calls({
        nsg: { ...group(), body: { properties: {} } },
        s: subnet(),
        ...Object.fromEntries(
          RULES.map(({ name, properties }, at) => [
            `r${at}`,
            call("networkSecurityGroups/securityRules", properties as Fields, {
              name,
              parent_id: NSG,
            }),
          ]),
        ),
      }),
      {},
    ],
  ])("%s", (_, own, more, subnetId = SUBNET) => {
    const reading = read(azure({ attach: [{ subnetId }] }), own, more);
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("closed");
    expect(ask(gate(reading, "inbound"), IN)).toBe("open");
    expect(ask(gate(reading, "inbound"), IN.replace("443", "3389"))).toBe("closed");
  });

  test("a rule that opens more is not passed over", () => {
    const open = rule("Outbound", "Allow", 200, {
      destinationAddressPrefix: "*",
      destinationPortRange: "*",
    });
    const reading = read(azure(), calls({ nsg: group([open, ...RULES]), s: subnet() }));
    expect(ask(gate(reading, "outbound"), OUT)).toBe("open");
  });

  test("a subnet without a group rests on being written once", () => {
    const s = subnet(
      { parent_id: "${azurerm_virtual_network.net.id}" },
      { addressPrefix: "10.45.16.0/24" },
    );
    const association = {
      azurerm_subnet_network_security_group_association: {
        a: { subnet_id: "${azapi_resource.s.id}", network_security_group_id: NSG },
      },
    };
    const reading = read(azure(), calls({ nsg: group(), s }), network, association);
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("closed");
    expect(reading.assumptions.join()).toContain("is not written again");
  });

  test("a network of another subscription is another's", () => {
    const v = call(
      "virtualNetworks",
      { addressSpace: { addressPrefixes: ["10.0.0.0/8"] }, subnets: [] },
      { name: "v", parent_id: "${azurerm_resource_group.rg.id}" },
    );
    const complain = (provider: unknown): readonly string[] =>
      complaints(
        readText(
          azure(),
          JSON.stringify({
            provider: { azurerm: [{}, { alias: "hub", subscription_id: "other" }] },
            resource: {
              ...calls({ nsg: group(), s: subnet(), v }),
              azurerm_resource_group: { rg: { name: "rg", provider } },
            },
          }),
        ),
      );
    expect(complain("azurerm.hub")).toEqual([]);
    expect(complain(null)).toEqual([expect.stringContaining("are all that it has")]);
  });

  test("a subnet of another network is another's", () => {
    const parent_id = "/subscriptions/s/resourceGroups/rg/providers/n/virtualNetworks/hub";
    const reading = read(azure(), calls({ nsg: group(), s: subnet({ parent_id }) }));
    expect(ask(gate(reading, "outbound"), OUT)).toBe("open");
  });
});

describe("not read", () => {
  test.each<[string, Readonly<Record<string, Fields>>]>([
    [
      "another type",
      { nsg: group(), s: { ...subnet(), type: "Microsoft.Compute/virtualMachines@2024-05-01" } },
    ],
    ["a type that is a token", { nsg: group(), s: { ...subnet(), type: "${var.type}" } }],
    [
      "a body that is a token",
      { nsg: group(), s: { ...subnet(), body: "${jsonencode(local.body)}" } },
    ],
    [
      "a property that may filter",
      {
        nsg: group(),
        s: subnet(
          {},
          { networkSecurityGroup: { id: NSG }, serviceEndpointPolicies: [{ id: "x" }] },
        ),
      },
    ],
    ["a sensitive body", { nsg: group(), s: subnet({ sensitive_body: { properties: {} } }) }],
    ["a parent that is not plain", { nsg: group(), s: subnet({ parent_id: "${var.network}" }) }],
    [
      "something beside the properties",
      { nsg: group(), s: { ...subnet(), body: { properties: {}, zones: [] } } },
    ],
  ])("%s", (_, own) => {
    const reading = read(azure(), calls(own));
    expect(complaints(reading)).toEqual([
      expect.stringContaining("`azapi_resource` is not known to be free"),
    ]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("unknown");
  });

  test.each<[string, Fields, string]>([
    ["several", { count: 2 }, "`count` decides"],
    ["what is ignored", { lifecycle: { ignore_changes: ["body"] } }, "`lifecycle.ignore_changes`"],
    ["commands", { provisioner: [{ "local-exec": {} }] }, "`provisioner` runs commands"],
    ["another provider", { provider: "evil" }, "`provider` is not one"],
  ])("%s of a group are reported", (_, more, message) => {
    const reading = read(azure(), calls({ nsg: group(RULES, more), s: subnet() }));
    expect(complaints(reading)).toEqual([expect.stringContaining(message)]);
  });

  test("a rule whose words are not the API's", () => {
    const odd = rule("Outbound", "Allow", 100, { destinationAddresses: ["8.8.8.8"] });
    const reading = read(azure(), calls({ nsg: group([odd]), s: subnet() }));
    expect(complaints(reading)).not.toEqual([]);
    expect(ask(gate(reading, "outbound"), OUT)).toBe("unknown");
  });

  test("azapi of another maker", () => {
    const complain = (source: string): readonly string[] =>
      complaints(
        readText(
          azure(),
          JSON.stringify({
            terraform: { required_providers: { azapi: { source } } },
            resource: calls({ nsg: group(), s: subnet() }),
          }),
        ),
      );
    expect(complain("Azure/azapi")).toEqual([]);
    expect(complain("registry.terraform.io/azure/azapi")).toEqual([]);
    expect(complain("evil/azapi")).toEqual([expect.stringContaining("`azapi` comes from")]);
  });
});

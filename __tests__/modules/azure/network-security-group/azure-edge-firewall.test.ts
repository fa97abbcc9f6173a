import { join } from "node:path";

import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { NetworkSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-rule";
import { Testing } from "cdktf";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";

import { AzureEdgeFirewall, AzureEdgeStack, type AzureDeployment } from "../../../../modules/azure";
import type { BoundFlow } from "../../../../modules/sites";
import {
  azureDeployment,
  DUAL_ACCESS,
  end,
  extra,
  flow,
  IPV4_ACCESS,
  NIC_ID,
  sixDualRows,
  sixRows,
  SUBNET_ID,
} from "../../../samples/hand-made-deployments";
import {
  expectGolden,
  newStack,
  type ResourceBody,
  resourcesOf,
  synthesize,
  type SynthesizedDocument,
} from "../../../samples/synthesized";

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const SUBNET = "azurerm_subnet_network_security_group_association";
const NIC = "azurerm_network_interface_security_group_association";

function synth(deployment: AzureDeployment): SynthesizedDocument {
  const stack = newStack();
  new AzureEdgeFirewall(stack, "firewall", { deployment });
  return synthesize(stack);
}

function inlineRules(document: SynthesizedDocument): readonly ResourceBody[] {
  const [group] = resourcesOf(document, GROUP);
  return group!["security_rule"] as ResourceBody[];
}

/** One line for a rule, whatever mode it is in: `in 100 Allow Tcp 203.0.113.0/24 -> 10.45.16.10/32:5061`. */
function line(rule: ResourceBody): string {
  const side = (name: string): string =>
    [rule[`${name}_address_prefix`] ?? rule[`${name}_address_prefixes`]].flat().join();
  const ports = [rule["source_port_range"], rule["destination_port_range"]].map(String);
  return `${String(rule["direction"])} ${String(rule["priority"])} ${String(rule["access"])} ${String(rule["protocol"])} ${side("source")}:${ports[0]} -> ${side("destination")}:${ports[1]}`;
}

const SIX_LINES = [
  "Inbound 100 Allow Tcp 203.0.113.0/24:* -> 10.45.16.10/32:5061",
  "Inbound 108 Allow Tcp 0.0.0.0/0:* -> 10.45.16.10/32:443",
  "Inbound 120 Allow Udp 0.0.0.0/0:* -> 10.45.16.10/32:3478",
  "Inbound 4095 Deny * 0.0.0.0/0:* -> 0.0.0.0/0:*",
  "Inbound 4096 Deny * ::/0:* -> ::/0:*",
  "Outbound 104 Allow Tcp 10.45.16.10/32:* -> 203.0.113.0/24:5061",
  "Outbound 112 Allow Tcp 10.45.16.10/32:* -> 0.0.0.0/0:50000-59999",
  "Outbound 116 Allow Udp 10.45.16.10/32:* -> 0.0.0.0/0:3478",
  "Outbound 4095 Deny * 0.0.0.0/0:* -> 0.0.0.0/0:*",
  "Outbound 4096 Deny * ::/0:* -> ::/0:*",
];

describe("inline rules", () => {
  const document = synth(azureDeployment());

  test("are the six rows and the final denies", () => {
    expect(inlineRules(document).map(line)).toEqual(SIX_LINES);
  });

  test("have all sixteen keys, and of each pair exactly one value", () => {
    const pairs = [
      ["source_address_prefix", "source_address_prefixes"],
      ["destination_address_prefix", "destination_address_prefixes"],
      ["source_port_range", "source_port_ranges"],
      ["destination_port_range", "destination_port_ranges"],
    ];
    for (const rule of inlineRules(document)) {
      expect(Object.keys(rule)).toHaveLength(16);
      expect(
        pairs.map(
          ([one, several]) => [rule[one!], rule[several!]].filter((v) => v !== null).length,
        ),
      ).toEqual([1, 1, 1, 1]);
      expect(rule["source_application_security_group_ids"]).toBeNull();
      expect(rule["destination_application_security_group_ids"]).toBeNull();
    }
  });

  test("name the plural key for several prefixes", () => {
    const peer = end("public-im-partners", "198.51.100.0/24", "203.0.113.0/24");
    const [rule] = inlineRules(synth(azureDeployment([flow("in", IPV4_ACCESS, "tcp 1", peer)])));
    expect(rule).toMatchObject({
      source_address_prefix: null,
      source_address_prefixes: ["198.51.100.0/24", "203.0.113.0/24"],
    });
  });

  test("lead back to the page", () => {
    expect(inlineRules(document).map(({ description }) => description)).toContain(
      "lync2013-pic row 4 A/V/RTP/TCP/50,000-59,999",
    );
  });

  test("carry a reason with template markers as it was written", () => {
    const bastion = extra("rdp", IPV4_ACCESS, "tcp 3389", end("bastion", "10.0.0.1"), {
      reason: "see ${wiki}",
    });
    const [rule] = inlineRules(synth(azureDeployment([bastion])));
    expect(rule!["description"]).toMatch(/see \$\$\{wiki\}$/);
  });

  test("have the shape of the golden file", () => {
    expectGolden(join(__dirname, "golden", "inline.cdk.tf.json"), document);
  });
});

test("IPv6 is as exact as IPv4", () => {
  const lines = inlineRules(synth(azureDeployment(sixDualRows(), {}, [DUAL_ACCESS]))).map(line);
  expect(lines).toHaveLength(16);
  expect(lines).toContain("Inbound 101 Allow Tcp 2001:db8:113::/48:* -> fd00:45:16::10/128:5061");
  expect(lines).toContain("Outbound 113 Allow Tcp fd00:45:16::10/128:* -> ::/0:50000-59999");
});

test("in shared subnets the final denies name the Edge addresses only", () => {
  const denies = (deployment: AzureDeployment): readonly string[] =>
    inlineRules(synth(deployment))
      .map(line)
      .filter((text) => text.includes("Deny"));
  expect(denies(azureDeployment(sixRows(), { subnets: "shared" }))).toEqual([
    "Inbound 4095 Deny * 0.0.0.0/0:* -> 10.45.16.10/32:*",
    "Outbound 4095 Deny * 10.45.16.10/32:* -> 0.0.0.0/0:*",
  ]);
  expect(denies(azureDeployment(sixDualRows(), { subnets: "shared" }, [DUAL_ACCESS]))).toHaveLength(
    4,
  );
});

describe("standalone rules", () => {
  const deployment = azureDeployment(sixRows(), { rules: "standalone" });
  const document = synth(deployment);

  test("are the same rules as resources of their own, and the group has none inline", () => {
    expect(resourcesOf(document, RULE).map(line).sort()).toEqual([...SIX_LINES].sort());
    expect(resourcesOf(document, GROUP)[0]).not.toHaveProperty("security_rule");
  });

  test("belong to the group, with the used key of each pair only", () => {
    for (const rule of resourcesOf(document, RULE)) {
      expect(rule).toMatchObject({
        resource_group_name: "rg-edge",
        network_security_group_name: expect.stringMatching(
          /^\$\{azurerm_network_security_group\..+\.name\}$/,
        ) as unknown,
      });
      expect(Object.keys(rule)).not.toContain("source_address_prefixes");
    }
  });

  test("stand before the group begins to filter: attachments wait for the final denies", () => {
    const [association] = resourcesOf(document, SUBNET);
    const waitsFor = association!["depends_on"] as string[];
    expect(waitsFor).toHaveLength(4);
    expect(waitsFor.every((address) => address.includes("deny-all"))).toBe(true);
  });

  test("have the shape of the golden file", () => {
    expectGolden(join(__dirname, "golden", "standalone.cdk.tf.json"), document);
  });
});

describe("attachments", () => {
  test("are one association for each subnet and network interface", () => {
    const document = synth(
      azureDeployment(sixRows(), {
        attach: [{ subnetId: SUBNET_ID }, { networkInterfaceId: NIC_ID }],
      }),
    );
    expect(resourcesOf(document, SUBNET)).toMatchObject([{ subnet_id: SUBNET_ID }]);
    expect(resourcesOf(document, NIC)).toMatchObject([{ network_interface_id: NIC_ID }]);
    for (const association of [...resourcesOf(document, SUBNET), ...resourcesOf(document, NIC)]) {
      expect(association["network_security_group_id"]).toMatch(
        /^\$\{azurerm_network_security_group\..+\.id\}$/,
      );
    }
  });

  test("keep their addresses when others come and go", () => {
    const names = (ids: readonly string[]): readonly string[] => {
      const attach = ids.map((id) => ({ subnetId: `${SUBNET_ID}-${id}` }));
      return Object.keys(synth(azureDeployment(sixRows(), { attach })).resource![SUBNET]!);
    };
    expect(names(["b", "a", "c"])).toEqual(expect.arrayContaining([...names(["a"])]));
    expect(names(["a", "b"])).toEqual(names(["b", "a"]));
  });

  test.each([
    ["nothing", [], /attached to nothing/],
    ["the same twice", [{ subnetId: SUBNET_ID }, { subnetId: SUBNET_ID }], /listed twice/],
  ])("to %s are refused", (_, attach, message) => {
    expect(() => synth(azureDeployment(sixRows(), { attach }))).toThrow(message);
  });
});

test("ids and names of other resources in the stack may be passed as tokens", () => {
  const stack = newStack();
  const group = new ResourceGroup(stack, "rg", { name: "rg-edge", location: "westeurope" });
  const subnet = new Subnet(stack, "edge", {
    name: "snet-edge",
    resourceGroupName: group.name,
    virtualNetworkName: "vnet",
    addressPrefixes: ["10.45.16.0/24"],
  });
  const nic = new NetworkInterface(stack, "nic", {
    name: "nic-edge",
    location: group.location,
    resourceGroupName: group.name,
    ipConfiguration: [{ name: "ip", privateIpAddressAllocation: "Dynamic", subnetId: subnet.id }],
  });
  const firewall = new AzureEdgeFirewall(stack, "firewall", {
    deployment: azureDeployment(),
    resourceGroupName: group.name,
    location: group.location,
    attach: [{ subnetId: subnet.id }, { networkInterfaceId: nic.id }],
  });
  const document = synthesize(stack);
  expect(firewall.prove().findings).toEqual([]);
  expect(resourcesOf(document, GROUP)).toMatchObject([
    {
      resource_group_name: "${azurerm_resource_group.rg.name}",
      location: "${azurerm_resource_group.rg.location}",
    },
  ]);
  expect(resourcesOf(document, SUBNET)).toMatchObject([{ subnet_id: "${azurerm_subnet.edge.id}" }]);
  expect(resourcesOf(document, NIC)).toMatchObject([
    { network_interface_id: "${azurerm_network_interface.nic.id}" },
  ]);
});

test("tags are passed on, and absent when there are none", () => {
  const tagged = synth(azureDeployment(sixRows(), { tags: { owner: "netops" } }));
  expect(resourcesOf(tagged, GROUP)[0]).toMatchObject({ tags: { owner: "netops" } });
  expect(resourcesOf(synth(azureDeployment()), GROUP)[0]).not.toHaveProperty("tags");
});

describe("limits", () => {
  const many = (count: number): BoundFlow[] =>
    Array.from({ length: count }, (_, n) => {
      const peer = end("peer", "203.0.113.0/24");
      return {
        ...extra(`flow-${n}`, IPV4_ACCESS, `tcp ${n + 1}`, peer),
        direction: n % 2 === 0 ? "inbound" : "outbound",
        priority: 2600 + 2 * (n >> 1),
      };
    });

  test("996 flows and four denies fit into a group, 997 do not", () => {
    expect(inlineRules(synth(azureDeployment(many(996))))).toHaveLength(1000);
    expect(() => synth(azureDeployment(many(997)))).toThrow(
      /more security rules than the platform takes; got 1001; allowed: at most 1000/,
    );
  });

  test("4,000 prefixes on a side over the whole group", () => {
    const addresses = Array.from({ length: 4000 }, (_, n) => `10.${n >> 7}.${(n & 127) * 2}.1`);
    const peer = (count: number) => end("scattered", ...addresses.slice(0, count));
    const flows = (count: number) => [flow("in", IPV4_ACCESS, "tcp 1", peer(count))];
    expect(inlineRules(synth(azureDeployment(flows(3996))))).toHaveLength(5);
    expect(() => synth(azureDeployment(flows(3997)))).toThrow(
      /more source prefixes .*; got 4001; allowed: at most 4000/,
    );
  });

  test.each(["", "-edge", "edge-", "n".repeat(81), "nsg edge"])("a group named `%s`", (name) => {
    expect(() => synth(azureDeployment(sixRows(), { name }))).toThrow(/set `settings\.name`/);
  });
});

test("two syntheses give the same bytes", () => {
  const once = (): string => JSON.stringify(synth(azureDeployment(sixDualRows())));
  expect(once()).toBe(once());
});

describe("the stack proves itself when it is synthesized", () => {
  const stackOf = (deployment: AzureDeployment): AzureEdgeStack =>
    new AzureEdgeStack(Testing.app(), deployment);
  const strayRule = {
    name: "stray",
    access: "Allow",
    direction: "Inbound",
    priority: 3000,
    protocol: "Tcp",
    sourcePortRange: "*",
    destinationPortRange: "22",
    sourceAddressPrefix: "198.51.100.7/32",
    destinationAddressPrefix: "10.45.16.10/32",
  };

  test.each<[string, AzureDeployment]>([
    ["inline rules", azureDeployment()],
    ["standalone rules", azureDeployment(sixRows(), { rules: "standalone" })],
    ["shared subnets", azureDeployment(sixRows(), { subnets: "shared" })],
    ["both families", azureDeployment(sixDualRows(), {}, [DUAL_ACCESS])],
    ["both families, shared", azureDeployment(sixDualRows(), { subnets: "shared" }, [DUAL_ACCESS])],
    [
      "a network interface",
      azureDeployment(sixRows(), { attach: [{ networkInterfaceId: NIC_ID }] }),
    ],
  ])("%s: proven", (_, deployment) => {
    const stack = stackOf(deployment);
    Testing.synth(stack, true);
    expect(stack.firewall.proof?.verdict).toMatchObject({ verdict: "proven", findings: [] });
  });

  test("a stray standalone rule fails the synth and is named", () => {
    const stack = stackOf(azureDeployment(sixRows(), { rules: "standalone" }));
    new NetworkSecurityRule(stack, "stray", {
      ...strayRule,
      resourceGroupName: "rg-edge",
      networkSecurityGroupName: stack.firewall.securityGroup.name,
    });
    expect(() => Testing.synth(stack, true)).toThrow(
      /REFUTED azure-westeurope[^]*excess[^]*azurerm_network_security_rule\.stray/,
    );
    expect(stack.firewall.proof?.verdict.verdict).toBe("refuted");
  });

  test("a stray standalone rule beside inline ones is not understood", () => {
    const stack = stackOf(azureDeployment());
    new NetworkSecurityRule(stack, "stray", {
      ...strayRule,
      resourceGroupName: "rg-edge",
      networkSecurityGroupName: stack.firewall.securityGroup.name,
    });
    expect(() => Testing.synth(stack, true)).toThrow(/azure-westeurope[^]*unsupported/);
  });

  test("a second group that opens something fails the synth where the site says so", () => {
    const stack = stackOf({ ...azureDeployment(), otherMachines: "strict" });
    new NetworkSecurityGroup(stack, "second", {
      name: "second",
      location: "westeurope",
      resourceGroupName: "rg-edge",
      securityRule: [strayRule],
    });
    expect(() => Testing.synth(stack, true)).toThrow(/azurerm_network_security_group\.second/);
  });
});

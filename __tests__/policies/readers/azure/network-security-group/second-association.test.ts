// Subnets that a stack knows by variables alone: each has an association, and a second one of a subnet is refused, so that they
// are different ones. What is not refused, or need not be there, is as doubtful as before.
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { type TerraformStack, TerraformVariable, TerraformResource } from "cdktf";

import { AzureEdgeFirewall, AzureProvider } from "../../../../../modules/azure";
import type { AzureDeployment } from "../../../../../modules/sites";
import { newStack } from "../../../../samples/synthesized";
import { EXTERNAL_SUBNET, twoSides } from "../../../../samples/two-sided-site";

const [deployment] = twoSides().deployments as [AzureDeployment];
const REFUSED = "no place of the site has two associations";

const variable = (stack: TerraformStack, name: string): string =>
  new TerraformVariable(stack, name, { type: "string" }).stringValue;

const EXTERNAL = ["access", "web-conferencing", "av"] as const;

function verdictOf(
  external: (stack: TerraformStack) => string,
  also: (stack: TerraformStack, firewall: AzureEdgeFirewall) => void = () => undefined,
) {
  const stack = newStack(deployment.name);
  new AzureProvider(stack, "azurerm");
  const firewall = new AzureEdgeFirewall(stack, "edge", {
    deployment,
    attach: [
      { subnetId: external(stack), interfaces: EXTERNAL },
      { subnetId: variable(stack, "internal"), interfaces: ["internal"] },
    ],
  });
  also(stack, firewall);
  const { verdict, assumptions, findings } = firewall.prove();
  const messages = findings.map((one) => ("message" in one ? one.message : ""));
  return { verdict, rests: assumptions.some((one) => one.startsWith(REFUSED)), messages };
}

const byVariable = (stack: TerraformStack) => variable(stack, "external");

test.each([
  ["two variables", byVariable],
  ["an id and a variable", () => EXTERNAL_SUBNET],
])("%s are two subnets, and the report says so", (_, external) => {
  expect(verdictOf(external)).toEqual({ verdict: "proven", rests: true, messages: [] });
});

test.each(["subnetId", "networkInterfaceId"])("two of one side by %s, too", (key) => {
  const stack = newStack(deployment.name);
  new AzureProvider(stack, "azurerm");
  const at = (name: string) => ({ [key]: variable(stack, name) }) as { subnetId: string };
  const { verdict } = new AzureEdgeFirewall(stack, "edge", {
    deployment,
    attach: [
      { ...at("first"), interfaces: EXTERNAL },
      { ...at("second"), interfaces: EXTERNAL },
      { ...at("internal"), interfaces: ["internal"] },
    ],
  }).prove();
  expect(verdict).toBe("proven");
});

test("an association of other machines is about neither", () => {
  const { verdict, rests } = verdictOf(byVariable, (stack) => {
    const { id } = new NetworkSecurityGroup(stack, "jump", {
      name: "nsg-jump",
      location: "westeurope",
      resourceGroupName: "rg-jump",
      securityRule: [],
    });
    new SubnetNetworkSecurityGroupAssociation(stack, "third", {
      subnetId: variable(stack, "other"),
      networkSecurityGroupId: id,
    });
  });
  expect({ verdict, rests }).toEqual({ verdict: "proven", rests: true });
});

test("a call of Azure's API is refused by nobody", () => {
  const { verdict, messages } = verdictOf(byVariable, (stack, { securityGroups }) => {
    const update = new TerraformResource(stack, "third", {
      terraformResourceType: "azapi_update_resource",
    });
    update.addOverride("type", "Microsoft.Network/virtualNetworks/subnets@2024-05-01");
    update.addOverride("resource_id", variable(stack, "other"));
    const networkSecurityGroup = { id: securityGroups[1]?.id };
    update.addOverride("body", { properties: { networkSecurityGroup } });
  });
  expect(verdict).toBe("undecided");
  expect(messages).toContainEqual(
    expect.stringMatching(/^it cannot be told whether this association is about the subnet/),
  );
});

test("associations that need not be there settle nothing", () => {
  const { verdict } = verdictOf(byVariable, (_, firewall) => {
    for (const one of firewall.node.findAll())
      if (one instanceof TerraformResource && one.terraformResourceType.endsWith("_association"))
        one.addOverride("count", "${var.external}");
  });
  expect(verdict).toBe("undecided");
});

test("a group in a network's body is refused by nobody", () => {
  const { verdict } = verdictOf(byVariable, (stack, { securityGroups }) => {
    new VirtualNetwork(stack, "network", {
      name: "vnet",
      location: "westeurope",
      resourceGroupName: "rg",
      addressSpace: ["10.0.0.0/8"],
      subnet: [
        {
          name: "any",
          addressPrefixes: ["10.60.0.0/16"],
          securityGroup: securityGroups[1]?.id ?? "",
        },
      ],
    });
  });
  expect(verdict).not.toBe("proven");
});

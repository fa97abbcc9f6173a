// Two subnets that a stack knows by variables alone: each has an association, and Azure refuses a second one of a subnet, so
// that they are two. Whatever else may be about one of them is as doubtful as before.
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { type TerraformStack, TerraformVariable, TerraformResource } from "cdktf";

import { AzureEdgeFirewall, AzureProvider } from "../../../../../modules/azure";
import type { AzureDeployment } from "../../../../../modules/sites";
import { newStack } from "../../../../samples/synthesized";
import { EXTERNAL_SUBNET, twoSides } from "../../../../samples/two-sided-site";

const [deployment] = twoSides().deployments as [AzureDeployment];
const REFUSED = "places of the site with an association each are different ones";

const variable = (stack: TerraformStack, name: string): string =>
  new TerraformVariable(stack, name, { type: "string" }).stringValue;

function verdictOf(
  external: (stack: TerraformStack) => string,
  also: (stack: TerraformStack, firewall: AzureEdgeFirewall) => void = () => undefined,
) {
  const stack = newStack(deployment.name);
  new AzureProvider(stack, "azurerm");
  const firewall = new AzureEdgeFirewall(stack, "edge", {
    deployment,
    attach: [
      { subnetId: external(stack), interfaces: ["access", "web-conferencing", "av"] },
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

const UNKNOWN = /^it cannot be told whether this association is about the subnet/;

test("a third association may be about either", () => {
  const { verdict, messages } = verdictOf(byVariable, (stack, { securityGroups }) => {
    new SubnetNetworkSecurityGroupAssociation(stack, "third", {
      subnetId: variable(stack, "other"),
      networkSecurityGroupId: securityGroups[1]?.id ?? "",
    });
  });
  expect(verdict).toBe("undecided");
  expect(messages).toContainEqual(expect.stringMatching(UNKNOWN));
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

// A stack whose ids are references knows its subnet by another name than the site file does: the construct says by which.
import { DataAzurermSubnet } from "@cdktf/provider-azurerm/lib/data-azurerm-subnet";
import { NetworkSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-rule";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";

import "../../policies/jest";
import { AzureEdgeFirewall, AzureProvider } from "../../modules/azure";
import { GoogleEdgeFirewall, GoogleProvider } from "../../modules/google";
import { azureDeployment, googleDeployment } from "../../modules/sites";
import { siteWith, STANDALONE } from "../samples/sample-sites";

const site = siteWith(STANDALONE);

function azureStack(subnetId?: string) {
  const stack = new TerraformStack(Testing.app(), "perimeter");
  new AzureProvider(stack, "azurerm");
  const { id } = new DataAzurermSubnet(stack, "edge-subnet", {
    name: "snet-edge",
    virtualNetworkName: "vnet-perimeter",
    resourceGroupName: "rg-edge",
  });
  const firewall = new AzureEdgeFirewall(stack, "edge", {
    deployment: azureDeployment(site, "azure-westeurope"),
    attach: [{ subnetId: subnetId ?? id }],
  });
  return { stack, firewall };
}

test("Azure: the references are resolved, and the stack may be called anything", () => {
  const { stack, firewall } = azureStack();
  expect(firewall.deployment.settings.attach).toEqual([
    { subnetId: "${data.azurerm_subnet.edge-subnet.id}" },
  ]);
  expect(stack).toAdmitExactly(firewall.deployment);
  expect(Testing.synth(stack)).toAdmitExactly(firewall.deployment);
  expect(stack).toAdmitSameAs(Testing.synth(stack), firewall.deployment);
});

test("Azure: a rule beside them is felt", () => {
  const { stack, firewall } = azureStack();
  new NetworkSecurityRule(stack, "debug", {
    name: "debug-rdp",
    priority: 4000,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourceAddressPrefix: "198.51.100.0/24",
    sourcePortRange: "*",
    destinationAddressPrefix: "10.45.16.10",
    destinationPortRange: "3389",
    resourceGroupName: "rg-edge",
    networkSecurityGroupName: firewall.securityGroup.name,
  });
  expect(stack).not.toAdmitExactly(firewall.deployment);
});

test("Azure: another construct's subnet is another subnet", () => {
  const { firewall } = azureStack();
  const { stack } = azureStack(
    "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/other",
  );
  expect(() => {
    expect(stack).toAdmitExactly(firewall.deployment);
  }).toThrow(/expected the configuration to admit exactly/);
});

test("Google: the network is a variable", () => {
  const stack = new TerraformStack(Testing.app(), "perimeter");
  const { stringValue } = new TerraformVariable(stack, "network", { type: "string" });
  new GoogleProvider(stack, "google", { project: "contoso-edge" });
  const { deployment } = new GoogleEdgeFirewall(stack, "edge", {
    deployment: googleDeployment(site, "google-europe-west4"),
    network: stringValue,
  });
  expect(deployment.settings.networks[0]?.network).toBe("${var.network}");
  expect(stack).toAdmitExactly(deployment);
});

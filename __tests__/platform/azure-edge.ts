// One Edge Server on Azure in a subnet of the platform's: the machine, its interfaces and its extension beside the firewall.
import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { VirtualMachineExtension } from "@cdktf/provider-azurerm/lib/virtual-machine-extension";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { type AzureDeployment, AzureEdgeFirewall } from "../../modules/azure";
import { azureProvider } from "./azure-network";

export class AzureEdgeMachine extends TerraformStack {
  readonly firewall: AzureEdgeFirewall;

  constructor(scope: Construct, deployment: AzureDeployment, subnet: Subnet) {
    super(scope, deployment.name);
    azureProvider(this);
    const { resourceGroup, location } = deployment.settings;
    const group = new ResourceGroup(this, "rg", { name: resourceGroup, location });
    const place = { resourceGroupName: group.name, location };
    const name = deployment.name;
    const third = name === "edge-a" ? 16 : 17;
    const interfaces = [10, 30].map(
      (last, at) =>
        new NetworkInterface(this, `nic-${at}`, {
          ...place,
          name: `nic-${name}-${at}`,
          ipConfiguration: [
            {
              name: "one",
              subnetId: subnet.id,
              privateIpAddressAllocation: "Static",
              privateIpAddress: `10.45.${third}.${last}`,
            },
          ],
        }),
    );
    const machine = new LinuxVirtualMachine(this, "machine", {
      ...place,
      name: `vm-${name}`,
      size: "Standard_D4s_v5",
      adminUsername: "edge",
      networkInterfaceIds: interfaces.map(({ id }) => id),
      osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
    });
    new VirtualMachineExtension(this, "monitoring", {
      name: "monitoring",
      virtualMachineId: machine.id,
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorLinuxAgent",
      typeHandlerVersion: "1.28",
    });
    this.firewall = new AzureEdgeFirewall(this, "firewall", {
      deployment,
      resourceGroupName: group.name,
      attach: [{ subnetId: subnet.id }],
    });
  }
}

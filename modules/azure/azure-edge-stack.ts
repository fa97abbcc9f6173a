// A whole stack for one Azure deployment: the provider and the firewall. Stacks with resources of their own use the
// construct alone.
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { AzureProvider } from "./azure-provider";
import { AzureEdgeFirewall } from "./network-security-group/azure-edge-firewall";
import type { AzureDeployment } from "../sites";
import { givenDeployment } from "../toolkit";

/** A stack of its own for an Azure deployment: the provider and an `AzureEdgeFirewall`, which proves it. */
export class AzureEdgeStack extends TerraformStack {
  readonly firewall: AzureEdgeFirewall;

  constructor(scope: Construct, deployment: AzureDeployment) {
    super(scope, givenDeployment(deployment, "azure", "AzureEdgeStack").name);
    const { subscription, providerVersion } = deployment.settings;
    new AzureProvider(this, "azurerm", {
      ...(subscription === undefined ? {} : { subscription }),
      ...(providerVersion === undefined ? {} : { version: providerVersion }),
    });
    this.firewall = new AzureEdgeFirewall(this, "firewall", { deployment });
  }
}

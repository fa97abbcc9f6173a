// The whole platform on Azure, as a program of the platform team would build it, and the site of its two Edge Servers.
import { ManagementGroup } from "@cdktf/provider-azurerm/lib/management-group";
import { ManagementGroupSubscriptionAssociation } from "@cdktf/provider-azurerm/lib/management-group-subscription-association";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import type { AzureDeployment } from "../../modules/azure";
import { bindSite, type Site } from "../../modules/sites";
import { AzureEdgeMachine } from "./azure-edge";
import { AzureNetworkStack, azureProvider, LOCATION, SUBSCRIPTION } from "./azure-network";
import { AzureSharedStack } from "./azure-shared";

const subnet = (name: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-perimeter/subnets/${name}`;

const deployment = (name: string, third: number): string => `
  ${name}:
    cloud: azure
    interfaces: { access: [10.45.${third}.10], av: [10.45.${third}.30] }
    settings:
      subscription: ${SUBSCRIPTION}
      resourceGroup: rg-${name}
      location: ${LOCATION}
      attach: [{ subnetId: ${subnet(`snet-${name}`)} }]
      rules: inline
      subnets: dedicated`;

export const AZURE_SITE = `
site: azure-platform
documents: [lync2013-pic]
interfaceReading: printed
peers:
  public-im-partners: [203.0.113.0/24]
  clients: any
  live-messenger-clients: any
deployments:${deployment("edge-a", 16)}${deployment("edge-b", 17)}
`;

class Management extends TerraformStack {
  constructor(scope: Construct, name: string) {
    super(scope, name);
    azureProvider(this);
    const group = new ManagementGroup(this, "group", { displayName: "perimeter" });
    new ManagementGroupSubscriptionAssociation(this, "subscription", {
      managementGroupId: group.id,
      subscriptionId: `/subscriptions/${SUBSCRIPTION}`,
    });
  }
}

export interface Platform {
  readonly app: App;
  readonly site: Site;
  /** The stacks of the Edge Servers. */
  readonly edges: readonly TerraformStack[];
}

export function azurePlatform(outdir: string): Platform {
  const site = bindSite(AZURE_SITE, "edge.yaml", { today: "2026-06-30" });
  const [a, b] = site.deployments as readonly [AzureDeployment, AzureDeployment];
  const app = new App({ outdir, stackTraces: false });
  const network = new AzureNetworkStack(app, "network");
  new AzureSharedStack(app, "shared-services", network);
  new Management(app, "management");
  const edges = [
    new AzureEdgeMachine(app, a, network.edgeA),
    new AzureEdgeMachine(app, b, network.edgeB),
  ];
  return { app, site, edges };
}

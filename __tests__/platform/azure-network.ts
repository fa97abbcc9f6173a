// The platform team's own network on Azure: subnets, a peering, routes and the way out. The Edge stacks take its subnets by
// reference.
import { NatGateway } from "@cdktf/provider-azurerm/lib/nat-gateway";
import { NatGatewayPublicIpAssociation } from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Route } from "@cdktf/provider-azurerm/lib/route";
import { RouteTable } from "@cdktf/provider-azurerm/lib/route-table";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNatGatewayAssociation } from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association";
import { SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { VirtualNetworkPeering } from "@cdktf/provider-azurerm/lib/virtual-network-peering";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
export const LOCATION = "westeurope";

/** Every stack of the platform is in one subscription. */
export function azureProvider(stack: TerraformStack): void {
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
}

export class AzureNetworkStack extends TerraformStack {
  readonly network: VirtualNetwork;
  readonly edgeA: Subnet;
  readonly edgeB: Subnet;
  readonly shared: Subnet;
  readonly bastion: Subnet;

  constructor(scope: Construct, name: string) {
    super(scope, name);
    azureProvider(this);
    const group = new ResourceGroup(this, "rg", { name: "rg-network", location: LOCATION });
    const place = { resourceGroupName: group.name, location: LOCATION };
    this.network = new VirtualNetwork(this, "vnet", {
      ...place,
      name: "vnet-perimeter",
      addressSpace: ["10.45.0.0/16"],
    });
    this.edgeA = this.#subnet("edge-a", "snet-edge-a", "10.45.16.0/24");
    this.edgeB = this.#subnet("edge-b", "snet-edge-b", "10.45.17.0/24");
    this.shared = this.#subnet("shared", "snet-shared", "10.45.64.0/24");
    this.bastion = this.#subnet("bastion", "AzureBastionSubnet", "10.45.65.0/26");
    new VirtualNetworkPeering(this, "branch", {
      name: "to-branch",
      resourceGroupName: group.name,
      virtualNetworkName: this.network.name,
      remoteVirtualNetworkId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-branch/providers/Microsoft.Network/virtualNetworks/vnet-branch`,
    });
    const routes = new RouteTable(this, "routes", { ...place, name: "rt-edge" });
    new Route(this, "branch-route", {
      name: "branch",
      resourceGroupName: group.name,
      routeTableName: routes.name,
      addressPrefix: "192.168.0.0/16",
      nextHopType: "VirtualNetworkGateway",
    });
    const address = new PublicIp(this, "nat-address", {
      ...place,
      name: "pip-nat",
      allocationMethod: "Static",
      sku: "Standard",
    });
    const nat = new NatGateway(this, "nat", { ...place, name: "nat", skuName: "Standard" });
    new NatGatewayPublicIpAssociation(this, "nat-has", {
      natGatewayId: nat.id,
      publicIpAddressId: address.id,
    });
    for (const [id, subnet] of [
      ["a", this.edgeA],
      ["b", this.edgeB],
    ] as const) {
      new SubnetRouteTableAssociation(this, `routes-of-${id}`, {
        subnetId: subnet.id,
        routeTableId: routes.id,
      });
      new SubnetNatGatewayAssociation(this, `nat-of-${id}`, {
        subnetId: subnet.id,
        natGatewayId: nat.id,
      });
    }
  }

  #subnet(id: string, name: string, prefix: string): Subnet {
    return new Subnet(this, id, {
      name,
      resourceGroupName: this.network.resourceGroupName,
      virtualNetworkName: this.network.name,
      addressPrefixes: [prefix],
    });
  }
}

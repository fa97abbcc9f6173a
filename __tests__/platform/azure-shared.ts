// What a platform holds beside the Edge on Azure: other machines with a security group of their own, and the services that all
// share.
import { BackupPolicyVm } from "@cdktf/provider-azurerm/lib/backup-policy-vm";
import { BastionHost } from "@cdktf/provider-azurerm/lib/bastion-host";
import { ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry";
import { KeyVault } from "@cdktf/provider-azurerm/lib/key-vault";
import { Lb } from "@cdktf/provider-azurerm/lib/lb";
import { LbBackendAddressPool } from "@cdktf/provider-azurerm/lib/lb-backend-address-pool";
import { LbProbe } from "@cdktf/provider-azurerm/lib/lb-probe";
import { LbRule } from "@cdktf/provider-azurerm/lib/lb-rule";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { PrivateDnsARecord } from "@cdktf/provider-azurerm/lib/private-dns-a-record";
import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { RecoveryServicesVault } from "@cdktf/provider-azurerm/lib/recovery-services-vault";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import type { AzureNetworkStack } from "./azure-network";
import { azureProvider, LOCATION, SUBSCRIPTION } from "./azure-network";

const ALL = { sourcePortRange: "*", protocol: "Tcp", access: "Allow" };

export class AzureSharedStack extends TerraformStack {
  constructor(scope: Construct, name: string, network: AzureNetworkStack) {
    super(scope, name);
    azureProvider(this);
    const { name: resourceGroupName } = new ResourceGroup(this, "rg", {
      name: "rg-shared",
      location: LOCATION,
    });
    const place = { resourceGroupName, location: LOCATION };
    const group = new NetworkSecurityGroup(this, "web", {
      ...place,
      name: "nsg-web",
      securityRule: [
        {
          ...ALL,
          name: "https",
          priority: 200,
          direction: "Inbound",
          sourceAddressPrefix: "Internet",
          destinationAddressPrefix: "10.45.64.0/24",
          destinationPortRange: "443",
        },
        {
          ...ALL,
          name: "ssh-from-bastion",
          priority: 210,
          direction: "Inbound",
          sourceAddressPrefix: "10.45.65.0/26",
          destinationAddressPrefix: "VirtualNetwork",
          destinationPortRange: "22",
        },
      ],
    });
    new SubnetNetworkSecurityGroupAssociation(this, "web-group", {
      subnetId: network.shared.id,
      networkSecurityGroupId: group.id,
    });
    new NetworkInterface(this, "web-nic", {
      ...place,
      name: "nic-web",
      ipConfiguration: [
        { name: "one", subnetId: network.shared.id, privateIpAddressAllocation: "Dynamic" },
      ],
    });
    this.#balancer(place, network);
    this.#services(place, network);
  }

  #balancer(place: Place, network: AzureNetworkStack): void {
    const balancer = new Lb(this, "lb", {
      ...place,
      name: "lb-web",
      sku: "Standard",
      frontendIpConfiguration: [{ name: "in", subnetId: network.shared.id }],
    });
    const pool = new LbBackendAddressPool(this, "pool", {
      name: "pool",
      loadbalancerId: balancer.id,
    });
    const probe = new LbProbe(this, "probe", {
      name: "https",
      loadbalancerId: balancer.id,
      port: 443,
    });
    new LbRule(this, "balance", {
      name: "https",
      loadbalancerId: balancer.id,
      protocol: "Tcp",
      frontendPort: 443,
      backendPort: 443,
      frontendIpConfigurationName: "in",
      backendAddressPoolIds: [pool.id],
      probeId: probe.id,
    });
    const address = new PublicIp(this, "bastion-address", {
      ...place,
      name: "pip-bastion",
      allocationMethod: "Static",
    });
    new BastionHost(this, "bastion", {
      ...place,
      name: "bastion",
      ipConfiguration: { name: "one", subnetId: network.bastion.id, publicIpAddressId: address.id },
    });
  }

  #services(place: Place, network: AzureNetworkStack): void {
    const { resourceGroupName } = place;
    new KeyVault(this, "keys", {
      ...place,
      name: "kv-contoso",
      skuName: "standard",
      tenantId: SUBSCRIPTION,
    });
    new LogAnalyticsWorkspace(this, "logs", { ...place, name: "log-contoso" });
    new StorageAccount(this, "storage", {
      ...place,
      name: "stcontoso",
      accountTier: "Standard",
      accountReplicationType: "LRS",
    });
    new ContainerRegistry(this, "images", { ...place, name: "crcontoso", sku: "Basic" });
    const zone = new PrivateDnsZone(this, "zone", { resourceGroupName, name: "contoso.internal" });
    new PrivateDnsZoneVirtualNetworkLink(this, "zone-link", {
      name: "perimeter",
      resourceGroupName,
      privateDnsZoneName: zone.name,
      virtualNetworkId: network.network.id,
    });
    new PrivateDnsARecord(this, "record", {
      name: "edge",
      resourceGroupName,
      zoneName: zone.name,
      ttl: 300,
      records: ["10.45.16.10"],
    });
    const vault = new RecoveryServicesVault(this, "vault", {
      ...place,
      name: "rsv-contoso",
      sku: "Standard",
    });
    new BackupPolicyVm(this, "backup", {
      name: "daily",
      resourceGroupName,
      recoveryVaultName: vault.name,
      backup: { frequency: "Daily", time: "23:00" },
      retentionDaily: { count: 7 },
    });
  }
}

interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
}

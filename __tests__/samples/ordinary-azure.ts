// What an ordinary stack of Azure holds beside the Edge's firewall, as the toolkit writes it: network, interfaces with the
// Edge's addresses, machines and their extensions, and the services that a platform team puts next to them.
import type { Surroundings } from "./ordinary-stack";

const GROUP = {
  resource_group_name: "${azurerm_resource_group.edge.name}",
  location: "westeurope",
};
const NETWORK = {
  resource_group_name: "${azurerm_resource_group.edge.name}",
  virtual_network_name: "${azurerm_virtual_network.perimeter.name}",
};
const SIZE = { ...GROUP, size: "Standard_D4s_v5", admin_username: "edge" };
const EDGE_SUBNET = "${azurerm_subnet.edge.id}";
const SERVICES_SUBNET = "${azurerm_subnet.services.id}";

function subnet(name: string, prefix: string): Readonly<Record<string, unknown>> {
  return { ...NETWORK, name, address_prefixes: [prefix] };
}

function edgeInterface(name: string, address: string): Readonly<Record<string, unknown>> {
  return {
    ...GROUP,
    name,
    ip_configuration: [
      {
        name: "internal",
        subnet_id: EDGE_SUBNET,
        private_ip_address_allocation: "Static",
        private_ip_address: address,
        public_ip_address_id: name === "nic-access" ? "${azurerm_public_ip.access.id}" : null,
      },
    ],
  };
}

export const AZURE_SURROUNDINGS: Surroundings = {
  azurerm_resource_group: { edge: { name: "rg-edge", location: "westeurope" } },
  azurerm_management_group: { perimeter: { display_name: "Perimeter" } },
  azurerm_management_lock: {
    keep: { name: "keep", scope: "${azurerm_resource_group.edge.id}", lock_level: "CanNotDelete" },
  },
  azurerm_virtual_network: {
    perimeter: { ...GROUP, name: "vnet-perimeter", address_space: ["10.45.16.0/20"] },
  },
  azurerm_virtual_network_peering: {
    hub: {
      ...NETWORK,
      name: "to-hub",
      remote_virtual_network_id:
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub",
    },
  },
  azurerm_subnet: {
    edge: subnet("snet-edge", "10.45.16.0/24"),
    services: subnet("snet-services", "10.45.17.0/24"),
    bastion: subnet("AzureBastionSubnet", "10.45.18.0/26"),
  },
  azurerm_route_table: { edge: { ...GROUP, name: "rt-edge" } },
  azurerm_subnet_route_table_association: {
    edge: { subnet_id: EDGE_SUBNET, route_table_id: "${azurerm_route_table.edge.id}" },
  },
  azurerm_nat_gateway: { out: { ...GROUP, name: "nat-out", sku_name: "Standard" } },
  azurerm_subnet_nat_gateway_association: {
    services: { subnet_id: SERVICES_SUBNET, nat_gateway_id: "${azurerm_nat_gateway.out.id}" },
  },
  azurerm_public_ip: {
    access: { ...GROUP, name: "pip-access", allocation_method: "Static" },
    out: { ...GROUP, name: "pip-out", allocation_method: "Static" },
    bastion: { ...GROUP, name: "pip-bastion", allocation_method: "Static" },
  },
  azurerm_nat_gateway_public_ip_association: {
    out: {
      nat_gateway_id: "${azurerm_nat_gateway.out.id}",
      public_ip_address_id: "${azurerm_public_ip.out.id}",
    },
  },
  azurerm_network_interface: {
    access: edgeInterface("nic-access", "10.45.16.10"),
    av: edgeInterface("nic-av", "10.45.16.30"),
  },
  azurerm_windows_virtual_machine: {
    edge: {
      ...SIZE,
      name: "edge-1",
      network_interface_ids: [
        "${azurerm_network_interface.access.id}",
        "${azurerm_network_interface.av.id}",
      ],
      identity: [{ type: "SystemAssigned" }],
      custom_data: '${base64encode("setup")}',
      boot_diagnostics: [{ storage_account_uri: null }],
    },
  },
  azurerm_virtual_machine_extension: {
    monitor: {
      name: "AzureMonitorWindowsAgent",
      virtual_machine_id: "${azurerm_windows_virtual_machine.edge.id}",
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorWindowsAgent",
      type_handler_version: "1.10",
    },
    setup: {
      name: "setup",
      virtual_machine_id: "${azurerm_windows_virtual_machine.edge.id}",
      publisher: "Microsoft.Compute",
      type: "CustomScriptExtension",
      type_handler_version: "1.10",
      settings: '${jsonencode({"commandToExecute" = "setup.cmd"})}',
    },
  },
  azurerm_managed_disk: {
    data: { ...GROUP, name: "data", create_option: "Empty", disk_size_gb: 64 },
  },
  azurerm_virtual_machine_data_disk_attachment: {
    data: {
      managed_disk_id: "${azurerm_managed_disk.data.id}",
      virtual_machine_id: "${azurerm_windows_virtual_machine.edge.id}",
      lun: 0,
      caching: "ReadWrite",
    },
  },
  azurerm_recovery_services_vault: { backup: { ...GROUP, name: "rsv-edge", sku: "Standard" } },
  azurerm_backup_policy_vm: {
    daily: {
      name: "daily",
      resource_group_name: "rg-edge",
      recovery_vault_name: "${azurerm_recovery_services_vault.backup.name}",
      backup: [{ frequency: "Daily", time: "23:00" }],
    },
  },
  azurerm_backup_protected_vm: {
    edge: {
      resource_group_name: "rg-edge",
      recovery_vault_name: "${azurerm_recovery_services_vault.backup.name}",
      source_vm_id: "${azurerm_windows_virtual_machine.edge.id}",
      backup_policy_id: "${azurerm_backup_policy_vm.daily.id}",
    },
  },
  azurerm_lb: { web: { ...GROUP, name: "lb-web", sku: "Standard" } },
  azurerm_lb_backend_address_pool: {
    web: { name: "web", loadbalancer_id: "${azurerm_lb.web.id}" },
  },
  azurerm_lb_probe: { web: { name: "https", loadbalancer_id: "${azurerm_lb.web.id}", port: 443 } },
  azurerm_lb_rule: {
    web: {
      name: "https",
      loadbalancer_id: "${azurerm_lb.web.id}",
      protocol: "Tcp",
      frontend_port: 443,
      backend_port: 443,
      frontend_ip_configuration_name: "public",
    },
  },
  azurerm_bastion_host: {
    admin: {
      ...GROUP,
      name: "bas-admin",
      ip_configuration: [
        {
          name: "public",
          subnet_id: "${azurerm_subnet.bastion.id}",
          public_ip_address_id: "${azurerm_public_ip.bastion.id}",
        },
      ],
    },
  },
  azurerm_dns_zone: { contoso: { name: "contoso.example", resource_group_name: "rg-edge" } },
  azurerm_dns_a_record: {
    sip: {
      name: "sip",
      zone_name: "${azurerm_dns_zone.contoso.name}",
      resource_group_name: "rg-edge",
      ttl: 300,
      target_resource_id: "${azurerm_public_ip.access.id}",
    },
  },
  azurerm_private_dns_zone: {
    database: { name: "privatelink.database.windows.net", resource_group_name: "rg-edge" },
  },
  azurerm_key_vault: { edge: { ...GROUP, name: "kv-edge", tenant_id: "t", sku_name: "standard" } },
  azurerm_key_vault_certificate: {
    edge: { name: "edge", key_vault_id: "${azurerm_key_vault.edge.id}" },
  },
  azurerm_user_assigned_identity: { edge: { ...GROUP, name: "id-edge" } },
  azurerm_role_assignment: {
    edge: {
      scope: "${azurerm_key_vault.edge.id}",
      role_definition_name: "Key Vault Secrets User",
      principal_id: "${azurerm_user_assigned_identity.edge.principal_id}",
    },
  },
  azurerm_log_analytics_workspace: { logs: { ...GROUP, name: "log-edge" } },
  azurerm_monitor_diagnostic_setting: {
    lb: {
      name: "lb",
      target_resource_id: "${azurerm_lb.web.id}",
      log_analytics_workspace_id: "${azurerm_log_analytics_workspace.logs.id}",
    },
  },
  azurerm_monitor_data_collection_rule: { edge: { ...GROUP, name: "dcr-edge" } },
  azurerm_monitor_data_collection_rule_association: {
    edge: {
      target_resource_id: "${azurerm_windows_virtual_machine.edge.id}",
      data_collection_rule_id: "${azurerm_monitor_data_collection_rule.edge.id}",
    },
  },
  azurerm_storage_account: { logs: { ...GROUP, name: "stedgelogs", account_tier: "Standard" } },
  azurerm_mssql_server: { data: { ...GROUP, name: "sql-edge", version: "12.0" } },
  azurerm_mssql_database: { data: { name: "edge", server_id: "${azurerm_mssql_server.data.id}" } },
  azurerm_mssql_firewall_rule: {
    office: {
      name: "office",
      server_id: "${azurerm_mssql_server.data.id}",
      start_ip_address: "203.0.113.1",
      end_ip_address: "203.0.113.1",
    },
  },
  azurerm_private_endpoint: {
    data: {
      ...GROUP,
      name: "pe-data",
      subnet_id: SERVICES_SUBNET,
      private_service_connection: [
        {
          name: "data",
          private_connection_resource_id: "${azurerm_mssql_server.data.id}",
          is_manual_connection: false,
        },
      ],
    },
  },
  azurerm_linux_virtual_machine_scale_set: {
    web: {
      ...GROUP,
      name: "vmss-web",
      sku: "Standard_D2s_v5",
      network_interface: [
        {
          name: "nic",
          primary: true,
          ip_configuration: [{ name: "internal", primary: true, subnet_id: SERVICES_SUBNET }],
        },
      ],
    },
  },
  azurerm_monitor_autoscale_setting: {
    web: {
      ...GROUP,
      name: "web",
      target_resource_id: "${azurerm_linux_virtual_machine_scale_set.web.id}",
    },
  },
  azurerm_container_registry: { images: { ...GROUP, name: "credge", sku: "Basic" } },
  azuread_group: { admins: { display_name: "Edge administrators", security_enabled: true } },
  random_password: { admin: { length: 24 } },
  tls_private_key: { admin: { algorithm: "ED25519" } },
  time_rotating: { yearly: { rotation_years: 1 } },
  local_file: { inventory: { filename: "inventory.txt", content: "edge-1" } },
  null_resource: { ready: { triggers: { edge: "${azurerm_windows_virtual_machine.edge.id}" } } },
};

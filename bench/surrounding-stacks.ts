// Stacks of a platform beside the Edge, as Terraform JSON: networks, machines, groups and services of other teams.
import type { WrittenStack } from "../policies/proof";

type Body = Readonly<Record<string, unknown>>;

const RULES = 12;
const MACHINES = 8;

/** A team's stack: a network with a group of its own, machines, and what goes with them. */
export function surroundingStack(number: number): WrittenStack {
  const name = `team-${number}`;
  const place = { resource_group_name: `rg-${name}`, location: "westeurope" };
  const file = `stacks/${name}/cdk.tf.json`;
  const resource = { ...networkOf(name, place), ...machinesOf(name, place) };
  const json = {
    "//": { metadata: { backend: "local", stackName: name, version: "0.21.0" } },
    provider: { azurerm: [{ features: [{}] }] },
    resource,
    terraform: { backend: { local: { path: `/states/${name}.tfstate` } } },
  };
  return { name, file, text: JSON.stringify(json, null, 2) };
}

function networkOf(name: string, place: Body): Body {
  const rules = Array.from({ length: RULES }, (_, at) => ({
    name: `rule-${at}`,
    priority: 200 + at,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    source_address_prefix: `10.${at}.0.0/16`,
    destination_address_prefix: "VirtualNetwork",
    destination_port_range: String(8000 + at),
  }));
  return {
    azurerm_resource_group: { rg: { name: `rg-${name}`, location: "westeurope" } },
    azurerm_virtual_network: {
      net: { ...place, name: `vnet-${name}`, address_space: ["10.0.0.0/8"] },
    },
    azurerm_subnet: {
      net: {
        name: "snet",
        resource_group_name: `rg-${name}`,
        virtual_network_name: "${azurerm_virtual_network.net.name}",
        address_prefixes: ["10.1.0.0/16"],
      },
    },
    azurerm_network_security_group: {
      group: { ...place, name: `nsg-${name}`, security_rule: rules },
    },
    azurerm_subnet_network_security_group_association: {
      group: {
        subnet_id: "${azurerm_subnet.net.id}",
        network_security_group_id: "${azurerm_network_security_group.group.id}",
      },
    },
  };
}

function machinesOf(name: string, place: Body): Body {
  const each = (make: (at: number) => Body): Body =>
    Object.fromEntries(Array.from({ length: MACHINES }, (_, at) => [`m${at}`, make(at)]));
  return {
    azurerm_network_interface: each((at) => ({
      ...place,
      name: `nic-${name}-${at}`,
      ip_configuration: [
        {
          name: "one",
          subnet_id: "${azurerm_subnet.net.id}",
          private_ip_address_allocation: "Dynamic",
        },
      ],
    })),
    azurerm_linux_virtual_machine: each((at) => ({
      ...place,
      name: `vm-${name}-${at}`,
      size: "Standard_D2s_v5",
      admin_username: "admin",
      network_interface_ids: [`\${azurerm_network_interface.m${at}.id}`],
      os_disk: [{ caching: "ReadWrite", storage_account_type: "Premium_LRS" }],
      tags: { team: name, environment: "production", costs: `centre-${at}` },
    })),
    azurerm_key_vault: { keys: { ...place, name: `kv-${name}`, sku_name: "standard" } },
    azurerm_log_analytics_workspace: { logs: { ...place, name: `log-${name}` } },
  };
}

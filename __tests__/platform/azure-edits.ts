// Edits of the platform on Azure that a reviewer may overlook, most of them far from the Edge's own stack.
import { SUBSCRIPTION } from "./azure-network";
import type { Fields, StackFile } from "./platform-folder";

/** What is edited, where, and how. */
export type PlatformEdit = readonly [what: string, stack: string, edit: (file: StackFile) => void];

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const ATTACHED = "azurerm_subnet_network_security_group_association";
const NIC = "azurerm_network_interface";
const EDGE = { resource_group_name: "rg-edge-a", network_security_group_name: "nsg-edge-a" };
const EDGE_SUBNET = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-perimeter/subnets/snet-edge-a`;

const ssh: Fields = {
  name: "ssh",
  priority: 150,
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  source_port_range: "*",
  source_address_prefix: "*",
  destination_address_prefix: "10.45.16.10/32",
  destination_port_range: "22",
};
const openGroup: Fields = {
  name: "nsg-open",
  resource_group_name: "rg-shared",
  location: "westeurope",
  security_rule: [],
};

/** The part of a network interface that says where it is. */
function configurationOf(nic: Fields): Fields {
  return (nic["ip_configuration"] as Fields[])[0]!;
}

/** The rule of the Edge's group that opens a port. */
function ruleFor(file: StackFile, port: string): Fields {
  const rules = file.of(GROUP)["security_rule"] as Fields[];
  const found = rules.find(
    (rule) => rule["access"] === "Allow" && JSON.stringify(rule).includes(`"${port}"`),
  );
  if (found === undefined) throw new Error(`no rule opens ${port}`);
  return found;
}

export const AZURE_EDITS: readonly PlatformEdit[] = [
  ["the Edge's subnet gets another name", "network", (file) => { file.of("azurerm_subnet", "edge-a")["name"] = "snet-web"; }],
  ["the Edge's subnet gets other addresses", "network", (file) => { file.of("azurerm_subnet", "edge-a")["address_prefixes"] = ["10.45.99.0/24"]; }],
  ["the network moves to another resource group", "network", (file) => { file.of("azurerm_resource_group")["name"] = "rg-other"; }],
  ["the network moves to another subscription", "network", (file) => { (file.json["provider"] as { azurerm: Fields[] }).azurerm[0]!["subscription_id"] = SUBSCRIPTION.replace(/1$/, "2"); }],
  ["the network's owner attaches a group to the Edge's subnet", "network", (file) => {
    file.add(GROUP, openGroup);
    file.add(ATTACHED, { subnet_id: "${azurerm_subnet.edge-a.id}", network_security_group_id: `\${${GROUP}.added.id}` });
  }],
  ["shared services attach their group to the Edge's subnet by its id", "shared-services", (file) => { file.add(ATTACHED, { subnet_id: EDGE_SUBNET, network_security_group_id: `\${${GROUP}.web.id}` }); }],
  ["shared services attach their group to a subnet that a variable names", "shared-services", (file) => { file.add(ATTACHED, { subnet_id: "${var.subnet}", network_security_group_id: `\${${GROUP}.web.id}` }); }],
  ["a rule written into the Edge's group by its name", "shared-services", (file) => { file.add(RULE, { ...ssh, ...EDGE }); }],
  ["the same rule in a group that a variable names", "shared-services", (file) => { file.add(RULE, { ...ssh, ...EDGE, network_security_group_name: "${var.group}" }); }],
  ["the Edge's group is declared once more", "shared-services", (file) => { file.add(GROUP, { ...openGroup, name: "NSG-edge-a", resource_group_name: "rg-edge-a" }); }],
  ["another machine moves into the Edge's own subnet", "shared-services", (file) => { configurationOf(file.of(NIC))["subnet_id"] = EDGE_SUBNET; }],
  ["an administrator's rule above all groups", "shared-services", (file) => { file.add("azurerm_network_manager_admin_rule", { name: "ssh", action: "AlwaysAllow" }); }],
  ["a rule by another provider", "shared-services", (file) => { file.add("azapi_resource", { type: "Microsoft.Network/networkSecurityGroups/securityRules@2023-09-01", parent_id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-edge-a/providers/Microsoft.Network/networkSecurityGroups/nsg-edge-a`, name: "ssh" }); }],
  ["a template for the Edge's resource group", "management", (file) => { file.add("azurerm_resource_group_template_deployment", { name: "x", resource_group_name: "rg-edge-a", deployment_mode: "Complete", template_content: "{}" }); }],
  ["the other Edge writes a rule into this one's group", "edge-b", (file) => { file.add(RULE, { ...ssh, ...EDGE }); }],
  ["the other Edge's group is attached to this one's subnet", "edge-b", (file) => { file.of(ATTACHED)["subnet_id"] = EDGE_SUBNET; }],
  ["the other Edge's group gets this one's name", "edge-b", (file) => { Object.assign(file.of(GROUP), { name: "nsg-edge-a", resource_group_name: "rg-edge-a" }); }],
  ["the other Edge's machine takes this one's subnet", "edge-b", (file) => { configurationOf(file.of(NIC))["subnet_id"] = EDGE_SUBNET; }],
  ["an interface of the Edge gets another address", "edge-a", (file) => { configurationOf(file.of(NIC))["private_ip_address"] = "10.45.16.99"; }],
  ["an interface of the Edge moves to the shared subnet", "edge-a", (file) => { configurationOf(file.of(NIC))["subnet_id"] = EDGE_SUBNET.replace("snet-edge-a", "snet-shared"); }],
  ["the machine gets one more interface in an unguarded subnet", "edge-a", (file) => {
    file.add(NIC, { name: "nic-3", resource_group_name: "rg-edge-a", location: "westeurope", ip_configuration: [{ name: "one", subnet_id: EDGE_SUBNET.replace("snet-edge-a", "snet-open"), private_ip_address_allocation: "Static", private_ip_address: "10.45.80.10" }] });
    (file.of("azurerm_linux_virtual_machine")["network_interface_ids"] as unknown[]).push(`\${${NIC}.added.id}`);
  }],
  ["an interface of the Edge gets a group of its own", "edge-a", (file) => {
    file.add(GROUP, openGroup);
    file.add("azurerm_network_interface_security_group_association", { network_interface_id: `\${${NIC}.nic-0.id}`, network_security_group_id: `\${${GROUP}.added.id}` });
  }],
  ["the Edge's group is attached to nothing", "edge-a", (file) => { file.drop(ATTACHED); }],
  ["one port more", "edge-a", (file) => { ruleFor(file, "443")["destination_port_range"] = "443-444"; }],
  ["rules that an expression makes", "edge-a", (file) => { file.of(GROUP)["dynamic"] = { security_rule: { for_each: "${var.rules}", content: {} } }; }],
]; // prettier-ignore

// Arguments that a provider fills in where nobody writes them. A plan shows them as known after apply, as it does with what
// was written and is not known yet: which of the two it is, `configuration` says. It does so only for arguments of plain
// values: a block may be written by `dynamic`, which leaves no trace there. Other arguments stay unknown.

type Names = ReadonlySet<string>;

const names = (text: string): Names => new Set(text.split(/\s+/));

/** By type of resource, paths without indexes. From the schemas of azurerm 2 to 5 and google 4 to 8. */
const COMPUTED: Readonly<Record<string, Names>> = {
  azurerm_network_interface: names(
    "applied_dns_servers dns_servers internal_domain_name_suffix mac_address private_ip_address private_ip_addresses virtual_machine_id network_security_group_id ip_configuration.gateway_load_balancer_frontend_ip_configuration_id ip_configuration.primary ip_configuration.private_ip_address",
  ),
  azurerm_public_ip: names("fqdn"),
  azurerm_subnet: names("network_security_group_id route_table_id"),
  azurerm_virtual_network: names("dns_servers guid"),
  google_compute_firewall: names(
    "creation_timestamp deletion_policy destination_ranges direction enable_logging source_ranges",
  ),
  google_compute_instance: names(
    "cpu_platform creation_timestamp current_status deletion_policy instance_id label_fingerprint metadata_fingerprint min_cpu_platform tags_fingerprint network_interface.igmp_query network_interface.internal_ipv6_prefix_length network_interface.ipv6_access_type network_interface.ipv6_address network_interface.name network_interface.network network_interface.network_attachment network_interface.parent_nic_name network_interface.network_ip network_interface.stack_type network_interface.subnetwork network_interface.subnetwork_project network_interface.access_config.nat_ip network_interface.access_config.network_tier service_account.email",
  ),
  google_compute_instance_template: names(
    "creation_timestamp metadata_fingerprint tags_fingerprint network_interface.igmp_query network_interface.internal_ipv6_prefix_length network_interface.ipv6_access_type network_interface.ipv6_address network_interface.name network_interface.network network_interface.network_attachment network_interface.parent_nic_name network_interface.network_ip network_interface.stack_type network_interface.subnetwork network_interface.subnetwork_project network_interface.access_config.nat_ip network_interface.access_config.network_tier service_account.email",
  ),
  google_compute_network: names("gateway_ipv4 internal_ipv6_range mtu network_id numeric_id"),
  google_compute_subnetwork: names(
    "creation_timestamp external_ipv6_prefix fingerprint gateway_address internal_ipv6_prefix ipv6_cidr_range private_ip_google_access private_ipv6_google_access purpose stack_type state subnetwork_id",
  ),
};

const NONE: Names = new Set();

export function computedArguments(type: string): Names {
  return COMPUTED[type] ?? NONE;
}

// Azure's machines and networks, routes between them, and memberships: what names in rules stand for rests on them. Data,
// not code. Every type is named in full.
import { servicesOf } from "./service";

export const AZURE_PLACES = servicesOf("azurerm", [
  [
    "Virtual networks",
    "holds addresses and links; what filters in it is attached to subnets and interfaces, and read there",
    `virtual_network virtual_network_dns_servers virtual_network_peering subnet network_interface network_profile
    subnet_nat_gateway_association subnet_route_table_association custom_ip_prefix ip_group ip_group_cidr`,
  ],
  [
    "Application security groups",
    "names machines for the rules that mention them; the rules themselves are read",
    `application_security_group network_interface_application_security_group_association
    private_endpoint_application_security_group_association`,
  ],
  [
    "Routes",
    "leads packets and drops none by rule",
    "route route_table route_filter route_map route_server route_server_bgp_connection",
  ],
  [
    "VPN and ExpressRoute",
    "links networks; packets from there meet the same security groups",
    `express_route_circuit express_route_circuit_authorization express_route_circuit_connection
    express_route_circuit_peering express_route_connection express_route_gateway express_route_port
    express_route_port_authorization local_network_gateway virtual_network_gateway virtual_network_gateway_connection
    virtual_network_gateway_nat_rule vpn_gateway vpn_gateway_connection vpn_gateway_nat_rule vpn_server_configuration
    vpn_server_configuration_policy_group vpn_site point_to_site_vpn_gateway`,
  ],
  [
    "Virtual WAN",
    "links networks; packets from there meet the same security groups",
    `virtual_wan virtual_hub virtual_hub_bgp_connection virtual_hub_connection virtual_hub_ip virtual_hub_route_table
    virtual_hub_route_table_route`,
  ],
  [
    "Private Link",
    "gives a service an address in the network",
    "private_endpoint private_link_service arc_private_link_scope",
  ],
  [
    "Virtual machines",
    "is behind the security groups of its interfaces and subnets",
    "linux_virtual_machine windows_virtual_machine virtual_machine",
    "runs code",
  ],
  [
    "Scale sets",
    "is behind the security groups of its subnets; one that its own body names is reported",
    `linux_virtual_machine_scale_set windows_virtual_machine_scale_set orchestrated_virtual_machine_scale_set
    virtual_machine_scale_set virtual_machine_scale_set_standby_pool monitor_autoscale_setting`,
    "runs code",
  ],
]);

// Azure's networks without what filters in them: data, not code. Every type is named in full: this is where firewalls live.
import { servicesOf } from "./service";

export const AZURE_NETWORK = servicesOf("azurerm", [
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
    "Addresses and NAT",
    "gives machines public addresses; what may pass is still the security groups' to say",
    `public_ip public_ip_prefix nat_gateway nat_gateway_public_ip_association nat_gateway_public_ip_prefix_association
    network_ddos_protection_plan`,
  ],
  [
    "Routes",
    "leads packets and drops none by rule",
    "route route_table route_filter route_map route_server route_server_bgp_connection",
  ],
  [
    "Load balancers",
    "hands packets to machines whose security groups see the client's own address",
    `lb lb_backend_address_pool lb_backend_address_pool_address lb_nat_pool lb_nat_rule lb_outbound_rule lb_probe lb_rule
    network_interface_backend_address_pool_association network_interface_nat_rule_association
    network_interface_application_gateway_backend_address_pool_association`,
  ],
  [
    "Application gateways",
    "ends connections at machines of its own; a firewall policy in it is reported",
    `application_gateway application_load_balancer application_load_balancer_frontend
    application_load_balancer_subnet_association traffic_manager_*`,
  ],
  ["Bastion", "reaches machines only as their security groups allow", "bastion_host"],
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
  ["DNS", "answers names", "dns_* private_dns_*"],
  [
    "Network Watcher",
    "looks at packets and changes none",
    `network_watcher network_watcher_flow_log network_packet_capture network_connection_monitor
    network_function_azure_traffic_collector network_function_collector_policy virtual_machine_packet_capture
    virtual_machine_scale_set_packet_capture network_manager_verifier_workspace
    network_manager_verifier_workspace_reachability_analysis_intent`,
  ],
  [
    "Address management",
    "hands out address ranges",
    "network_manager network_manager_ipam_pool network_manager_ipam_pool_static_cidr",
  ],
]);

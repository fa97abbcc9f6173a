// What belongs to Azure's networks and filters nothing: data, not code. Nearly every type is named in full: firewalls are
// called alike.
import { servicesOf } from "./service";

export const AZURE_NETWORK = servicesOf("azurerm", [
  [
    "Addresses and NAT",
    "gives machines public addresses; what may pass is still the security groups' to say",
    `public_ip public_ip_prefix nat_gateway nat_gateway_public_ip_association nat_gateway_public_ip_prefix_association
    network_ddos_protection_plan`,
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

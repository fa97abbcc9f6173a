// Google's machines and networks, routes between them, and memberships: what names in rules stand for rests on them. Data,
// not code. Every type is named in full.
import { servicesOf } from "./service";

export const GOOGLE_PLACES = servicesOf("google", [
  [
    "Networks",
    "holds addresses and links; what may pass is for firewall rules to say, which are read",
    `compute_network compute_subnetwork compute_network_peering compute_network_peering_routes_config
    compute_network_attachment compute_shared_vpc_host_project compute_shared_vpc_service_project
    compute_project_default_network_tier compute_public_advertised_prefix compute_public_delegated_prefix
    network_connectivity_internal_range service_networking_connection service_networking_peered_dns_domain
    service_networking_vpc_service_controls edgenetwork_*`,
  ],
  ["Addresses", "gives machines addresses", "compute_address compute_global_address"],
  [
    "Routes",
    "leads packets and drops none by rule",
    `compute_route compute_router compute_router_interface compute_router_nat compute_router_nat_address
    compute_router_peer compute_router_route_policy network_connectivity_policy_based_route
    network_connectivity_hub network_connectivity_spoke network_connectivity_group`,
  ],
  [
    "Private Service Connect",
    "gives a service an address in the network",
    `compute_service_attachment network_connectivity_regional_endpoint
    network_connectivity_service_connection_policy`,
  ],
  [
    "VPN and Interconnect",
    "links networks; packets from there meet the same firewall rules",
    `compute_ha_vpn_gateway compute_vpn_gateway compute_vpn_tunnel compute_external_vpn_gateway compute_interconnect
    compute_interconnect_attachment compute_interconnect_attachment_group compute_interconnect_group`,
  ],
  [
    "Instances",
    "is behind the firewall rules of its network",
    `compute_instance compute_instance_template compute_region_instance_template compute_instance_from_template
    compute_instance_from_machine_image`,
    "runs code",
  ],
  [
    "Instance groups",
    "makes instances from templates and counts them",
    `compute_instance_group compute_instance_group_manager compute_instance_group_membership
    compute_instance_group_named_port compute_region_instance_group_manager compute_autoscaler
    compute_region_autoscaler compute_per_instance_config compute_region_per_instance_config compute_resize_request`,
    "runs code",
  ],
]);

// Google's networks without what filters in them: data, not code. Every type is named in full: this is where firewalls live.
import { servicesOf } from "./service";

export const GOOGLE_NETWORK = servicesOf("google", [
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
    "Load balancers",
    "hands packets to machines, which stay behind their firewall rules; a security policy in it is reported",
    `compute_forwarding_rule compute_global_forwarding_rule compute_backend_bucket
    compute_backend_bucket_signed_url_key compute_backend_service compute_backend_service_signed_url_key
    compute_region_backend_service compute_target_instance compute_target_pool compute_health_check
    compute_region_health_check compute_http_health_check compute_https_health_check compute_url_map
    compute_region_url_map compute_target_grpc_proxy compute_target_http_proxy compute_target_https_proxy
    compute_target_ssl_proxy compute_target_tcp_proxy compute_region_target_http_proxy
    compute_region_target_https_proxy compute_region_target_tcp_proxy compute_ssl_certificate
    compute_region_ssl_certificate compute_managed_ssl_certificate compute_ssl_policy compute_region_ssl_policy
    compute_network_endpoint compute_network_endpoint_group compute_network_endpoints
    compute_region_network_endpoint compute_region_network_endpoint_group compute_global_network_endpoint
    compute_global_network_endpoint_group certificate_manager_*`,
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
    "Service mesh",
    "leads requests between programs",
    `network_services_authz_extension network_services_edge_cache_* network_services_endpoint_policy
    network_services_grpc_route network_services_http_route network_services_lb_route_extension
    network_services_lb_traffic_extension network_services_mesh network_services_service_binding
    network_services_tcp_route network_services_tls_route network_security_client_tls_policy
    network_security_server_tls_policy network_security_backend_authentication_config service_directory_*`,
  ],
  ["DNS", "answers names", "dns_* clouddomains_registration"],
  [
    "Network watching",
    "looks at packets and changes none",
    `network_management_* compute_packet_mirroring cloud_ids_endpoint network_security_mirroring_*`,
  ],
  [
    "Tags",
    "names a value; what a binding gives to a machine is a type of its own",
    "tags_tag_key tags_tag_value",
  ],
  [
    "VMware Engine",
    "is a network of its own beside the VPC networks",
    `vmwareengine_cluster vmwareengine_external_address vmwareengine_network vmwareengine_network_peering
    vmwareengine_private_cloud vmwareengine_subnet`,
  ],
]);

// What belongs to Google's networks and filters nothing: data, not code. Nearly every type is named in full: firewalls are
// called alike.
import { servicesOf } from "./service";

export const GOOGLE_NETWORK = servicesOf("google", [
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

// What an ordinary stack of Google Cloud holds beside the Edge's firewall, as the toolkit writes it: network, machines with
// the Edge's addresses and tag, and the services that a platform team puts next to them.
import type { Surroundings } from "./ordinary-stack";

const PROJECT = { project: "contoso-edge" };
const HERE = { ...PROJECT, region: "europe-west4" };
const NETWORK = "${google_compute_network.perimeter.id}";
const SUBNET = "${google_compute_subnetwork.edge.id}";

function machine(name: string, address: string): Readonly<Record<string, unknown>> {
  return {
    ...PROJECT,
    name,
    zone: "europe-west4-a",
    machine_type: "n2-standard-4",
    tags: ["edge"],
    boot_disk: [{ initialize_params: [{ image: "windows-cloud/windows-2022" }] }],
    network_interface: [
      {
        network: NETWORK,
        subnetwork: SUBNET,
        network_ip: address,
        access_config: [{ nat_ip: "${google_compute_address.out.address}" }],
      },
    ],
    service_account: [
      { email: "${google_service_account.edge.email}", scopes: ["cloud-platform"] },
    ],
    metadata_startup_script: "setup.cmd",
  };
}

export const GOOGLE_SURROUNDINGS: Surroundings = {
  google_project_service: { compute: { ...PROJECT, service: "compute.googleapis.com" } },
  google_compute_network: {
    perimeter: { ...PROJECT, name: "perimeter", auto_create_subnetworks: false },
  },
  google_compute_subnetwork: {
    edge: { ...HERE, name: "edge", network: NETWORK, ip_cidr_range: "10.45.32.0/24" },
    services: { ...HERE, name: "services", network: NETWORK, ip_cidr_range: "10.45.33.0/24" },
  },
  google_compute_router: { out: { ...HERE, name: "out", network: NETWORK } },
  google_compute_router_nat: {
    out: {
      ...HERE,
      name: "out",
      router: "${google_compute_router.out.name}",
      nat_ip_allocate_option: "AUTO_ONLY",
      source_subnetwork_ip_ranges_to_nat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
    },
  },
  google_compute_route: {
    office: {
      ...PROJECT,
      name: "office",
      network: NETWORK,
      dest_range: "192.0.2.0/24",
      next_hop_vpn_tunnel: "${google_compute_vpn_tunnel.office.id}",
    },
  },
  google_compute_vpn_gateway: { office: { ...HERE, name: "office", network: NETWORK } },
  google_compute_vpn_tunnel: {
    office: {
      ...HERE,
      name: "office",
      peer_ip: "203.0.113.9",
      shared_secret: "${random_password.tunnel.result}",
      target_vpn_gateway: "${google_compute_vpn_gateway.office.id}",
    },
  },
  google_compute_address: {
    out: { ...HERE, name: "edge-out" },
    access: {
      ...HERE,
      name: "edge-access",
      address_type: "INTERNAL",
      address: "10.45.32.10",
      subnetwork: SUBNET,
    },
  },
  google_compute_instance: {
    access: machine("edge-access", "10.45.32.10"),
    av: machine("edge-av", "10.45.32.30"),
  },
  google_compute_disk: { data: { ...PROJECT, name: "data", zone: "europe-west4-a", size: 64 } },
  google_compute_attached_disk: {
    data: {
      disk: "${google_compute_disk.data.id}",
      instance: "${google_compute_instance.access.id}",
    },
  },
  google_compute_resource_policy: { daily: { ...HERE, name: "daily" } },
  google_compute_instance_template: {
    web: {
      ...PROJECT,
      name: "web",
      machine_type: "e2-medium",
      tags: ["web"],
      disk: [{ source_image: "debian-cloud/debian-12" }],
      network_interface: [{ subnetwork: "${google_compute_subnetwork.services.id}" }],
    },
  },
  google_compute_region_instance_group_manager: {
    web: {
      ...HERE,
      name: "web",
      base_instance_name: "web",
      version: [{ instance_template: "${google_compute_instance_template.web.id}" }],
      target_size: 2,
    },
  },
  google_compute_region_autoscaler: {
    web: {
      ...HERE,
      name: "web",
      target: "${google_compute_region_instance_group_manager.web.id}",
      autoscaling_policy: [{ min_replicas: 2, max_replicas: 5 }],
    },
  },
  google_compute_health_check: {
    web: { ...PROJECT, name: "web", tcp_health_check: [{ port: 443 }] },
  },
  google_compute_region_backend_service: {
    web: { ...HERE, name: "web", health_checks: ["${google_compute_health_check.web.id}"] },
  },
  google_compute_forwarding_rule: {
    web: {
      ...HERE,
      name: "web",
      backend_service: "${google_compute_region_backend_service.web.id}",
      port_range: "443",
    },
  },
  google_dns_managed_zone: {
    contoso: { ...PROJECT, name: "contoso", dns_name: "contoso.example." },
  },
  google_dns_record_set: {
    sip: {
      ...PROJECT,
      name: "sip.contoso.example.",
      managed_zone: "${google_dns_managed_zone.contoso.name}",
      type: "A",
      ttl: 300,
      rrdatas: ["${google_compute_address.out.address}"],
    },
  },
  google_service_account: { edge: { ...PROJECT, account_id: "edge" } },
  google_project_iam_member: {
    logs: {
      ...PROJECT,
      role: "roles/logging.logWriter",
      member: "serviceAccount:${google_service_account.edge.email}",
    },
  },
  google_secret_manager_secret: {
    edge: { ...PROJECT, secret_id: "edge", replication: [{ auto: [{}] }] },
  },
  google_secret_manager_secret_iam_member: {
    edge: {
      ...PROJECT,
      secret_id: "${google_secret_manager_secret.edge.id}",
      role: "r",
      member: "m",
    },
  },
  google_kms_key_ring: { edge: { ...PROJECT, name: "edge", location: "europe-west4" } },
  google_storage_bucket: { logs: { ...PROJECT, name: "contoso-edge-logs", location: "EU" } },
  google_logging_project_sink: {
    logs: { ...PROJECT, name: "logs", destination: "storage.googleapis.com/contoso-edge-logs" },
  },
  google_monitoring_alert_policy: { edge: { ...PROJECT, display_name: "edge", combiner: "OR" } },
  google_sql_database_instance: {
    data: { ...HERE, name: "data", database_version: "POSTGRES_16", settings: [{ tier: "t" }] },
  },
  google_artifact_registry_repository: {
    images: { ...PROJECT, location: "europe-west4", repository_id: "images", format: "DOCKER" },
  },
  google_os_config_patch_deployment: { edge: { ...PROJECT, patch_deployment_id: "edge" } },
  google_org_policy_policy: {
    keys: { name: "projects/contoso-edge/policies/x", parent: "projects/contoso-edge" },
  },
  random_password: { tunnel: { length: 24 } },
  time_sleep: { apis: { create_duration: "60s" } },
};

// What belongs to Google's machines: data, not code.
import { servicesOf } from "./service";

export const GOOGLE_MACHINES = servicesOf("google", [
  [
    "Metadata and commands",
    "is read by code that runs inside the machine",
    `compute_instance_settings compute_project_metadata compute_project_metadata_item os_config_* os_login_*`,
    "runs code",
  ],
  [
    "Disks and images",
    "stores data",
    `compute_attached_disk compute_disk compute_disk_async_replication compute_disk_resource_policy_attachment
    compute_image compute_instant_snapshot compute_region_disk compute_region_disk_resource_policy_attachment
    compute_snapshot compute_snapshot_settings compute_storage_pool`,
  ],
  [
    "Placement and capacity",
    "says where and when machines run",
    `compute_node_group compute_node_template compute_region_commitment compute_reservation compute_resource_policy
    compute_resource_policy_attachment`,
  ],
  [
    "Backup and DR",
    "keeps copies of machines and data",
    "backup_dr_* gke_backup_backup_channel gke_backup_backup_plan",
  ],
  ["Migration Center", "lists machines", "migration_center_*"],
]);

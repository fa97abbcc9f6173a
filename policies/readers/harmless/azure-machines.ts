// What belongs to Azure's machines: data, not code.
import { servicesOf } from "./service";

export const AZURE_MACHINES = servicesOf("azurerm", [
  [
    "Extensions and commands",
    "is code that runs inside the machine",
    `virtual_machine_extension virtual_machine_scale_set_extension virtual_machine_run_command arc_machine_extension
    virtual_machine_gallery_application_assignment virtual_machine_automanage_configuration_assignment
    arc_machine_automanage_configuration_assignment automanage_configuration stack_hci_extension
    policy_virtual_machine_configuration_assignment gallery_application gallery_application_version`,
    "runs code",
  ],
  [
    "Disks and images",
    "stores data",
    `managed_disk managed_disk_sas_token disk_access disk_encryption_set image shared_image shared_image_gallery
    shared_image_version snapshot virtual_machine_data_disk_attachment
    virtual_machine_implicit_data_disk_from_source`,
  ],
  [
    "Placement and capacity",
    "says where and when machines run",
    `availability_set proximity_placement_group capacity_reservation capacity_reservation_group dedicated_host
    dedicated_host_group ssh_public_key maintenance_assignment_* maintenance_configuration
    dev_test_global_vm_shutdown_schedule`,
  ],
  [
    "Backup and recovery",
    "keeps copies of machines and data",
    `backup_* recovery_services_vault recovery_services_vault_resource_guard_association restore_point_collection
    virtual_machine_restore_point virtual_machine_restore_point_collection data_protection_*
    site_recovery_fabric site_recovery_hyperv_network_mapping site_recovery_hyperv_replication_policy
    site_recovery_hyperv_replication_policy_association site_recovery_network_mapping
    site_recovery_protection_container site_recovery_protection_container_mapping site_recovery_replicated_vm
    site_recovery_replication_policy site_recovery_services_vault_hyperv_site site_recovery_vmware_replicated_vm
    site_recovery_vmware_replication_policy site_recovery_vmware_replication_policy_association`,
  ],
  ["Virtual Desktop", "lists session hosts and who may use them", "virtual_desktop_*"],
  [
    "Machines elsewhere",
    "speaks of machines outside Azure's networks",
    `arc_machine arc_resource_bridge_appliance stack_hci_cluster stack_hci_deployment_setting
    stack_hci_logical_network stack_hci_marketplace_gallery_image stack_hci_network_interface stack_hci_storage_path
    stack_hci_virtual_hard_disk system_center_virtual_machine_manager_* vmware_* databox_edge_device
    extended_custom_location extended_location_custom_location`,
  ],
]);

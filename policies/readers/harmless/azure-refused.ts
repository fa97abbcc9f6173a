// Azure's types that may filter, or make or change what filters: data, not code. The reason is part of the report.
import { servicesOf } from "./service";

const OWN_RULES = "puts machines into the network and may make or change security groups there";
const TEMPLATE = "carries a template, which may deploy anything";
const BODY = "carries calls of other APIs, which may change anything";
const SCRIPT = "runs a script with rights of its own, which may change anything";
const POLICY = "is a policy, which may change resources as they are made, or deploy others";

export const AZURE_REFUSED = servicesOf("azurerm", [
  ["Azure Firewall", "is a firewall that this reader does not read", "firewall firewall_*"],
  [
    "Web application firewalls",
    "is a firewall that this reader does not read",
    `web_application_firewall_policy frontdoor_firewall_policy cdn_frontdoor_firewall_policy
    cdn_frontdoor_security_policy application_load_balancer_security_policy`,
  ],
  [
    "Firewalls of other makers",
    "is a firewall that this reader does not read",
    "palo_alto_* virtual_hub_security_partner_provider virtual_hub_routing_intent",
  ],
  [
    "Network Manager",
    "may put security admin rules, routes or peerings before every security group",
    `network_manager_admin_rule network_manager_admin_rule_collection network_manager_deployment
    network_manager_security_admin_configuration`,
    "filters first",
  ],
  [
    "Groups and routes of Network Manager",
    "may put security admin rules, routes or peerings before every security group",
    `network_manager_connectivity_configuration network_manager_management_group_connection
    network_manager_network_group network_manager_routing_configuration network_manager_routing_rule
    network_manager_routing_rule_collection network_manager_scope_connection network_manager_static_member
    network_manager_subscription_connection`,
  ],
  [
    "Perimeters and endpoint policies",
    "filters what leaves a subnet for a service",
    "network_security_perimeter network_security_perimeter_* subnet_service_endpoint_storage_policy",
  ],
  ["Mobile networks", "filters packets of a mobile network", "mobile_network mobile_network_*"],
  [
    "Kubernetes",
    "makes security rules for the services of the cluster",
    "kubernetes_* arc_kubernetes_* redhat_openshift_cluster",
  ],
  [
    "Machines that services make",
    OWN_RULES,
    `active_directory_domain_service active_directory_domain_service_replica_set active_directory_domain_service_trust
    app_service_environment_v3 batch_pool container_app_environment container_app_environment_*
    databricks_* hdinsight_* machine_learning_compute_cluster machine_learning_compute_instance
    machine_learning_inference_cluster machine_learning_synapse_spark mssql_managed_* service_fabric_managed_cluster
    spring_cloud_service data_factory_integration_runtime_azure_ssis workloads_sap_* dev_test_lab
    dev_test_linux_virtual_machine dev_test_policy dev_test_schedule dev_test_virtual_network
    dev_test_windows_virtual_machine`,
  ],
  [
    "Templates",
    TEMPLATE,
    `resource_group_template_deployment subscription_template_deployment management_group_template_deployment
    tenant_template_deployment template_deployment managed_application managed_application_definition
    blueprint_assignment dev_center dev_center_*`,
    "deploys",
  ],
  [
    "Bodies of other APIs",
    BODY,
    "custom_provider logic_app_action_* logic_app_trigger_* logic_app_workflow logic_app_standard data_factory_pipeline",
    "deploys",
  ],
  [
    "Scripts",
    SCRIPT,
    `resource_deployment_script_* container_registry_agent_pool container_registry_task
    container_registry_task_schedule_run_now site_recovery_replication_recovery_plan chaos_studio_*`,
    "deploys",
  ],
  [
    "Automation runbooks",
    SCRIPT,
    `automation_dsc_* automation_hybrid_runbook_* automation_job_schedule automation_module automation_powershell72_module
    automation_python3_package automation_runbook automation_software_update_configuration automation_source_control
    automation_watcher automation_webhook`,
    "deploys",
  ],
  [
    "Azure Policy",
    POLICY,
    `policy_definition policy_definition_* policy_set_definition policy_set_definition_* policy_assignment
    resource_policy_* resource_group_policy_*
    subscription_policy_* management_group_policy_*`,
    "deploys",
  ],
]);

// Google's types that may filter, or make or change what filters: data, not code. The reason is part of the report.
import { servicesOf } from "./service";

const FIREWALL = "is a firewall that this reader does not read";
const OWN_RULES = "puts machines into the network and may make firewall rules for them";

export const GOOGLE_REFUSED = servicesOf("google", [
  [
    "Firewall policies",
    FIREWALL,
    `compute_firewall_policy compute_firewall_policy_* compute_network_firewall_policy
    compute_network_firewall_policy_* compute_region_network_firewall_policy
    compute_region_network_firewall_policy_*`,
    "filters first",
  ],
  [
    "Cloud Armor",
    FIREWALL,
    `compute_security_policy compute_security_policy_rule compute_region_security_policy
    compute_region_security_policy_rule compute_project_cloud_armor_tier`,
  ],
  [
    "Next generation firewalls",
    FIREWALL,
    `network_security_address_group network_security_address_group_iam_* network_security_authz_policy
    network_security_firewall_endpoint network_security_firewall_endpoint_association
    network_security_gateway_security_policy network_security_gateway_security_policy_rule
    network_security_intercept_* network_security_security_profile network_security_security_profile_group
    network_security_tls_inspection_policy network_security_url_lists network_services_gateway
    vmwareengine_external_access_rule vmwareengine_network_policy`,
  ],
  [
    "Tag bindings",
    "brings the rules of firewall policies that name the tag",
    "tags_tag_binding tags_location_tag_binding",
  ],
  [
    "Kubernetes",
    "makes firewall rules for the nodes and services of the cluster",
    `container_cluster container_node_pool container_attached_cluster container_aws_cluster container_aws_node_pool
    container_azure_client container_azure_cluster container_azure_node_pool gke_hub_feature
    gke_hub_feature_membership gke_hub_fleet gke_hub_membership gke_hub_membership_binding gke_hub_namespace
    gke_hub_scope gke_hub_scope_rbac_role_binding gke_backup_restore_channel gke_backup_restore_plan`,
  ],
  ["VPC connectors", "makes firewall rules for its machines", "vpc_access_connector"],
  [
    "Machines that services make",
    OWN_RULES,
    `app_engine_flexible_app_version composer_* dataproc_batch dataproc_cluster
    dataproc_gdc_* dataproc_job dataproc_session_template dataproc_workflow_template dataflow_job
    data_fusion_instance dataplex_task notebooks_instance notebooks_runtime workbench_instance tpu_node tpu_v2_vm
    colab_notebook_execution colab_runtime colab_schedule`,
  ],
  [
    "Templates",
    "carries a template, which may deploy anything",
    "deployment_manager_deployment securityposture_*",
  ],
  [
    "Bodies of other APIs",
    "carries calls of other APIs, which may change anything",
    "cloud_scheduler_job workflows_workflow",
  ],
  [
    "Builds and deliveries",
    "runs a script with rights of its own, which may change anything",
    `cloudbuild_bitbucket_server_config cloudbuild_trigger cloudbuild_worker_pool clouddeploy_automation
    clouddeploy_custom_target_type clouddeploy_delivery_pipeline clouddeploy_deploy_policy clouddeploy_target`,
  ],
]);

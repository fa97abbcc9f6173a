// Azure's rights, watching and bookkeeping: data, not code.
import { servicesOf } from "./service";

const WATCHES = "watches and tells; what it calls is a resource of its own";

export const AZURE_MANAGEMENT = servicesOf("azurerm", [
  [
    "Groups and subscriptions",
    "sorts resources",
    `resource_group management_group management_group_subscription_association subscription management_lock
    resource_provider_registration resource_management_private_link resource_management_private_link_association
    portal_dashboard portal_tenant_configuration marketplace_agreement`,
  ],
  [
    "Rights and identities",
    "says who may do what, and does nothing",
    `role_assignment role_definition role_management_policy pim_* user_assigned_identity federated_identity_credential
    lighthouse_assignment lighthouse_definition marketplace_role_assignment aadb2c_directory`,
  ],
  [
    "Costs",
    "counts and tells",
    `billing_account_cost_management_export consumption_budget_* cost_* resource_group_cost_management_export
    resource_group_cost_management_view subscription_cost_management_export subscription_cost_management_view
    advisor_suppression`,
  ],
  [
    "Monitor",
    WATCHES,
    "monitor_aad_diagnostic_setting monitor_action_group monitor_activity_log_alert monitor_alert_* monitor_data_collection_* monitor_diagnostic_setting monitor_metric_alert monitor_private_link_* monitor_scheduled_query_* monitor_smart_detector_alert_rule monitor_workspace dashboard_grafana dashboard_grafana_managed_private_endpoint",
  ],
  ["Application Insights", WATCHES, "application_insights application_insights_*"],
  ["Log Analytics", WATCHES, "log_analytics_*"],
  ["Sentinel", WATCHES, "sentinel_*"],
  ["Defender for Cloud", WATCHES, "security_center_* advanced_threat_protection"],
  [
    "Monitors of other makers",
    WATCHES,
    "datadog_* dynatrace_* elastic_cloud_elasticsearch new_relic_* graph_services_account",
  ],
  [
    "Automation without runbooks",
    "keeps what runbooks use",
    `automation_account automation_certificate automation_connection automation_connection_*
    automation_credential automation_schedule automation_variable_*`,
  ],
]);

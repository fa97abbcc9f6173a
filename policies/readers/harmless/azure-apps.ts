// Azure's platforms for programs: data, not code. What a program does at run time is an assumption of every report.
import { servicesOf } from "./service";

export const AZURE_APPS = servicesOf("azurerm", [
  [
    "App Service and Functions",
    "runs programs outside the network; one that is linked to a subnet sends from it, and sets no rules there",
    `app_service app_service_active_slot app_service_certificate app_service_certificate_binding
    app_service_certificate_order app_service_connection app_service_custom_hostname_binding
    app_service_hybrid_connection app_service_managed_certificate app_service_plan app_service_public_certificate
    app_service_slot app_service_slot_custom_hostname_binding app_service_slot_virtual_network_swift_connection
    app_service_source_control app_service_source_control_slot app_service_source_control_token
    app_service_virtual_network_swift_connection function_app function_app_* linux_function_app
    linux_function_app_slot windows_function_app windows_function_app_slot linux_web_app linux_web_app_slot
    windows_web_app windows_web_app_slot web_app_active_slot web_app_hybrid_connection service_plan
    source_control_token static_site static_site_* static_web_app static_web_app_*`,
    "runs code",
  ],
  [
    "Containers",
    "runs programs; a group in a subnet is behind the subnet's security group",
    "container_group container_app container_app_custom_domain container_app_job",
    "runs code",
  ],
  [
    "Container Registry",
    "keeps images",
    `container_registry container_registry_cache_rule container_registry_credential_set container_registry_scope_map
    container_registry_token container_registry_token_password container_registry_webhook container_connected_registry`,
  ],
  [
    "Spring",
    "runs programs",
    "spring_cloud_accelerator spring_cloud_active_deployment spring_cloud_api_portal spring_cloud_api_portal_* spring_cloud_app spring_cloud_app_* spring_cloud_application_* spring_cloud_build_* spring_cloud_builder spring_cloud_certificate spring_cloud_configuration_service spring_cloud_connection spring_cloud_container_deployment spring_cloud_custom_domain spring_cloud_customized_accelerator spring_cloud_dev_tool_portal spring_cloud_dynatrace_* spring_cloud_elastic_* spring_cloud_gateway spring_cloud_gateway_* spring_cloud_java_deployment spring_cloud_new_relic_* spring_cloud_storage",
    "runs code",
  ],
  [
    "Front Door and CDN",
    "ends connections outside the network; its firewall policies are types of their own",
    `cdn_endpoint cdn_endpoint_custom_domain cdn_profile cdn_frontdoor_custom_domain
    cdn_frontdoor_custom_domain_association cdn_frontdoor_endpoint cdn_frontdoor_origin cdn_frontdoor_origin_group
    cdn_frontdoor_profile cdn_frontdoor_route cdn_frontdoor_rule cdn_frontdoor_rule_set cdn_frontdoor_secret
    frontdoor frontdoor_custom_https_configuration frontdoor_rules_engine`,
  ],
  [
    "API Management",
    "answers requests at machines of its own",
    "api_management api_management_* api_connection",
  ],
  ["App Configuration", "keeps settings", "app_configuration app_configuration_*"],
  ["NGINX", "ends connections at machines of its own", "nginx_*"],
  [
    "AI and bots",
    "answers requests at machines of its own",
    `ai_foundry ai_foundry_project ai_services cognitive_* bot_* video_indexer_account`,
  ],
  [
    "Machine Learning workspaces",
    "keeps models; the outbound rules of its managed network guard that network alone",
    "machine_learning_datastore_* machine_learning_workspace machine_learning_workspace_network_outbound_rule_*",
  ],
  [
    "Data Factory without pipelines",
    "names stores and machines that copy data",
    `data_factory data_factory_credential_* data_factory_custom_dataset data_factory_customer_managed_key data_factory_data_flow
    data_factory_dataset_* data_factory_flowlet_data_flow data_factory_integration_runtime_azure
    data_factory_integration_runtime_self_hosted data_factory_linked_custom_service data_factory_linked_service_*
    data_factory_managed_private_endpoint data_factory_trigger_*`,
  ],
  [
    "Integration accounts",
    "keeps schemas and partners",
    "logic_app_integration_account logic_app_integration_account_*",
  ],
  [
    "Small services",
    "answers requests at machines of its own",
    `attestation_provider maps_account maps_creator load_test playwright_workspace trusted_signing_account
    orbital_contact orbital_contact_profile orbital_spacecraft fluid_relay_server batch_account batch_application
    batch_certificate batch_job service_fabric_cluster gallery_*`,
  ],
]);

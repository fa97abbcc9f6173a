// Google's platforms for programs: data, not code. What a program does at run time is an assumption of every report.
import { servicesOf } from "./service";

const ELSEWHERE = "answers requests at machines of its own";

export const GOOGLE_APPS = servicesOf("google", [
  [
    "Cloud Run and Functions",
    "runs programs outside the network; what sends from a subnet with tags of its own is reported",
    "cloud_run_* cloudfunctions_* cloudfunctions2_*",
    "runs code",
  ],
  [
    "App Engine",
    "runs programs outside the network; its firewall rules guard the service's front end alone",
    `app_engine_application app_engine_application_url_dispatch_rules app_engine_domain_mapping
    app_engine_firewall_rule app_engine_service_network_settings app_engine_service_split_traffic
    app_engine_standard_app_version`,
    "runs code",
  ],
  [
    "API platforms",
    ELSEWHERE,
    "apigee_* api_gateway_* apihub_* endpoints_* apikeys_key integration_connectors_* integrations_* blockchain_node_engine_*",
  ],
  [
    "AI",
    ELSEWHERE,
    "ml_engine_model vertex_ai_* dialogflow_* discovery_engine_* document_ai_* gemini_* model_armor_* contact_center_insights_*",
  ],
  ["Media", ELSEWHERE, "transcoder_*"],
  ["Looker", ELSEWHERE, "looker_instance"],
  ["Chronicle", "watches and tells", "chronicle_*"],
  [
    "BeyondCorp and IAP",
    "says who may use a tunnel; firewall rules still say what it reaches",
    "beyondcorp_* iap_*",
  ],
  ["Active Directory", "is a domain in a network of its own", "active_directory_*"],
  ["App Hub", "lists programs", "apphub_*"],
  [
    "Notebook settings",
    "keeps definitions",
    "notebooks_environment notebooks_location colab_runtime_template colab_runtime_template_iam_*",
  ],
  ["Clusters elsewhere", "is a cluster outside the VPC networks", "gkeonprem_* edgecontainer_*"],
]);

// Google's rights, watching and bookkeeping: data, not code.
import { servicesOf } from "./service";

const RIGHTS = "says who may do what, and does nothing";
const WATCHES = "watches and tells; what it calls is a resource of its own";

export const GOOGLE_MANAGEMENT = servicesOf("google", [
  [
    "Projects and folders",
    "sorts resources",
    `project project_service project_usage_export_bucket project_default_service_accounts folder
    resource_manager_lien assured_workloads_workload essential_contacts_contact site_verification_*`,
  ],
  [
    "Rights",
    RIGHTS,
    `*_iam_binding *_iam_member *_iam_policy *_iam_audit_config *_iam_custom_role project_iam_member_remove
    service_account service_account_key iam_* identity_platform_* cloud_identity_* privileged_access_manager_*
    project_access_approval_settings folder_access_approval_settings
    organization_access_approval_settings recaptcha_enterprise_key`,
  ],
  [
    "Organization policies",
    "forbids what would be made, and makes nothing",
    `org_policy_custom_constraint org_policy_policy organization_policy folder_organization_policy
    project_organization_policy`,
  ],
  [
    "VPC Service Controls",
    "judges calls of Google's own APIs, and no packets of machines",
    "access_context_manager_*",
  ],
  ["Costs and quotas", "counts and tells", "billing_* cloud_quotas_quota_preference"],
  ["Logging", WATCHES, "logging_*"],
  ["Monitoring", WATCHES, "monitoring_*"],
  ["Assets", WATCHES, "cloud_asset_*"],
  ["Security Command Center", WATCHES, "scc_*"],
  ["Binary Authorization", "says which images run", "binary_authorization_*"],
]);

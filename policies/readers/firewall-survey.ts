// What firewalls a document holds and what they say of themselves, before anybody has said which machines are Edge Servers:
// enough to begin a site file with. Judges nothing.
import { UNKNOWN } from "./sources/terraform-config/resource-block";
import { GOOGLE_FIREWALL_TYPE } from "./sources/unmodelled-resources";
import { projectOf } from "./google/google-network";
import { ASSOCIATION_TYPES } from "./azure/network-security-group/group-attachments";
import { ReadingNotes } from "./reading-notes";
import { ResourceIndex } from "./sources/references";
import { GROUP_TYPE, RULE_TYPE } from "./azure/network-security-group/standalone-rules";
import type { TerraformDocument } from "./sources/terraform-config/terraform-document";
import {
  listResources,
  type TerraformResource,
} from "./sources/terraform-config/terraform-resources";

/** Texts are as written, references included; each once, in the order of the document. */
export interface AzureSurvey {
  readonly resourceGroups: readonly string[];
  readonly locations: readonly string[];
  readonly attached: readonly {
    readonly key: "subnetId" | "networkInterfaceId";
    readonly id: string;
  }[];
  /** Whether rules are resources of their own. */
  readonly standalone: boolean;
}

export interface GoogleSurvey {
  readonly projects: readonly string[];
  readonly networks: readonly NetworkSurvey[];
}

export interface NetworkSurvey {
  readonly network: string;
  /** Tags and accounts of target machines. */
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
}

/** Absent where the document holds no firewall of that cloud. */
export interface FirewallSurvey {
  readonly azure?: AzureSurvey;
  readonly google?: GoogleSurvey;
}

export function surveyFirewalls(document: TerraformDocument): FirewallSurvey {
  const resources = listResources(new ReadingNotes(document));
  const azure = resources.filter(({ type }) => [GROUP_TYPE, RULE_TYPE].includes(type));
  const google = resources.filter(({ type }) => type === GOOGLE_FIREWALL_TYPE);
  return {
    ...(azure.length > 0 && { azure: surveyAzure(resources) }),
    ...(google.length > 0 && { google: surveyGoogle(google, new ResourceIndex(resources)) }),
  };
}

function surveyAzure(resources: readonly TerraformResource[]): AzureSurvey {
  const groups = resources.filter(({ type }) => type === GROUP_TYPE);
  const associations = resources.filter(({ type }) => ASSOCIATION_TYPES.includes(type));
  const attached = associations.flatMap((resource) => [
    ...texts(resource, "subnet_id").map((id) => ({ key: "subnetId" as const, id })),
    ...texts(resource, "network_interface_id").map((id) => ({
      key: "networkInterfaceId" as const,
      id,
    })),
  ]);
  return {
    resourceGroups: unique(groups.flatMap((group) => texts(group, "resource_group_name"))),
    locations: unique(groups.flatMap((group) => texts(group, "location"))),
    attached,
    standalone: resources.some(({ type }) => type === RULE_TYPE),
  };
}

function surveyGoogle(rules: readonly TerraformResource[], index: ResourceIndex): GoogleSurvey {
  const networks = unique(rules.flatMap((rule) => texts(rule, "network")));
  return {
    projects: unique(rules.flatMap(({ block }) => projectOf(block, index) ?? [])),
    networks: networks.map((network) => {
      const own = rules.filter((rule) => texts(rule, "network").includes(network));
      const list = (key: string): readonly string[] =>
        unique(own.flatMap(({ block }) => block.raws(key)?.known ?? []));
      return { network, tags: list("target_tags"), accounts: list("target_service_accounts") };
    }),
  };
}

function texts({ block }: TerraformResource, key: string): readonly string[] {
  const value = block.raw(key);
  return value === undefined || value === UNKNOWN ? [] : [value];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

// Network security groups of Azure, as a kind of firewall.
import type { FirewallKind } from "../../kind";
import { type Mentions, mentionOf, together } from "../../mentions";
import { type Field, nameText } from "../../resources/field";
import { type ResourceSet } from "../../resources/resource-set";
import { parseReference } from "../../resources/references";
import { type FirewallSurvey, textsOf } from "../../survey";
import { readAzurePlaces } from "../shown-places/azure-places";
import { AZURE_PLATFORM } from "../azure-platform";
import { securityRuleRows } from "../rule-rows/security-rule-rows";
import { readAzureGates } from "./azure-gates";
import { neighbourObjects } from "./neighbour-objects";
import { associations, securityGroups, standaloneRules, TYPES } from "./groups/records";

const STAGE = 20;

export const NETWORK_SECURITY_GROUP: FirewallKind<"azure"> = {
  id: "azure/network-security-group",
  cloud: "azure",
  semantics: "cloud-semantics 1.1-1.7, 1.9",
  types: TYPES,
  stage: STAGE,
  read: (resources, deployment, stated, notes) => ({
    ...readAzureGates(resources, deployment, stated, notes, STAGE),
    platform: AZURE_PLATFORM,
  }),
  neighbours: (resources, { settings }, maybe) => neighbourObjects(resources, settings, maybe),
  shown: (resources, notes) => readAzurePlaces(resources, notes, STAGE),
  mentions,
  survey,
  ruleRows: securityRuleRows,
};

/** Groups, and the subnets and interfaces that they are attached to. */
function mentions(resources: ResourceSet): Mentions {
  return together([
    ...securityGroups(resources).map(({ name }) => mentionOf(name, resources)),
    ...standaloneRules(resources).map(({ group }) => mentionOf(group.name, resources)),
    ...associations(resources).map(({ point }) => mentionOfPoint(point, resources)),
  ]);
}

/** A reference to a subnet or interface of the same source is as good as its name. */
function mentionOfPoint(point: Field<string>, resources: ResourceSet): Mentions {
  const text = nameText(point);
  return mentionOf(
    text !== undefined && parseReference(text)?.attribute === "id"
      ? { is: "known", value: text.replace(/\.id\s*\}$/, ".name}"), at: point.at }
      : point,
    resources,
  );
}

function survey(resources: ResourceSet): FirewallSurvey {
  const groups = securityGroups(resources);
  const rules = standaloneRules(resources);
  if (groups.length + rules.length === 0) return {};
  return {
    azure: {
      resourceGroups: textsOf(groups.map(({ resourceGroup }) => resourceGroup)),
      locations: textsOf(groups.map(({ location }) => location)),
      attached: associations(resources).flatMap(({ kind, point }) =>
        textsOf([point]).map((id) => ({
          key: kind === "subnet" ? ("subnetId" as const) : ("networkInterfaceId" as const),
          id,
        })),
      ),
      standalone: rules.length > 0,
    },
  };
}

// Network security groups of Azure, as a kind of firewall.
import { claim, type Claim } from "../../claim";
import type { FirewallKind } from "../../kind";
import { nameText } from "../../sources/field";
import type { ResourceSet } from "../../sources/resource-set";
import { isToken } from "../../sources/template-text";
import { type FirewallSurvey, textsOf } from "../../survey";
import { kindName } from "../attachment-points";
import { AZURE_PLATFORM } from "../azure-platform";
import { readAzureGates } from "./azure-gates";
import { associations, securityGroups, standaloneRules, TYPES } from "./records";

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
  claims,
  survey,
};

/** The subnets and interfaces that groups are attached to. */
function claims(resources: ResourceSet): readonly Claim[] {
  return associations(resources).flatMap(({ block, kind, point }) => {
    const id = nameText(point);
    // A reference leads to a resource of its own source.
    if (id === undefined || isToken(id)) return [];
    const text = `the ${kindName(kind)} ${id.trim()}`;
    return [claim(text.toLowerCase(), text, block)];
  });
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

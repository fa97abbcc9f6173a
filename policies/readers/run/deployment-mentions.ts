// What whole sources and deployments are about, over all kinds of firewalls.
import type { Deployment } from "../../../modules/sites";
import { ALL_KINDS, FIREWALL_TYPES } from "../kinds";
import { type Mentions, mentionOfOthers, mentionOfText, together } from "../mentions";
import type { ResourceSet } from "../resources/resource-set";

export function mentionsOfAll(resources: ResourceSet): Mentions {
  return together([
    mentionsOfFirewalls(resources),
    { names: [], open: resources.hidden.length + resources.imports.length > 0 },
    ...resources.all.filter(({ type }) => !FIREWALL_TYPES.has(type)).map(mentionOfOthers),
  ]);
}

/** Groups, and what rules and groups are attached to. */
export function mentionsOfFirewalls(resources: ResourceSet): Mentions {
  return together(ALL_KINDS.map((kind) => kind.mentions(resources)));
}

/** Where the site says that the deployment's firewalls are. */
export function mentionsOfSite(deployment: Deployment, resources: ResourceSet): Mentions {
  const texts =
    deployment.cloud === "azure"
      ? deployment.settings.attach.flatMap((one) =>
          "subnetId" in one ? [one.subnetId] : [one.networkInterfaceId, one.inSubnet ?? []].flat(),
        )
      : deployment.settings.networks.map(({ network }) => network);
  return together(texts.map((text) => mentionOfText(text, resources)));
}

// The site's networks and machines as the rules of a source can be compared with them.
import type { GoogleNetwork, GoogleTargets } from "../../../../../modules/sites";
import type { ResourceSet } from "../../../resources/resource-set";
import { networkName, type SiteNetwork } from "../../google-network";
import { accountText } from "../../machines/service-accounts";
import type { EdgeNames } from "../google-targets";

export function siteNetworks(
  networks: readonly GoogleNetwork[],
  project: string,
  resources: ResourceSet,
): readonly SiteNetwork[] {
  return networks.map((network) => ({
    network: { ...network, targets: followed(network.targets, resources) },
    name: networkName(network.network, project, resources),
  }));
}

function followed(targets: GoogleTargets, resources: ResourceSet): GoogleTargets {
  if ("tags" in targets) return targets;
  return { serviceAccounts: targets.serviceAccounts.map((one) => accountText(one, resources)) };
}

export function edgeNames(networks: readonly SiteNetwork[], resources: ResourceSet): EdgeNames {
  const targets = networks.map(({ network }) => network.targets);
  return {
    tags: targets.flatMap((one) => ("tags" in one ? one.tags : [])),
    accounts: targets.flatMap((one) => ("tags" in one ? [] : one.serviceAccounts)),
    accountText: (text) => accountText(text, resources),
  };
}

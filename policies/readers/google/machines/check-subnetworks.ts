// Subnetworks that were read, held against where the site says the Edge is: one that holds an Edge address and is in another
// network shows the Edge there, unless the address is in the site's network as well.
import { addressesOverlap, type Prefix } from "../../../../modules/packets";
import type { BoundEnd } from "../../../../modules/sites";
import type { ResourceSet } from "../../resources/resource-set";
import { areInOtherProjects, compareToSite } from "../google-network";
import { placeOfSubnetwork, SUBNETWORK_TYPE } from "./interface-places";
import { type EdgeNetwork, missingOf, type Sighting } from "./sightings";

export function checkSubnetworks(
  resources: ResourceSet,
  networks: readonly EdgeNetwork[],
  sightings: readonly Sighting[],
  project: string,
): void {
  const subnetworks = resources.ofTypes([SUBNETWORK_TYPE]).map(({ block }) => ({
    block,
    ...placeOfSubnetwork(block, resources, project),
  }));
  for (const own of networks) {
    const here = sightings.filter((one) => one.own === own);
    const open = own.ends.filter((end) => missingOf(end, here).length > 0);
    const answers = subnetworks.map(({ network }) =>
      network === undefined ? "unknown" : compareToSite(network, own),
    );
    for (const end of open) {
      const holding = subnetworks.map(({ ranges }) => ranges === undefined || covers(ranges, end));
      if (holding.some((holds, at) => holds && answers[at] !== "different")) continue;
      const at = holding.indexOf(true);
      const elsewhere = subnetworks[at];
      if (elsewhere?.network === undefined || elsewhere.ranges === undefined) continue;
      if (areInOtherProjects(elsewhere.network, own.name)) continue;
      elsewhere.block.report(
        `the subnetwork holds addresses of the Edge interface \`${end.role}\` in network ${elsewhere.network.text}, and the site has them in network ${own.name.text}: the rules there do not act on them`,
        "make the subnetwork in the network of the site's settings, declare the Edge's own as well, or correct the site",
      );
    }
  }
}

function covers(ranges: readonly Prefix[], { addresses }: BoundEnd): boolean {
  return addresses.some((one) =>
    addressesOverlap(
      one.ranges,
      ranges.filter(({ family }) => family === one.family),
    ),
  );
}

// Azure in a site file.
import type { Inspection, Path } from "../../input";
import { formatRanges, subtractAddresses } from "../../packets";
import type { AddressRange, Family } from "../../packets";
import type { BoundEnd, FamilyAddresses } from "../bound-flow";
import type { Assumptions } from "../site";
import { readAzureSettings } from "./azure-settings";
import type { SiteCloud } from "./cloud";
import { AZURE_PROBES } from "./probe-sources";
import { reportAzureProtocols } from "./protocols";
import { reportAzureTags } from "./service-tags";

export const AZURE: SiteCloud = {
  readSettings(written, { deployment, interfaces, path, inspection }) {
    const settings = readAzureSettings(written, deployment, interfaces, path, inspection);
    return settings === undefined ? undefined : { cloud: "azure", settings };
  },
  claims: ({ attach = [] }) =>
    attach.flatMap((attachment) =>
      [attachment?.subnetId, attachment?.networkInterfaceId].flatMap((id) =>
        id === undefined ? [] : [`\`${id.trim()}\``],
      ),
    ),
  probeSource: () => AZURE_PROBES,
  // Rules of network security groups match everything that a row can ask for.
  checkMatchable({ deployment, extras, statedTags }, inspection) {
    reportAzureProtocols(deployment, extras, inspection);
    reportAzureTags(extras, statedTags, inspection);
  },
  checkAssumptions(assume, _, interfaces, path, inspection) {
    checkOwnNetwork(assume, interfaces, path, inspection);
  },
};

/** A machine is in its own network. */
function checkOwnNetwork(
  { serviceTags }: Assumptions,
  interfaces: readonly BoundEnd[],
  path: Path,
  inspection: Inspection,
): void {
  const network = serviceTags.get("VirtualNetwork");
  if (network === undefined) return;
  for (const { role, addresses } of interfaces) {
    const outside = addresses.flatMap(({ family, ranges }) =>
      formatRanges(family, subtractAddresses(ranges, rangesOf(network, family))),
    );
    if (outside.length === 0) continue;
    inspection.reportErrorAtKey([...path, "serviceTags", "VirtualNetwork"], {
      message: `\`VirtualNetwork\` leaves out ${outside.join(", ")} of the interface \`${role}\``,
      allowed: "the address space of the network with its peerings, gateways and routes",
      remedy: "add the address space that the interface is in",
    });
  }
}

function rangesOf(addresses: readonly FamilyAddresses[], family: Family): readonly AddressRange[] {
  return addresses.find((entry) => entry.family === family)?.ranges ?? [];
}

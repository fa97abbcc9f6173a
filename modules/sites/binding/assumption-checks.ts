// Statements of a site about what no document shows, held against what the same site says elsewhere.
import type { Inspection, Path } from "../../input";
import { formatRanges, subtractAddresses } from "../../packets";
import type { AddressRange, Family } from "../../packets";
import type { Assumptions } from "../file/assumptions";
import type { BoundEnd, FamilyAddresses } from "../bound-flow";
import type { Deployment, GoogleTargets } from "../site";

type Cloud =
  | Pick<Extract<Deployment, { cloud: "azure" }>, "cloud" | "settings">
  | Pick<Extract<Deployment, { cloud: "google" }>, "cloud" | "settings">;

/** Reports statements that contradict the deployment they stand in. */
export function checkAssumptions(
  assume: Assumptions,
  { cloud, settings }: Cloud,
  interfaces: readonly BoundEnd[],
  path: Path,
  inspection: Inspection,
): void {
  if (cloud === "azure") checkOwnNetwork(assume, interfaces, path, inspection);
  else for (const { targets } of settings.networks) checkTargets(assume, targets, path, inspection);
}

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
    inspection.refuseKey([...path, "serviceTags", "VirtualNetwork"], {
      message: `\`VirtualNetwork\` leaves out ${outside.join(", ")} of the interface \`${role}\``,
      allowed: "the address space of the network with its peerings, gateways and routes",
      remedy: "add the address space that the interface is in",
    });
  }
}

function rangesOf(addresses: readonly FamilyAddresses[], family: Family): readonly AddressRange[] {
  return addresses.find((entry) => entry.family === family)?.ranges ?? [];
}

/** Edge machines carry what the rules for them are bound to. */
function checkTargets(
  { edgeTags, edgeServiceAccounts }: Assumptions,
  targets: GoogleTargets,
  path: Path,
  inspection: Inspection,
): void {
  const [key, all, own] =
    "tags" in targets
      ? (["tags", edgeTags, targets.tags] as const)
      : (["serviceAccounts", edgeServiceAccounts, targets.serviceAccounts] as const);
  const missing = own.filter((name) => all?.includes(name) === false);
  if (missing.length === 0) return;
  inspection.refuseKey([...path, "edgeMachines", key], {
    message: `\`edgeMachines.${key}\` leaves out \`${missing.join("`, `")}\`, which the settings bind the rules to`,
    allowed: "all that Edge machines carry or run as",
    remedy: `add \`${missing.join("`, `")}\``,
  });
}

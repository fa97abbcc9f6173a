// What leaves open which security groups filter in front of an Edge machine, reported.
import { guards } from "../../../../../modules/sites";
import type { ResourceSet } from "../../../resources/resource-set";
import {
  type AttachmentPoint,
  comparePoints,
  describePoint,
  kindName,
} from "../../attachment-points";
import { shownInterface } from "../../network-interfaces";
import type { Attachment } from "./group-attachments";
import type { Filters, ListedPoint } from "./listed-points";

/** Reports associations that may be about a point, and points with several. */
export function reportUncertain(all: readonly ListedPoint[]): void {
  const places = all.flatMap(({ point, inSubnet, ...filters }) => [
    { point, ...filters },
    ...(inSubnet === undefined ? [] : [{ point: inSubnet.subnet, ...inSubnet }]),
  ]);
  const seen = new Set<string>();
  const doubtful = new Set<Attachment>();
  for (const { point, certain, possible } of places) {
    if (seen.has(describePoint(point))) continue;
    seen.add(describePoint(point));
    for (const one of [...certain, ...possible]) doubtful.add(one);
    reportUncertainPoint(point, { certain, possible });
  }
  for (const { block, doubt } of doubtful)
    if (typeof doubt === "object") block.report(doubt.message, doubt.remedy, doubt.at);
}

/** Reports associations that may stand in front of a machine of the site together with one that is listed. */
export function reportCrossing(
  all: readonly ListedPoint[],
  unlisted: readonly Attachment[],
  resources: ResourceSet,
): void {
  for (const attachment of unlisted) {
    reportCrossingAt(
      attachment,
      all.filter((listed) => mayCross(attachment, listed, resources)),
    );
  }
  for (const { point, certain } of all) {
    const crossing = all.filter((listed) => mayBeIn(listed, point));
    for (const attachment of certain) reportCrossingAt(attachment, crossing);
  }
}

function mayCross(
  attachment: Attachment,
  { point, inSubnet }: ListedPoint,
  resources: ResourceSet,
): boolean {
  if (attachment.kind === point.kind) return false;
  // Which subnet's group stands in front of this interface is known, and judged with it.
  if (attachment.kind === "subnet") return inSubnet === undefined;
  const subnets =
    attachment.id === undefined ? undefined : shownInterface(attachment.id, resources)?.subnets;
  return (
    subnets?.every(
      (id) => comparePoints({ kind: "subnet", id }, point, resources) === "different",
    ) !== true
  );
}

/** Reports the association, unless whoever may be behind it as well has the same group in front already. */
function reportCrossingAt(attachment: Attachment, crossing: readonly ListedPoint[]): void {
  const sameGroup = crossing.every(({ certain }) =>
    certain.every(({ group }) => group !== undefined && group === attachment.group),
  );
  if (crossing.length === 0 || sameGroup || attachment.doubt === "reported") return;
  attachment.block.report(
    `an Edge machine may also have the ${kindName(attachment.kind)} of this association, and then both security groups must allow a packet`,
    attachment.kind === "subnet"
      ? "write `inSubnet` beside `networkInterfaceId` in `settings.attach` of the site, or keep the association in another configuration"
      : "list it in `settings.attach` of the site if it is an Edge machine's, or keep it in another configuration",
  );
}

/**
 * Whether it is unknown if the interface is in the subnet, and it is for roles that the subnet's group is not for. Where the
 * subnet's group is for all of them, each is right by itself only if both are right together.
 */
function mayBeIn({ point, inSubnet }: ListedPoint, subnet: AttachmentPoint): boolean {
  if (point.kind === "subnet" || subnet.kind !== "subnet" || inSubnet !== undefined) return false;
  if (subnet.interfaces === undefined) return false;
  return point.interfaces?.every((role) => guards(subnet, role)) !== true;
}

function reportUncertainPoint(point: AttachmentPoint, { certain, possible }: Filters): void {
  for (const { block, kind, doubt } of possible) {
    // Reported once, however many points it may be about.
    if (doubt !== undefined) continue;
    block.reportName(
      kind === "subnet" ? "subnet_id" : "network_interface_id",
      `it cannot be told whether this association is about the ${describePoint(point)}`,
      "name the attachment point in `settings.attach` of the site exactly as in the configuration",
    );
  }
  const [, second] = certain.filter(
    ({ doubt, isAssociation }) => doubt === undefined || isAssociation === true,
  );
  second?.block.report(
    `the ${describePoint(point)} has two associations, which Azure refuses`,
    "keep one",
  );
}

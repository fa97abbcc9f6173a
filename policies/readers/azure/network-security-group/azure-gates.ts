// Azure: the gates of a deployment, one for each attachment point and direction, and one for each place besides where a
// group of the source filters for other machines.
import { type KindGates } from "../../point-layers";
import type { ReadingNotes } from "../../reading-notes";
import { BOTH_ACTIONS } from "../../rules/rule";
import type { StatedContents } from "../../rules/stated-contents";
import type { ResourceSet } from "../../resources/resource-set";
import { GroupMembers } from "../asg-members";
import { type AttachmentPoint, describePoint } from "../attachment-points";
import { AzureTerms, networkOf } from "../azure-terms";
import { checkPlaces } from "../places/check-places";
import { AttachedBesides, type AzureDeployment } from "./attachments/attached-besides";
import { readAttachments, readUnattached } from "./attachments/group-attachments";
import { ListedPoints } from "./attachments/listed-points";
import { reportCrossing, reportUncertain } from "./attachments/uncertain-points";
import { adviseOthers, foreignGroups } from "./attachments/others-groups";
import { assumeForAzure } from "./azure-assumptions";
import { AzurePoints } from "./azure-points";
import { GroupLayers } from "./group-layers";
import { GroupsBefore, keptRules } from "./groups/kept-rules";
import { leaveUnjudged, readSecurityGroups } from "./groups/security-groups";

export function readAzureGates(
  resources: ResourceSet,
  deployment: AzureDeployment,
  stated: StatedContents,
  notes: ReadingNotes,
  stage: number,
): KindGates {
  const members = new GroupMembers(resources, deployment);
  const terms = new AzureTerms(members, stated, networkOf(deployment, resources));
  const groups = readSecurityGroups(resources, terms);
  const attachments = readAttachments(resources, groups, deployment.harmlessResourceTypes ?? []);
  const places = [...attachments, ...readUnattached(resources, attachments)];
  const points = new ListedPoints(deployment.settings, places, resources, notes);
  const besides = new AttachedBesides(deployment, points, resources);
  const foreign = foreignGroups(deployment, groups, points, besides);
  for (const group of foreign) leaveUnjudged(group);
  const parts = { deployment, groups, attachments, points, besides, foreign, stage };
  assumeForAzure(points.all, deployment.settings.subnets, stated, notes);
  adviseOthers({ groups, attachments, besides, foreign }, notes);
  checkPlaces(resources, deployment, notes);
  reportUncertain(points.all);
  reportCrossing(points.all, besides.unjudged, resources);
  for (const { point } of points.all) assumeInterfacesIn(point, points, notes);
  const gatesOf = (layers: GroupLayers): KindGates => ({
    points: (which) =>
      new AzurePoints({ ...parts, layers }, which === "every" ? BOTH_ACTIONS : ["allow"]).list(),
  });
  return {
    ...gatesOf(new GroupLayers(terms)),
    subject: new GroupsBefore(groups, resources),
    over: (before) => ({
      gates: gatesOf(new GroupLayers(terms, keptRules(groups, before, resources))),
    }),
  };
}

function assumeInterfacesIn(
  point: AttachmentPoint,
  points: ListedPoints,
  notes: ReadingNotes,
): void {
  if (point.kind !== "subnet" || points.interfacesIn(point).length === 0) return;
  notes.assume(
    `the Edge machines of the ${describePoint(point)} have the network interfaces that the site lists`,
  );
}

// Groups, rules and associations of other sources that may act on a deployment's Edge machines: those of its own groups, and
// those at its subnets and interfaces. Whatever is certainly another object of the cloud is its own stack's business.
import type { AzureSettings } from "../../../../modules/sites";
import { nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import { type AttachmentPoint, sitePoint, subnetOf, TARGET_TYPE } from "../attachment-points";
import { compareAzureIds, compareIds, idOfResource, subscriptionOf } from "../azure-ids";
import { shownInterface } from "../network-interfaces";
import { compareGroups } from "./groups/group-names";
import {
  type Association,
  associations,
  GROUP_TYPE,
  type SecurityGroupRecord,
  securityGroups,
  type StandaloneRule,
  standaloneRules,
} from "./groups/records";

/** The resources of other sources that are, or may be, about the deployment. `maybe`: whether what is unknown counts. */
export function neighbourObjects(
  resources: ResourceSet,
  settings: AzureSettings,
  maybe: boolean,
): readonly ResourceBlock[] {
  const counts = (answer: Sameness): boolean =>
    answer === "same" || (answer === "unknown" && maybe);
  const isForeign = ({ block }: Pick<SecurityGroupRecord, "block">): boolean =>
    block.notes.from !== undefined;
  const groups = securityGroups(resources);
  const own = groups.filter((group) => !isForeign(group));
  const points = pointsOf(settings);
  const found = [
    ...groups
      .filter(isForeign)
      .filter((group) =>
        own.some((one) => counts(compareGroups(group.resource, one.resource, resources))),
      ),
    ...standaloneRules(resources)
      .filter(isForeign)
      .filter((rule) => own.some((group) => counts(compareOwner(rule, group, resources)))),
    ...associations(resources)
      .filter(isForeign)
      .filter((one) => points.some((point) => counts(compareToPoint(one, point, resources)))),
  ];
  return found.map(({ block }) => block);
}

/** What the site lists, and the subnets of its interfaces. */
function pointsOf({ attach }: AzureSettings): readonly AttachmentPoint[] {
  return attach.flatMap((attachment) => {
    const id = subnetOf(attachment);
    const point = sitePoint(attachment);
    const isSaid = id === undefined || point.kind === "subnet";
    return isSaid ? [point] : [point, { kind: "subnet" as const, id }];
  });
}

/** Whether a rule is of the group, by what it says of its group's name. */
function compareOwner(
  { block, group }: StandaloneRule,
  own: SecurityGroupRecord,
  resources: ResourceSet,
): Sameness {
  const text = nameText(group.name);
  const referred = text === undefined ? undefined : resources.find(text, GROUP_TYPE, "name");
  if (referred !== undefined)
    return referred === own.resource ? "same" : compareGroups(referred, own.resource, resources);
  const literal = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : (resources.literal(name) ?? name);
  const id = {
    subscription: subscriptionOf(block, resources),
    resourceGroup: literal(nameText(group.resourceGroup)),
    names: [literal(text)],
  };
  return compareAzureIds(id, idOfResource(own.resource, resources)).answer;
}

/** Whether the association is at the point, or at an interface that may be an Edge machine's in the point's subnet. */
function compareToPoint(
  { kind, point: field }: Association,
  point: AttachmentPoint,
  resources: ResourceSet,
): Sameness {
  const text = nameText(field);
  if (text === undefined) return "unknown";
  if (kind === point.kind) return compareIds(text, point.id, TARGET_TYPE[kind], resources).answer;
  if (kind === "subnet") return "different";
  const subnets = shownInterface(text, resources)?.subnets;
  if (subnets === undefined) return "unknown";
  const answers = subnets.map(
    (subnet) => compareIds(subnet, point.id, TARGET_TYPE.subnet, resources).answer,
  );
  return answers.every((one) => one === "different") ? "different" : "unknown";
}

// Where security groups are attached: the associations of a source, and what networks, subnets and interfaces attach in
// their own bodies.
import { judgeType } from "../../../harmless/judge-type";
import { comparePoints, type NamedPoint, type PointKind } from "../../attachment-points";
import { argumentName, type Field, nameText } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import { type BodyAttachment, bodyAttachments, type Doubt } from "./body-attachments";
import { type Association, ASSOCIATION_KEYS, associations } from "../groups/records";
import { findGroup, type SecurityGroup, type SecurityGroups } from "../groups/security-groups";

/** One association, or what stands for one. What is `undefined` is unknown. */
export interface Attachment extends NamedPoint {
  readonly kind: PointKind;
  readonly id: string | undefined;
  readonly group: SecurityGroup | undefined;
  /** What names the group; absent when unknown. */
  readonly groupText?: string;
  readonly block: ResourceBlock;
  /** Whether it is the provider's resource for it, understood in all of its arguments but perhaps the group. */
  readonly isAssociation?: boolean;
  /** Whether it says that no group is attached there. */
  readonly isNone?: true;
  /** What is unknown about it, to be reported only where it is about a place of the site; or that it is reported already. */
  readonly doubt?: Doubt | "reported";
}

/**
 * What attaches a group, or may attach one.
 * @param vouched types of which the site's author says that they open and close nothing.
 */
export function readAttachments(
  resources: ResourceSet,
  groups: SecurityGroups,
  vouched: readonly string[],
): readonly Attachment[] {
  const associated = associations(resources).map((association) =>
    readAttachment(association, groups, resources),
  );
  const inBodies = bodyAttachments(resources)
    .filter(({ isNone }) => isNone !== true)
    .map((attachment) => readInBody(attachment, groups, resources));
  const deploying = resources.own.filter(
    ({ type }) => judgeType(type)?.does === "deploys" && !vouched.includes(type),
  );
  const hidden = [...resources.hidden, ...deploying.map(({ block }) => block)];
  return [...associated, ...withoutRepeated(inBodies, associated), ...hidden.flatMap(inHidden)];
}

/** Pairs of a subnet and an attachment that are looked at; past them any subnet without a group may be an attachment's. */
const MOST_PAIRS = 50_000;

/** Subnets without a group, or that are no more, which undoes what is attached to them elsewhere. */
export function readUnattached(
  resources: ResourceSet,
  attachments: readonly Attachment[],
): readonly Attachment[] {
  const none = bodyAttachments(resources).filter(({ isNone }) => isNone === true);
  const isLarge = none.length * attachments.length > MOST_PAIRS;
  return none
    .map((attachment) => ({
      ...readInBody(attachment, new Map(), resources),
      isNone: true as const,
    }))
    .filter(
      ({ id, within }) =>
        isLarge || within !== undefined || attachments.some((one) => mayBeOne(one, id, resources)),
    );
}

/** Whatever makes resources that the source does not show may attach any group anywhere. */
function inHidden(block: ResourceBlock): readonly Attachment[] {
  const kinds: readonly PointKind[] = ["subnet", "networkInterface"];
  return kinds.map((kind) => ({ kind, id: undefined, group: undefined, block, doubt: "reported" }));
}

/** Where a source shows what the cloud has, what is attached to a subnet stands in every resource that speaks of it. */
function withoutRepeated(
  inBodies: readonly Attachment[],
  associated: readonly Attachment[],
): readonly Attachment[] {
  const seen = new Set(associated.map(keyOf));
  return inBodies.filter((one) => {
    const key = keyOf(one);
    const isNew = one.block.dialect.shows !== "cloud" || key === undefined || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function keyOf({ kind, id, group }: Attachment): string | undefined {
  if (id === undefined || group === undefined) return undefined;
  const { notes, address } = group.block;
  return `${kind} ${id.toLowerCase()} ${notes.from ?? ""} ${address}`;
}

function mayBeOne(attachment: Attachment, id: string | undefined, resources: ResourceSet): boolean {
  return (
    id === undefined || comparePoints(attachment, { kind: "subnet", id }, resources) !== "different"
  );
}

function readAttachment(
  { block, kind, point, group: groupName, isCall }: Association,
  groups: SecurityGroups,
  resources: ResourceSet,
): Attachment {
  const understood = [
    block.isDeployedAsWritten(),
    block.onlyArguments(ASSOCIATION_KEYS[kind]),
  ].every(Boolean);
  const id = block.nameValue(point);
  if (id === undefined)
    block.report(`\`${argumentName(point)}\` is not set`, "name what the group is attached to");
  block.nameValue(groupName);
  const group = findGroup(groupName, groups, resources);
  return {
    kind,
    id: understood && typeof id === "string" ? id : undefined,
    group: understood ? group : undefined,
    ...textOf(groupName),
    block,
    isAssociation: understood && !isCall,
    ...(group === undefined && { doubt: { ...NOT_NAMED, at: groupName } }),
  };
}

function textOf(name: Field<string>): Pick<Attachment, "groupText"> {
  const groupText = nameText(name);
  return groupText === undefined ? {} : { groupText };
}

function readInBody(
  { block, kind, id, within, group: groupName, doubt }: BodyAttachment,
  groups: SecurityGroups,
  resources: ResourceSet,
): Attachment {
  const group = groupName === undefined ? undefined : findGroup(groupName, groups, resources);
  const why = doubt ?? (group === undefined ? NOT_FOUND : undefined);
  return {
    kind,
    id,
    group,
    ...(groupName && textOf(groupName)),
    block,
    ...(within !== undefined && { within }),
    ...(why !== undefined && { doubt: why }),
  };
}

const NOT_NAMED: Doubt = {
  message:
    "the security group of this association is not in the configuration, or not named by a plain reference",
  remedy: 'write `"network_security_group_id": "${azurerm_network_security_group.<name>.id}"`',
};

const NOT_FOUND: Doubt = {
  message:
    "this attaches a security group that is not in the configuration, or not named by a plain reference",
  remedy: "name it by a reference such as `${azurerm_network_security_group.<name>.id}`",
};

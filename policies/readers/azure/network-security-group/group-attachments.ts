// Where security groups are attached: the associations of a source.
import type { PointKind } from "../attachment-points";
import { argumentName } from "../../sources/field";
import type { ResourceBlock } from "../../sources/resource-block";
import type { ResourceSet } from "../../sources/resource-set";
import { type Association, ASSOCIATION_KEYS, associations } from "./records";
import { findGroup, type SecurityGroup, type SecurityGroups } from "./security-groups";

/** One association. What is `undefined` is unknown and reported. */
export interface Attachment {
  readonly kind: PointKind;
  readonly id: string | undefined;
  readonly group: SecurityGroup | undefined;
  readonly block: ResourceBlock;
}

export function readAttachments(
  resources: ResourceSet,
  groups: SecurityGroups,
): readonly Attachment[] {
  return associations(resources).map((association) =>
    readAttachment(association, groups, resources),
  );
}

function readAttachment(
  { block, kind, point, group: groupName }: Association,
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
  if (group === undefined) {
    block.report(
      "the security group of this association is not in the configuration, or not named by a plain reference",
      'write `"network_security_group_id": "${azurerm_network_security_group.<name>.id}"`',
      groupName,
    );
  }
  return {
    kind,
    id: understood && typeof id === "string" ? id : undefined,
    group: understood ? group : undefined,
    block,
  };
}

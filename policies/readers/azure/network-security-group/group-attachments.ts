// Where security groups are attached: the associations of a document.
import { UNKNOWN } from "../../sources/terraform-config/resource-block";
import type { PointKind } from "../attachment-points";
import { isDeployedAsWritten, META_ARGUMENTS } from "../../sources/meta-arguments";
import type { ResourceIndex } from "../../sources/references";
import { findGroup, type SecurityGroup, type SecurityGroups } from "./security-groups";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";

/** One association. What is `undefined` could not be told and is reported. */
export interface Attachment {
  readonly kind: PointKind;
  readonly id: string | undefined;
  readonly group: SecurityGroup | undefined;
  readonly resource: TerraformResource;
}

interface KindFacts {
  readonly kind: PointKind;
  readonly key: string;
}

const ASSOCIATIONS: ReadonlyMap<string, KindFacts> = new Map([
  ["azurerm_subnet_network_security_group_association", { kind: "subnet", key: "subnet_id" }],
  [
    "azurerm_network_interface_security_group_association",
    {
      kind: "networkInterface",
      key: "network_interface_id",
    },
  ],
]);

export const ASSOCIATION_TYPES: readonly string[] = [...ASSOCIATIONS.keys()];

export function readAttachments(
  resources: readonly TerraformResource[],
  groups: SecurityGroups,
  index: ResourceIndex,
): readonly Attachment[] {
  return resources.flatMap((resource) => {
    const facts = ASSOCIATIONS.get(resource.type);
    return facts === undefined ? [] : [readAttachment(resource, facts, groups, index)];
  });
}

function readAttachment(
  resource: TerraformResource,
  { kind, key }: KindFacts,
  groups: SecurityGroups,
  index: ResourceIndex,
): Attachment {
  const { block } = resource;
  const known = new Set([...META_ARGUMENTS, key, "network_security_group_id"]);
  const sound = [isDeployedAsWritten(block), block.onlyKeys(known)].every((fine) => fine);
  const id = block.raw(key);
  if (id === undefined) block.refuse(`\`${key}\` is not set`, "name what the group is attached to");
  const groupId = block.raw("network_security_group_id");
  const group = findGroup(groupId, groups, index);
  if (group === undefined) {
    block.refuse(
      "the security group of this association is not in the document, or not named by a plain reference",
      'write `"network_security_group_id": "${azurerm_network_security_group.<name>.id}"`',
      "network_security_group_id",
    );
  }
  return {
    kind,
    id: sound && id !== UNKNOWN ? id : undefined,
    group: sound ? group : undefined,
    resource,
  };
}

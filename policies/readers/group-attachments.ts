// Where security groups are attached: the associations of a document, and how they meet the attachment points that the
// site lists.
import type { AzureAttachment } from "../../modules/sites";
import { UNKNOWN } from "./document-block";
import { isDeployedAsWritten, META_ARGUMENTS, showsWhatIsDeployed } from "./meta-arguments";
import { parseReference, type ResourceIndex, type Sameness } from "./references";
import { findGroup, type SecurityGroup, type SecurityGroups } from "./security-groups";
import { isToken } from "./template-text";
import { objectsAt, type TerraformResource } from "./terraform-resources";

export type PointKind = "subnet" | "networkInterface";

/** A subnet or network interface, named as the site or the document names it. */
export interface AttachmentPoint {
  readonly kind: PointKind;
  readonly id: string;
  /** Near roles that the site says are behind it; absent means all. */
  readonly interfaces?: readonly string[];
}

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
  readonly target: string;
}

const ASSOCIATIONS: ReadonlyMap<string, KindFacts> = new Map([
  [
    "azurerm_subnet_network_security_group_association",
    { kind: "subnet", key: "subnet_id", target: "azurerm_subnet" },
  ],
  [
    "azurerm_network_interface_security_group_association",
    {
      kind: "networkInterface",
      key: "network_interface_id",
      target: "azurerm_network_interface",
    },
  ],
]);

export const ASSOCIATION_TYPES: readonly string[] = [...ASSOCIATIONS.keys()];

const TARGET_TYPE: Readonly<Record<PointKind, string>> = {
  subnet: "azurerm_subnet",
  networkInterface: "azurerm_network_interface",
};

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

export function sitePoint(attachment: AzureAttachment): AttachmentPoint {
  const guard = attachment.interfaces === undefined ? {} : { interfaces: attachment.interfaces };
  return "subnetId" in attachment
    ? { kind: "subnet", id: attachment.subnetId, ...guard }
    : { kind: "networkInterface", id: attachment.networkInterfaceId, ...guard };
}

/** Whether the association is about this point. */
export function comparePoint(
  attachment: Attachment,
  point: AttachmentPoint,
  index: ResourceIndex,
): Sameness {
  if (attachment.kind !== point.kind) return "different";
  if (attachment.id === undefined) return "untold";
  const answer = index.compareIds(attachment.id, point.id, TARGET_TYPE[point.kind]);
  if (answer !== "untold") return answer;
  return nameDiffers(attachment.id, point.id, index) ? "different" : "untold";
}

/** A literal id and a reference differ if the names of what they point to do. */
function nameDiffers(a: string, b: string, index: ResourceIndex): boolean {
  const [literal, token] = isToken(a) ? [b, a] : [a, b];
  const reference = parseReference(token);
  if (isToken(literal) || reference?.attribute !== "id") return false;
  const written = literal.trim().split("/").at(-1);
  const name = index.literal(`\${${reference.type}.${reference.name}.name}`);
  return (
    written !== undefined && name !== undefined && written.toLowerCase() !== name.toLowerCase()
  );
}

/**
 * Whether an interface certainly lies in none of these subnets. Only an interface of the document shows its subnets.
 */
export function liesElsewhere(
  networkInterfaceId: string,
  subnets: readonly AttachmentPoint[],
  index: ResourceIndex,
): boolean {
  const resource = index.find(networkInterfaceId, TARGET_TYPE.networkInterface, "id");
  if (resource === undefined || !showsWhatIsDeployed(resource.block.body)) return false;
  const { block } = resource;
  const path = [...block.path, "ip_configuration"];
  const configurations = objectsAt(block.body["ip_configuration"], path, block.notes);
  const ids = configurations.map(([body]) => body["subnet_id"]);
  return (
    ids.length > 0 &&
    !("dynamic" in block.body) &&
    ids.every(
      (id) =>
        typeof id === "string" &&
        subnets.every((subnet) => {
          const stand = { kind: "subnet", id, group: undefined, resource } as const;
          return comparePoint(stand, subnet, index) === "different";
        }),
    )
  );
}

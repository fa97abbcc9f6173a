// Subnets and network interfaces as the site or the source names them, and whether two names mean the same one.
import type { AzureAttachment } from "../../../modules/sites";
import { INTERFACE_TYPE } from "./network-interfaces";
import {
  isPlainId,
  parseReference,
  type ResourceSet,
  type Sameness,
} from "../sources/resource-set";
import { isToken } from "../sources/template-text";

export type PointKind = "subnet" | "networkInterface";

/** A subnet or network interface, named as the site or the source names it. */
export interface AttachmentPoint {
  readonly kind: PointKind;
  readonly id: string;
  /** Near roles that the site says are behind it; absent means all. */
  readonly interfaces?: readonly string[];
}

/** A name that could not be read has no id. */
export interface NamedPoint {
  readonly kind: PointKind;
  readonly id: string | undefined;
}

export const TARGET_TYPE: Readonly<Record<PointKind, string>> = {
  subnet: "azurerm_subnet",
  networkInterface: INTERFACE_TYPE,
};

export function sitePoint(attachment: AzureAttachment): AttachmentPoint {
  const guard = attachment.interfaces === undefined ? {} : { interfaces: attachment.interfaces };
  return "subnetId" in attachment
    ? { kind: "subnet", id: attachment.subnetId, ...guard }
    : { kind: "networkInterface", id: attachment.networkInterfaceId, ...guard };
}

/** Whether the two are one point. */
export function comparePoints(a: NamedPoint, b: NamedPoint, resources: ResourceSet): Sameness {
  if (a.kind !== b.kind) return "different";
  if (a.id === undefined || b.id === undefined) return "unknown";
  const answer = resources.compareIds(a.id, b.id, TARGET_TYPE[a.kind]);
  if (answer !== "unknown") return answer;
  return nameDiffers(a.id, b.id, resources) ? "different" : "unknown";
}

/** A literal id and a reference differ if the names of what they point to do. */
function nameDiffers(a: string, b: string, resources: ResourceSet): boolean {
  const [literal, token] = isToken(a) ? [b, a] : [a, b];
  const reference = parseReference(token);
  if (isToken(literal) || !isPlainId(literal) || reference?.attribute !== "id") return false;
  const written = literal.trim().split("/").at(-1);
  const name = resources.literal(`\${${reference.type}.${reference.name}.name}`);
  return (
    written !== undefined && name !== undefined && written.toLowerCase() !== name.toLowerCase()
  );
}

export function describePoint({ kind, id }: AttachmentPoint): string {
  return `${kindName(kind)} ${id}`;
}

export function kindName(kind: PointKind): string {
  return kind === "subnet" ? "subnet" : "network interface";
}

// Subnets and network interfaces as the site or the source names them, and whether two names mean the same one.
import type { AzureAttachment } from "../../../modules/sites";
import { type AzureId, azureIdOf, compareAzureIds } from "./azure-ids";
import { compareInSubscription } from "./declared-as";
import { INTERFACE_TYPE } from "./network-interfaces";
import type { ResourceSet } from "../resources/resource-set";
import type { Sameness } from "../resources/references";
import { compareNames } from "../resources/text-comparison";

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
  /** Where an unknown subnet is. */
  readonly within?: Within;
}

/** The subnets of one virtual network but for some, by their names. */
export interface Within {
  readonly network: AzureId | undefined;
  readonly besides: readonly string[];
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

/** The subnet that an attachment is, or is in; absent where the site does not say. */
export function subnetOf(attachment: AzureAttachment): string | undefined {
  return "subnetId" in attachment ? attachment.subnetId : attachment.inSubnet;
}

/** Whether the two are one point. */
export function comparePoints(a: NamedPoint, b: NamedPoint, resources: ResourceSet): Sameness {
  if (a.kind !== b.kind) return "different";
  if (a.within !== undefined) return compareWithin(a.within, b.id, resources);
  if (a.id === undefined || b.id === undefined) return "unknown";
  return compareInSubscription(a.id, b.id, TARGET_TYPE[a.kind], resources);
}

/** Whether the subnet is one of those in a network. */
function compareWithin(
  { network, besides }: Within,
  subnet: string | undefined,
  resources: ResourceSet,
): Sameness {
  const id = subnet === undefined ? undefined : azureIdOf(subnet, TARGET_TYPE.subnet, resources);
  if (id === undefined) return "unknown";
  const [own, name] = id.names;
  const inNetwork = compareAzureIds({ ...id, names: [own] }, network).answer;
  const isBeside =
    name !== undefined && besides.some((other) => compareNames(other, name) === "same");
  return inNetwork === "different" || isBeside ? "different" : "unknown";
}

export function describePoint({ kind, id }: AttachmentPoint): string {
  return `${kindName(kind)} ${id}`;
}

export function kindName(kind: PointKind): string {
  return kind === "subnet" ? "subnet" : "network interface";
}

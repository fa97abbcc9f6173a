// One subnet or network interface has at most one association: azurerm reads it before it creates another, and refuses where
// any group is attached (docs/cloud-semantics.md, 1.9). So an association whose place is written as a reference or a variable
// is about no place that has one in the same configuration: otherwise this could not be deployed. Another stack may have come
// first, so that one of it has to be certain about a place of its own. Groups in the bodies of networks and interfaces, and
// calls of Azure's API, are not refused, they take each other's place.
import { type AttachmentPoint, comparePoints } from "../../attachment-points";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Attachment } from "./group-attachments";

/**
 * Whether an association that may be about one place is certainly about another: `certain` are those of the one, `points` all
 * that the site lists.
 */
export function isElsewhere(
  one: Attachment,
  certain: readonly Attachment[],
  points: readonly AttachmentPoint[],
  resources: ResourceSet,
): boolean {
  const refusing = certain.filter(({ isAssociation }) => isAssociation === true);
  if (one.isAssociation !== true || refusing.length === 0) return false;
  return (
    refusing.some(({ block }) => block.notes.from === one.block.notes.from) ||
    points.some((point) => comparePoints(one, point, resources) === "same")
  );
}

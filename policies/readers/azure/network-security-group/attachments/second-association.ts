// Azure refuses a second association of one subnet or network interface, and so does the provider before it asks. Where two
// places of the site have an association each, written as two references or variables that might hold the same id, they are
// two places: otherwise the configuration could not be deployed. Groups in the bodies of networks and interfaces are not
// refused, they take each other's place.
import { type AttachmentPoint, comparePoints } from "../../attachment-points";
import type { ResourceSet } from "../../../sources/resource-set";
import type { Attachment } from "./group-attachments";

/**
 * Places with the same group are left in doubt: their rules are the same wherever they are, and a reader is better told that
 * the site lists what may be one place twice.
 *
 * Whether an association that may be about one place is certainly about another: `certain` are those of the one, `points` all
 * that the site lists.
 */
export function isElsewhere(
  one: Attachment,
  certain: readonly Attachment[],
  points: readonly AttachmentPoint[],
  resources: ResourceSet,
): boolean {
  return (
    one.isAssociation === true &&
    certain.some(({ isAssociation, group }) => isAssociation === true && group !== one.group) &&
    points.some((point) => comparePoints(one, point, resources) === "same")
  );
}

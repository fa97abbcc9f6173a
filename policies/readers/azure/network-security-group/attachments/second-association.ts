// One subnet or network interface has at most one association: azurerm reads it before it creates another, and refuses where
// any group is attached (docs/cloud-semantics.md, 1.9). So an association whose place is written as a reference or a variable
// is about no place that has one already: otherwise the configuration could not be deployed. Groups in the bodies of networks
// and interfaces, and calls of Azure's API, are not refused, they take each other's place.
import type { Attachment } from "./group-attachments";

/** Whether an association that may be about a place is certainly about another: `certain` are those of the place. */
export function isElsewhere(one: Attachment, certain: readonly Attachment[]): boolean {
  return refusesOthers(one) && certain.some(refusesOthers);
}

function refusesOthers({ isAssociation }: Attachment): boolean {
  return isAssociation === true;
}

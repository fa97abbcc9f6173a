// The door of this room.
export { isCalendarDate } from "./calendar-date";
export { findFlowDocument, shippedDocumentIds, shippedDocuments } from "./document-finder";
export type { FinderContext } from "./document-finder";
export { loadFlowDocument, readFlowDocument } from "./document-loader";
export { farRoles } from "./far-roles";
export type {
  Citation,
  Direction,
  Erratum,
  FlowDocument,
  FlowRow,
  Obsolescence,
  PortRange,
  Provenance,
  RowEnd,
  Standing,
  Transport,
  Unstated,
} from "./flow-document";
export { count as countTables, lookupTables } from "./lookup/table-lookup";
export type { FoundDocument, FoundReference, FoundTables } from "./lookup/table-lookup";
export { portQuestion } from "./lookup/port-question";
export { readReferenceTable } from "./reference/reference-loader";
export { referenceTableIds, referenceTables } from "./reference/reference-finder";
export type { PortUse, ReferenceRow, ReferenceTable } from "./reference/reference-table";
export { purposeOf } from "./row-purpose";
export { formatPortRange, readPortRange } from "./port-range";

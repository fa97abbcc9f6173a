// The door of this room.
export { isCalendarDate } from "./calendar-date";
export { findFlowDocument, shippedDocumentIds, shippedDocuments } from "./document-finder";
export type { FinderContext } from "./document-finder";
export { lookupDocuments } from "./document-lookup";
export type { FoundDocument } from "./document-lookup";
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
export { purposeOf } from "./row-purpose";
export { formatPortRange, readPortRange } from "./port-range";

// The door of this room.
export { isCalendarDate } from "./calendar-date";
export { findFlowDocument, shippedDocumentIds } from "./document-finder";
export type { FinderContext } from "./document-finder";
export { loadFlowDocument, readFlowDocument } from "./document-loader";
export type {
  Citation,
  Direction,
  Erratum,
  FlowDocument,
  FlowRow,
  Obsolescence,
  PortRange,
  RowEnd,
  Transport,
} from "./flow-document";
export { formatPortRange, readPortRange } from "./port-range";

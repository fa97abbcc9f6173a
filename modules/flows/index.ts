// The door of this room.
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

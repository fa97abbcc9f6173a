// A printed table of ports that is no list of flows: it names listeners without saying who calls, or machines away from the
// Edge. It is there to be found and read. Nothing here has two ends or a direction, so nothing can be opened from it.
import type { Place } from "../../input";
import type { FlowDocument, PortRange, Transport } from "../flow-document";

/** Ports that a row names. */
export interface PortUse {
  /** Left out where the page does not print it. */
  readonly transport?: Transport;
  readonly ports: PortRange;
}

/** One row as printed, and the ports that we read in it. */
export interface ReferenceRow {
  /** Number of the row in the printed table, from 1. */
  readonly row: number;
  /** Caption over the row, where what is kept as one table is printed as several. */
  readonly under?: string;
  /** The cells as printed, in the order of the table's columns; the page's notes are left to the page. */
  readonly cells: readonly string[];
  /** Empty where the row names none, or any. */
  readonly ports: readonly PortUse[];
  /** In our words. */
  readonly note?: string;
  /** What is odd about the row as printed. */
  readonly anomaly?: string;
  readonly place: Place;
}

/** One table for reference, with its source. */
export interface ReferenceTable extends Pick<
  FlowDocument,
  | "id"
  | "product"
  | "versions"
  | "title"
  | "section"
  | "url"
  | "mirrorUrl"
  | "technetId"
  | "assetId"
  | "lastModified"
  | "storedAsOf"
  | "otherRevisions"
  | "provenance"
  | "remarks"
  | "file"
> {
  /** Set where the rows are sentences of the page, not rows of a table. */
  readonly derived?: "prose";
  /** Why no firewall can be made of it, in our words. */
  readonly reason: string;
  /** Heads of the columns, as printed. */
  readonly columns: readonly string[];
  readonly rows: readonly ReferenceRow[];
}

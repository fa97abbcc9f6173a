// What a flow document says: one port table of one page, row by row, as data. The words of the page are kept beside our
// reading of them, so that every reading can be checked against the page.
import type { Place } from "../input";

/** Who starts the flow, seen from the guarded interface: `inbound` is started by the peer, `outbound` by the Edge. */
export type Direction = "inbound" | "outbound";

/** Transports that the tables name. */
export type Transport = "tcp" | "udp";

/** Destination ports `first`..`last`, both inclusive, 0..65535. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** One end of a row: the words of the page, and the role that they name in site files. */
export interface RowEnd {
  /** As printed in the table. */
  readonly printed: string;
  /** The wording for public addresses, where the cell prints two; `printed` is then the one for addresses behind NAT. */
  readonly printedPublic?: string;
  /**
   * Role name, for example `access` (an interface) or `public-im-partners` (a peer). Where the cell names several peers
   * (`roles`), the names joined by " and ": that is no role name, so no site can give it addresses by accident.
   */
  readonly role: string;
  /** Peers that the cell names, where they are several; all of them have the flow. */
  readonly roles?: readonly string[];
  /** What the page says that the cell may be narrowed to, as printed; such a cell reads "Any". */
  readonly canBe?: readonly string[];
  /** Alternatives that the page lists, as printed. */
  readonly oneOf?: readonly string[];
}

/** A place where the page contradicts itself or its siblings. The site chooses which reading holds. */
export interface Erratum {
  /** Interface role that holds under `interfaceReading: corrected`; the row's `near` holds under `printed`. */
  readonly corrected: string;
  /** What speaks for the corrected reading, with the pages that print it. */
  readonly evidence: string;
}

/** What the publisher says today of the table. */
export interface Standing {
  readonly state: "current" | "removed";
  /** ISO date: the newest copy that has it, or the day on which it was removed. */
  readonly since: string;
  readonly what: string;
}

/** A row whose peer no longer exists. The row stays documented; a site may leave it out. */
export interface Obsolescence {
  readonly what: string;
  /** ISO date, the first day on which it was gone. */
  readonly since: string;
  readonly citation: string;
}

/** What a page may leave unsaid about a row, so that what stands there is our reading. */
export type Unstated = "role" | "protocol" | "transport";

/** One row of a table. Direction is part of its identity: the same port in the other direction is another flow. */
export interface FlowRow {
  /** Number of the row in the printed table, from 1. */
  readonly row: number;
  /** The first column as printed. */
  readonly label: string;
  /** Role that the label names, where given; an erratum is about its being another than the interface that is printed. */
  readonly role?: string;
  /** Application protocol: SIP, STUN/MSTURN, PSOM… */
  readonly protocol: string;
  readonly security?: string;
  readonly transport: Transport;
  readonly unstated?: readonly Unstated[];
  /** Source ports, where the table restricts them; left out, any. */
  readonly sourcePorts?: PortRange;
  /** Destination ports. */
  readonly ports: PortRange;
  readonly direction: Direction;
  /** The guarded Edge interface, as the page prints it. */
  readonly near: RowEnd;
  /** The other end. */
  readonly far: RowEnd;
  /** Capabilities, such as `public-im`, any one of which asks for the row; empty means always. */
  readonly conditions: readonly string[];
  /** Capabilities that the row needs beside one of `conditions`, every one of them; left out, none. */
  readonly requires?: readonly string[];
  /** Product versions that the row holds for; left out, it holds for all that the document covers. */
  readonly versions?: readonly string[];
  /** Side of the Edge, in tables that mix them; left out, the document's. */
  readonly side?: string;
  /** In our words. */
  readonly note: string;
  /** What is odd about the row as printed; unlike an erratum it leaves no choice. */
  readonly anomaly?: string;
  readonly remarks?: readonly string[];
  readonly erratum?: Erratum;
  readonly obsolescence?: Obsolescence;
  readonly place: Place;
}

/** The stored copy that rows were taken from. */
export interface Provenance {
  readonly repository: string;
  readonly commit?: string;
  readonly path: string;
  readonly note?: string;
}

/** One port table with its source. */
export interface FlowDocument {
  readonly id: string;
  /** Older ids under which a site may still name the document. */
  readonly aliases: readonly string[];
  /** Name of the page, the same for all tables of one page. */
  readonly page?: string;
  readonly product: string;
  /** Versions that the table covers, where they are several; left out, the product itself. */
  readonly versions?: readonly string[];
  readonly title: string;
  readonly section: string;
  /** Where the page can be read; for a table of the user's own, whatever leads to it. */
  readonly url: string;
  /** Where a copy of the page can be read. */
  readonly mirrorUrl?: string;
  /** The publisher's short name of the page in old links, such as JJ618376. */
  readonly technetId?: string;
  /** The publisher's identifier of the page; tables of the user's own seldom have one. */
  readonly assetId?: string;
  /** ISO date printed by the page; where there is none, `storedAsOf` stands in. */
  readonly lastModified?: string;
  /** ISO date as of which the page was read. */
  readonly storedAsOf?: string;
  /** Other dated copies of the page that are known. */
  readonly otherRevisions?: readonly { readonly source: string; readonly lastModified: string }[];
  readonly provenance?: Provenance;
  /** Whether the publisher still has the table, where that is known. */
  readonly standing?: Standing;
  /** Set where the rows are not those of a printed table: read from prose, or put together from several texts. */
  readonly derived?: "prose" | "composed";
  /** Whether the table is about Edge Servers (`core`), or about machines next to them. */
  readonly scope: "core" | "adjacent";
  readonly topology: string;
  /** Which side of the Edge the table covers: `external`, `internal`… */
  readonly interface: string;
  /** Id of the document that an identical table of another page became. */
  readonly sameRowsAs?: string;
  readonly remarks?: readonly string[];
  readonly rows: readonly FlowRow[];
  readonly file: string;
}

/** Where a flow is documented; everything that a report needs to lead a reader to the row. */
export interface Citation {
  readonly document: string;
  readonly row: number;
  readonly label: string;
  readonly title: string;
  readonly section: string;
  readonly url: string;
}

// Which rows a site selects, and to which interface each of them binds under the reading that the site chose.
import { farRoles, purposeOf } from "../../flows";
import type { FlowDocument, FlowRow, Obsolescence } from "../../flows";
import { endedService } from "./ended-services";
import { holdsFor, VERSION_NAMES, versionsOf } from "../product-version";
import type { ProductVersion } from "../product-version";
import type { WrittenSite } from "../file/written-site";
import type { InterfaceReading } from "../site";

/** Whether rows without a peer are bound: `exclude` leaves out what documents call gone, `exclude-all` what is gone since as well. */
export type ObsoleteReading = "include" | "exclude" | "exclude-all";

/** How the site reads its documents. */
export interface Reading {
  readonly interfaceReading: InterfaceReading;
  readonly obsolete: ObsoleteReading;
  /** What the site uses its Edge for; a row with conditions is for any one of them. @default everything */
  readonly capabilities?: readonly string[];
  /** What the site runs. @default any version */
  readonly version?: ProductVersion;
}

/** How the site reads its documents, with the defaults of what it leaves out. */
export function readingOf({ capabilities, version, ...written }: WrittenSite): Reading {
  const { interfaceReading = "printed", obsolete = "include" } = written;
  return {
    interfaceReading,
    obsolete,
    ...(capabilities !== undefined && {
      capabilities: capabilities.filter((it) => it !== undefined),
    }),
    ...(version !== undefined && { version }),
  };
}

/** What a deployment has at its far ends. */
export interface Peers {
  /** Peers that the site says it has not. */
  readonly absent: ReadonlySet<string>;
  /** Peers that the site leaves at every address. */
  readonly any: ReadonlySet<string>;
}

/** A row that is to be bound, between one interface and one peer. */
export interface SelectedRow {
  readonly document: FlowDocument;
  readonly row: FlowRow;
  /** Interface role under the site's reading. */
  readonly near: string;
  /** Peer role: one of them, where the row names several. */
  readonly far: string;
}

/** A row as the site reads it, selected or not. */
export interface ReadRow {
  readonly document: FlowDocument;
  readonly row: FlowRow;
  /** Interface that it is bound to. */
  readonly near: string;
  /** Why it is left out, where it is. */
  readonly excluded: string | undefined;
}

/** The rows to bind, and how every row was read. */
export interface Selection {
  /** How many rows are selected; each is in `rows` once for each of its peers. */
  readonly count: number;
  readonly rows: readonly SelectedRow[];
  readonly read: readonly ReadRow[];
}

/** What is known before a site has given addresses: that it has every peer, somewhere. */
const NO_PEERS_KNOWN: Peers = { absent: new Set(), any: new Set() };

/** Selects rows in the order of documents and rows. */
export function selectRows(
  documents: readonly FlowDocument[],
  reading: Reading,
  peers: Peers = NO_PEERS_KNOWN,
): Selection {
  const read = documents.flatMap((document) =>
    document.rows.map((row) => ({
      document,
      row,
      near: nearRole(row, reading.interfaceReading),
      excluded: whyExcluded(document, row, reading, peers),
    })),
  );
  const kept = read.filter(({ excluded }) => excluded === undefined);
  return {
    count: kept.length,
    rows: kept.flatMap(({ document, row, near }) =>
      presentPeers(row, peers).map((far) => ({ document, row, near, far })),
    ),
    read,
  };
}

/** The row's peers without those that the site says it has not. */
export function presentPeers(row: FlowRow, { absent }: Peers): readonly string[] {
  return farRoles(row).filter((role) => !absent.has(role));
}

/** Why the row is left out, or undefined where it is not. */
function whyExcluded(
  document: FlowDocument,
  row: FlowRow,
  { obsolete, capabilities, version }: Reading,
  peers: Peers,
): string | undefined {
  const gone = goneUnder(obsolete, row);
  if (gone !== undefined) return `${gone.what} (since ${gone.since}; ${gone.citation})`;
  if (capabilities !== undefined && !isAskedFor(row, capabilities))
    return `it is for ${purposeOf(row)}, and the site is for ${capabilities.join(", ")}`;
  if (version !== undefined && !holdsFor(version, document, row))
    return `it is for ${versionsOf(document, row).join(", ")}, and the site runs ${VERSION_NAMES[version]}`;
  if (presentPeers(row, peers).length === 0)
    return `the site has no ${farRoles(row)
      .map((role) => `\`${role}\``)
      .join(" and no ")} (\`none\` under \`peers\`)`;
  return undefined;
}

function goneUnder(obsolete: ObsoleteReading, row: FlowRow): Obsolescence | undefined {
  if (obsolete === "include") return undefined;
  return row.obsolescence ?? (obsolete === "exclude-all" ? endedService(row) : undefined);
}

function isAskedFor(row: FlowRow, capabilities: readonly string[]): boolean {
  const { conditions, requires = [] } = row;
  const isWanted = (it: string): boolean => capabilities.includes(it);
  return (conditions.length === 0 || conditions.some(isWanted)) && requires.every(isWanted);
}

function nearRole({ near, erratum }: FlowRow, reading: InterfaceReading): string {
  return reading === "corrected" ? (erratum?.corrected ?? near.role) : near.role;
}

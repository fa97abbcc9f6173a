// Which rows a site selects, and to which interface each of them binds under the reading that the site chose.
import type { FlowDocument, FlowRow } from "../flows";
import { holdsFor, VERSION_NAMES, versionsOf } from "./product-version";
import type { ProductVersion } from "./product-version";
import type { Advisory, InterfaceReading } from "./site";

/** How the site reads its documents. */
export interface Reading {
  readonly interfaceReading: InterfaceReading;
  readonly obsolete: "include" | "exclude";
  /** What the site uses its Edge for; a row with conditions is for any one of them. @default everything */
  readonly capabilities?: readonly string[];
  /** What the site runs. @default any version */
  readonly version?: ProductVersion;
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

/** The rows to bind, and what a reader of the report should know about them. */
export interface Selection {
  /** How many rows are selected; each is in `rows` once for each of its peers. */
  readonly count: number;
  readonly rows: readonly SelectedRow[];
  readonly advisories: readonly Advisory[];
}

/** Selects rows in the order of documents and rows. */
export function selectRows(documents: readonly FlowDocument[], reading: Reading): Selection {
  const all = documents.flatMap((document) => document.rows.map((row) => ({ document, row })));
  const kept = all.filter(({ document, row }) => whyExcluded(document, row, reading) === undefined);
  return {
    count: kept.length,
    rows: kept.flatMap(({ document, row }) => {
      const near = nearRole(row, reading.interfaceReading);
      return peersOf(row).map((far) => ({ document, row, near, far }));
    }),
    advisories: all.flatMap(({ document, row }) => advise(document, row, reading)),
  };
}

function peersOf({ far }: FlowRow): readonly string[] {
  return far.roles ?? [far.role];
}

/** Why the row is left out, or undefined where it is not. */
function whyExcluded(
  document: FlowDocument,
  row: FlowRow,
  { obsolete, capabilities, version }: Reading,
): string | undefined {
  if (obsolete === "exclude" && row.obsolescence !== undefined) return ended(row);
  if (capabilities !== undefined && !isAskedFor(row, capabilities))
    return `it is for ${row.conditions.join(" or ")}, and the site is for ${capabilities.join(", ")}`;
  if (version !== undefined && !holdsFor(version, document, row))
    return `it is for ${versionsOf(document, row).join(", ")}, and the site runs ${VERSION_NAMES[version]}`;
  return undefined;
}

function isAskedFor({ conditions }: FlowRow, capabilities: readonly string[]): boolean {
  return conditions.length === 0 || conditions.some((it) => capabilities.includes(it));
}

function nearRole({ near, erratum }: FlowRow, reading: InterfaceReading): string {
  return reading === "corrected" ? (erratum?.corrected ?? near.role) : near.role;
}

function advise(document: FlowDocument, row: FlowRow, reading: Reading): readonly Advisory[] {
  const about = { document: document.id, row: row.row };
  const name = `row ${row.row} of ${document.id}`;
  const excluded = whyExcluded(document, row, reading);
  if (excluded !== undefined)
    return [{ id: "excluded-row", message: `${name} is left out: ${excluded}`, ...about }];
  const advisories: Advisory[] = [];
  if (row.erratum !== undefined)
    advisories.push({ id: "erratum", message: erratumText(name, row, reading), ...about });
  if (row.obsolescence !== undefined)
    advisories.push({
      id: "obsolete",
      message: `${name} is bound though its peer is gone: ${ended(row)}; \`obsolete: exclude\` leaves it out`,
      ...about,
    });
  return advisories;
}

function ended({ obsolescence }: FlowRow): string {
  if (obsolescence === undefined) return "";
  return `${obsolescence.what} (since ${obsolescence.since}; ${obsolescence.citation})`;
}

function erratumText(name: string, row: FlowRow, { interfaceReading }: Reading): string {
  const bound = nearRole(row, interfaceReading);
  const choice = `bound to \`${bound}\` (interfaceReading: ${interfaceReading})`;
  const corrected = row.erratum?.corrected ?? "";
  return `${name} prints \`${row.near.printed}\` where \`${corrected}\` seems to be meant; ${choice}; ${row.erratum?.evidence ?? ""}`;
}

// From a page to its tables: by what people have in hand, an old link, an identifier, words of the title or a port.
import { InputError, shown } from "../../input";
import type { FlowDocument, FlowRow } from "../flow-document";
import type { ReferenceRow, ReferenceTable } from "../reference/reference-table";
import { hasWords, isAbout, isNamed } from "./page-names";
import type { PageNames } from "./page-names";
import { overlap, portQuestion } from "./port-question";
import type { PortQuestion } from "./port-question";

/** Where to look. */
export interface KnownTables {
  readonly documents: readonly FlowDocument[];
  readonly references: readonly ReferenceTable[];
}

/** A document that answers, and its rows where the question was a port. */
export interface FoundDocument {
  readonly document: FlowDocument;
  readonly rows: readonly FlowRow[];
}

/** The same of a table that no site can select. */
export interface FoundReference {
  readonly table: ReferenceTable;
  readonly rows: readonly ReferenceRow[];
}

export interface FoundTables {
  readonly documents: readonly FoundDocument[];
  readonly references: readonly FoundReference[];
}

/**
 * Tables that `text` means: an id or alias, an asset id or its first eight digits, a short name such as JJ618376, a URL of the
 * page or its copy; a port (`5061`, `443/tcp`, `udp/50000-59999`); or words of title or section. The first kind that answers
 * decides; where no title has the words, rows whose printed words do. Throws InputError for ports that do not exist.
 */
export function lookupTables(text: string, known: KnownTables): FoundTables {
  const named = wholeTables(known, (names) => isNamed(names, text.trim()));
  if (count(named) > 0) return named;
  const question = portQuestion(text);
  if (question === undefined) return withWords(text, known);
  if ("ports" in question) return withPort(question, known);
  throw new InputError({ ...question, message: `the port ${question.message}`, got: shown(text) });
}

/** How many tables were found. */
export function count({ documents, references }: FoundTables): number {
  return documents.length + references.length;
}

function wholeTables(
  { documents, references }: KnownTables,
  isMeant: (names: PageNames) => boolean,
): FoundTables {
  return {
    documents: documents.filter(isMeant).map((document) => ({ document, rows: document.rows })),
    references: references.filter(isMeant).map((table) => ({ table, rows: table.rows })),
  };
}

function withWords(text: string, known: KnownTables): FoundTables {
  const titled = wholeTables(known, (names) => hasWords(names, text));
  if (count(titled) > 0) return titled;
  return withRows(
    known,
    ({ label }) => isAbout(label, text),
    ({ cells }) => isAbout(cells.join(" "), text),
  );
}

function withPort(question: PortQuestion, known: KnownTables): FoundTables {
  return withRows(
    known,
    (row) => answers(row, question),
    (row) => listens(row, question),
  );
}

/** The tables that have such rows, with these rows alone. */
function withRows(
  { documents, references }: KnownTables,
  isFlow: (row: FlowRow) => boolean,
  isListener: (row: ReferenceRow) => boolean,
): FoundTables {
  return {
    documents: documents
      .map((document) => ({ document, rows: document.rows.filter(isFlow) }))
      .filter(({ rows }) => rows.length > 0),
    references: references
      .map((table) => ({ table, rows: table.rows.filter(isListener) }))
      .filter(({ rows }) => rows.length > 0),
  };
}

/** A range that a row prints as source is found too: some tables have 50000-59999 there alone. */
function answers({ transport, ports, sourcePorts }: FlowRow, asked: PortQuestion): boolean {
  return (
    (asked.transport === undefined || asked.transport === transport) &&
    [ports, ...(sourcePorts === undefined ? [] : [sourcePorts])].some((it) =>
      overlap(it, asked.ports),
    )
  );
}

/** Where the page does not print the transport, the row answers for both. */
function listens(row: ReferenceRow, asked: PortQuestion): boolean {
  return row.ports.some(
    ({ ports, transport }) =>
      overlap(ports, asked.ports) &&
      (transport === undefined || asked.transport === undefined || transport === asked.transport),
  );
}

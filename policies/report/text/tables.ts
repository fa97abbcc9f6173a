// Tables whose cells hold several pieces of text each, for terminals, spreadsheets and Markdown.
import { printable } from "./printable";

/** The pieces of a cell; empty where there is nothing to say. */
export type Cell = readonly string[];

/** A head and rows of as many cells. */
export interface CellTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** For the columns in order: lines are broken between words where they are longer. @default nowhere */
  readonly textWidths?: readonly number[];
}

/** Each cell as one text, its pieces made safe to print and joined. */
export function joinCells(
  { head, rows }: CellTable,
  separator: string,
  escape: (text: string) => string,
): readonly (readonly string[])[] {
  const text = (cell: Cell): string =>
    cell.map((piece) => escape(printable(piece))).join(separator);
  return [head.map((name) => escape(name)), ...rows.map((cells) => cells.map(text))];
}

/**
 * What begins a formula in one spreadsheet or another. Such a cell is marked as text, since names and labels come from files
 * that others wrote.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** The table as CSV (RFC 4180) with a head line, every cell quoted. */
export function csvTable(table: CellTable): string {
  const lines = joinCells(table, "; ", (text) => text);
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

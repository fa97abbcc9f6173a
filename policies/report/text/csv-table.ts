// Tables for spreadsheets: RFC 4180, every cell quoted. A cell that a spreadsheet would take for a formula is marked as text,
// since names and labels come from files that others wrote.
import { type CellTable, joinCells } from "./cell-table";

/** What begins a formula in one spreadsheet or another. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** The table as CSV with a head line; lines end as the RFC has it. */
export function csvTable(table: CellTable): string {
  const lines = joinCells(table, "; ", (text) => text);
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

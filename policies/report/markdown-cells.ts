// Tables in Markdown from text that others wrote: what Markdown or HTML would act on is escaped, so that a label cannot
// break out of its cell or become a link.
import { type CellTable, joinCells } from "./cell-table";

/** The lines of the table. */
export function markdownLines(table: CellTable): readonly string[] {
  const [head = [], ...rows] = joinCells(table, "<br>", escapeMarkdown);
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** The text as Markdown that reads as the text. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]|~#!$]/g, "\\$&");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

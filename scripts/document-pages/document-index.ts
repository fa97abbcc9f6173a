// The list of all flow documents as a page for readers, by product.
import type { FlowDocument } from "../../modules/flows";
import { generatedFrom } from "./generated-page";
import { markdownTable } from "./markdown-table";

/** The list of all documents, in Markdown. */
export function documentIndex(documents: readonly FlowDocument[]): string {
  const products = [...new Set(documents.map(({ product }) => product))].sort();
  const lines = [
    generatedFrom("modules/flows/documents"),
    "",
    "# Flow documents",
    "",
    `The port tables that site files select by id: ${documents.length} tables with ${countRows(documents)} rows. Where they disagree`,
    "is told in [contradictions](../contradictions.md). `edge-firewall lookup` finds a table by its page's asset id, short name,",
    "address or title, or by a port.",
    ...products.flatMap((product) => [
      "",
      `## ${product}`,
      "",
      ...productTable(documents.filter((document) => document.product === product)),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function productTable(documents: readonly FlowDocument[]): readonly string[] {
  return markdownTable(
    ["document", "rows", "interface", "topology", "page", "table"],
    documents.map(({ id, rows, interface: side, topology, title, section }) => [
      `[${id}](${id}.md)`,
      String(rows.length),
      side,
      topology,
      title,
      section,
    ]),
  );
}

function countRows(documents: readonly FlowDocument[]): number {
  return documents.reduce((sum, { rows }) => sum + rows.length, 0);
}

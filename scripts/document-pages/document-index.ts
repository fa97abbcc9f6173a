// The list of all flow documents as a page for readers, by product.
import type { FlowDocument, ReferenceTable } from "../../modules/flows";
import { ABSENT_TABLES } from "./absent-tables";
import { generatedFrom } from "./generated-page";
import { markdownTable } from "./markdown-table";

/** The list of all documents and of the tables for reference, in Markdown. */
export function documentIndex(
  documents: readonly FlowDocument[],
  references: readonly ReferenceTable[],
): string {
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
    "",
    "## For reference",
    "",
    `${references.length} more tables with ${countRows(references)} rows, which \`lookup\` finds and no site can select: they name what listens without`,
    "saying who calls, or are about other machines. Nothing is opened from them.",
    "",
    ...referenceList(references),
    "",
    "## Tables that are not here, and why",
    "",
    ...markdownTable(["table", "why"], ABSENT_TABLES),
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

function referenceList(references: readonly ReferenceTable[]): readonly string[] {
  return markdownTable(
    ["table", "rows", "product", "page", "caption"],
    references.map(({ id, rows, product, title, section }) => [
      `[${id}](${id}.md)`,
      String(rows.length),
      product,
      title,
      section,
    ]),
  );
}

function countRows(tables: readonly { readonly rows: readonly unknown[] }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

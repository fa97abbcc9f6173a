// One table for reference as a page for readers: where it comes from, why nothing is opened from it, and its rows.
import { formatPortRange, type PortUse, type ReferenceTable } from "../../modules/flows";
import { generatedFrom } from "./generated-page";
import { markdownTable } from "./markdown-table";
import { pageFacts, provenanceFact } from "./page-facts";

/** The page of a table, in Markdown. */
export function referencePage(table: ReferenceTable): string {
  const { id, title, section, reason, columns, rows, remarks = [] } = table;
  const lines = [
    generatedFrom(`modules/flows/reference-tables/${id}.yaml`),
    "",
    `# ${id}`,
    "",
    `_${title}_: ${section}.`,
    "",
    ...facts(table).map(([name, value]) => `- ${name}: ${value}`),
    "",
    `For reference: no site can select it, and nothing is opened from it, because ${reason}. Cells are as printed, a line break`,
    "as `; `; the page's own notes are told in our words.",
    "",
    ...markdownTable(
      ["row", ...columns, "ports", "note"],
      rows.map(({ row, under, cells, ports, note, anomaly }) => [
        String(row),
        ...cells.map(escaped),
        ports.map(portWords).join(", "),
        [under, note, anomaly === undefined ? undefined : `odd: ${anomaly}`]
          .filter((it) => it !== undefined)
          .join("; "),
      ]),
    ),
    ...(remarks.length === 0
      ? []
      : ["", "## Remarks", "", ...remarks.map((remark) => `- ${remark}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

function facts(table: ReferenceTable): ReturnType<typeof pageFacts> {
  const { provenance, derived } = table;
  return [
    ...pageFacts(table),
    ...(derived === undefined
      ? []
      : [["rows", "sentences of the page, which has no table of them"] as const]),
    ...(provenance === undefined ? [] : [["taken from", provenanceFact(provenance)] as const]),
  ];
}

/** `tcp 5061`; the number alone where the page prints no transport. */
function portWords({ transport, ports }: PortUse): string {
  const range = formatPortRange(ports);
  return transport === undefined ? range : `${transport} ${range}`;
}

/** Angle brackets and asterisks mean something else in Markdown. */
function escaped(cell: string): string {
  return /[<>*_]/.test(cell) ? `\`${cell}\`` : cell;
}

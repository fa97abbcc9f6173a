// One flow document as a page for readers: where it comes from, its rows beside our reading of them, and what is odd about
// them. The pages under docs/documents are made by this, and a test holds them to it.
import { markdownTable } from "./markdown-table";
import { generatedFrom } from "./generated-page";
import { pageFacts, provenanceFact } from "./page-facts";
import type { PageFact } from "./page-facts";
import {
  farRoles,
  type FlowDocument,
  type FlowRow,
  formatPortRange,
  purposeOf,
  type RowEnd,
} from "../../modules/flows";

/** The page of a document, in Markdown. */
export function documentPage(document: FlowDocument): string {
  const { id, title, section, rows } = document;
  const lines = [
    generatedFrom(`modules/flows/documents/${id}.yaml`),
    "",
    `# ${id}`,
    "",
    `_${title}_: ${section}.`,
    "",
    ...origin(document).map(([name, value]) => `- ${name}: ${value}`),
    "",
    "Labels and cells are as printed. The flow is what we read in them: the direction seen from the guarded interface, the",
    "interface's role, and the role of the other end.",
    "",
    ...markdownTable(
      ["row", "label", "source", "destination", "flow", "if the site wants", "note"],
      rows.map((row) => rowCells(row, document)),
    ),
    ...part("Errata", errata(rows)),
    ...part("Peers that are gone", gone(rows)),
    ...part(
      "Odd as printed",
      grouped(rows, ({ anomaly }) => anomaly),
    ),
    ...part("Not stated by the page", grouped(rows, unstated)),
    ...part("Remarks", remarks(document)),
  ];
  return `${lines.join("\n")}\n`;
}

/** Rows that no table prints. */
const DERIVED = {
  prose: "read from prose, not from a printed table",
  composed: "composed by us of several texts; no printed table has them",
};

function origin(document: FlowDocument): readonly PageFact[] {
  const { aliases, standing, derived, provenance } = document;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ["also known as", aliases.length === 0 ? undefined : aliases.map(code).join(", ")],
    ...pageFacts(document),
    ["rows", derived === undefined ? undefined : DERIVED[derived]],
    [
      "at the publisher",
      standing === undefined
        ? undefined
        : `${standing.state} (${standing.since}): ${standing.what}`,
    ],
    ["topology", document.topology],
    ["interface", document.interface],
    ["scope", document.scope === "adjacent" ? "machines next to the Edge Server" : undefined],
    ["same rows as", document.sameRowsAs === undefined ? undefined : link(document.sameRowsAs)],
    ["taken from", provenance === undefined ? undefined : provenanceFact(provenance)],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function rowCells(row: FlowRow, document: FlowDocument): readonly string[] {
  const outbound = row.direction === "outbound";
  const [source, destination] = outbound ? [row.near, row.far] : [row.far, row.near];
  return [
    String(row.row),
    code(row.label),
    cell(source),
    cell(destination),
    flow(row),
    purposeOf(row),
    [
      row.note,
      row.versions === undefined ? undefined : `only ${row.versions.join(", ")}`,
      side(row, document),
    ]
      .filter(isText)
      .join("; "),
  ];
}

function side(row: FlowRow, document: FlowDocument): string | undefined {
  return row.side === undefined || row.side === document.interface ? undefined : `${row.side} side`;
}

function cell({ printed, printedPublic, canBe, oneOf }: RowEnd): string {
  const parts = [
    printedPublic === undefined ? printed : `${printed}; with public addresses: ${printedPublic}`,
    oneOf === undefined ? undefined : `: ${oneOf.join("; ")}`,
    canBe === undefined ? undefined : ` (can be: ${canBe.join("; ")})`,
  ];
  return parts.filter(isText).join("");
}

/** `in access tcp 5061 from federated-partners` */
function flow(row: FlowRow): string {
  const { direction, transport, ports, sourcePorts, near } = row;
  const [way, preposition] = direction === "inbound" ? ["in", "from"] : ["out", "to"];
  const from =
    sourcePorts === undefined ? "" : ` from source ports ${formatPortRange(sourcePorts)}`;
  return `${way} ${near.role} ${transport} ${formatPortRange(ports)} ${preposition} ${farRoles(row).join(", ")}${from}`;
}

function errata(rows: readonly FlowRow[]): readonly string[] {
  return grouped(rows, ({ near, erratum }) =>
    erratum === undefined
      ? undefined
      : `\`${near.role}\` as printed, \`${erratum.corrected}\` corrected: ${erratum.evidence}`,
  );
}

function gone(rows: readonly FlowRow[]): readonly string[] {
  return grouped(rows, ({ obsolescence }) =>
    obsolescence === undefined
      ? undefined
      : `${obsolescence.what}, since ${obsolescence.since}: ${obsolescence.citation}`,
  );
}

function unstated(row: FlowRow): string | undefined {
  return row.unstated?.join(", ");
}

function remarks({ remarks: general = [], rows }: FlowDocument): readonly string[] {
  return [...general, ...grouped(rows, (row) => row.remarks?.join("; "))];
}

/** One line for rows of which the same is to be said. */
function grouped(
  rows: readonly FlowRow[],
  textOf: (row: FlowRow) => string | undefined,
): readonly string[] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const text = textOf(row);
    if (text !== undefined) groups.set(text, [...(groups.get(text) ?? []), row.row]);
  }
  return [...groups].map(
    ([text, numbers]) => `row${numbers.length === 1 ? "" : "s"} ${numbers.join(", ")}: ${text}`,
  );
}

function part(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ["", `## ${title}`, "", ...items.map((item) => `- ${item}`)];
}

function link(id: string): string {
  return `[${id}](${id}.md)`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

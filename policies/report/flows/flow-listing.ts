// The auditor's table of what a site selects, in every format: for people, for scripts, for spreadsheets and for documents.
import { tagWords } from "../../../modules/sites";
import { type CellTable, csvTable } from "../text/tables";
import type { ListingFormat } from "../format-names";
import { escapeMarkdown, markdownLines, withCode } from "../text/markdown-cells";
import { mergedNotes } from "./merge-notes";
import { jsonText, printable } from "../text/printable";
import type { DeploymentFlows, ListedEnd, SelectedFlow } from "./selected-flow";
import { Screen, type TextOptions } from "../text/screen/screen";

/** The flows that a site selects, deployment by deployment. */
export interface FlowListing {
  readonly site: string;
  readonly deployments: readonly DeploymentFlows[];
}

const RENDERERS: Readonly<
  Record<ListingFormat, (listing: FlowListing, options: TextOptions) => string>
> = {
  text: listingText,
  json: listingJson,
  markdown: listingMarkdown,
  csv: listingCsv,
};

/** The listing in one format; ends with a line break. */
export function renderListing(
  format: ListingFormat,
  listing: FlowListing,
  options: TextOptions = {},
): string {
  return RENDERERS[format](listing, options);
}

interface Section {
  readonly title: string;
  readonly table: CellTable;
  /** Advisories by the numbers that the table's last column gives, from 1. */
  readonly advisories: readonly string[];
  readonly notes: readonly string[];
}

const HEAD = [
  "flow",
  "direction",
  "ports",
  "near end",
  "far end",
  "for",
  "rows",
  "reading",
  "advisory",
];

/** Advisories are sentences: they stand below the table, each once, and the table refers to them. */
function section({ deployment, cloud, flows, notes }: DeploymentFlows): Section {
  const merged = mergedNotes(flows.flatMap((flow) => flow.advisories));
  const advisories = [...new Set(merged.values())];
  const left = flows.filter(({ status }) => status === "left out").length;
  const rows = flows.map((flow) => [
    [flow.id ?? flow.status],
    [flow.direction],
    portWords(flow),
    endWords(flow.near),
    [...endWords(flow.far), ...(flow.far.narrowed ? ["printed: Any"] : [])],
    flow.purposes,
    rowWords(flow),
    flow.reading === undefined ? [] : [flow.reading],
    numbers(flow.advisories.map((note) => advisories.indexOf(merged.get(note) ?? "") + 1)),
  ]);
  const allowed = flows.filter(({ status }) => status === "allowance").length;
  const counts = `${flows.length - left - allowed} flows selected, ${left} rows left out${allowed > 0 ? `, ${allowed} allowances` : ""}`;
  return {
    title: `${deployment} (${cloud}): ${counts}`,
    table: { head: HEAD, rows },
    advisories,
    notes,
  };
}

function numbers(all: readonly number[]): readonly string[] {
  return [...new Set(all)].map(String);
}

function listingText({ deployments }: FlowListing, options: TextOptions): string {
  const screen = new Screen(options);
  const texts = deployments.map(section).map(({ title, table, advisories, notes }) => {
    const below = [
      ...advisories.flatMap((text, index) => screen.hanging(`${index + 1}. `, printable(text))),
      ...notes.flatMap((text) => screen.hanging("- ", printable(text))),
    ];
    const above = screen.fit(title);
    return `${above.join("\n")}\n${screen.table(table)}${below.map((line) => `${line}\n`).join("")}`;
  });
  return texts.join("\n");
}

function listingMarkdown({ site, deployments }: FlowListing): string {
  const sections = deployments.map(section).map(({ title, table, advisories, notes }) => {
    const numbered = advisories.map((text, index) => `${index + 1}. ${safe(text)}`);
    const bullets = notes.map((text) => `- ${safe(text)}`);
    const parts = [[`## ${safe(title)}`], markdownLines(table), numbered, bullets];
    return parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  });
  return `${[`# Flows of ${safe(site)}`, ...sections.flat()].join("\n\n")}\n`;
}

function safe(text: string): string {
  return withCode(printable(text), escapeMarkdown);
}

const CSV_HEAD = [
  "deployment",
  "status",
  "flow",
  "direction",
  "transport",
  "ports",
  "source ports",
  "near end",
  "near addresses",
  "far end",
  "far addresses",
  "far end as printed",
  "for",
  "rows",
  "reading",
  "advisory",
];

function listingCsv({ deployments }: FlowListing): string {
  const rows = deployments.flatMap(({ deployment, flows }) =>
    flows.map((flow) => [
      [deployment],
      [flow.status],
      [flow.id ?? ""],
      [flow.direction],
      [flow.transport],
      [flow.ports],
      [flow.sourcePorts ?? "any"],
      [flow.near.role],
      flow.near.addresses,
      [flow.far.role],
      flow.far.addresses,
      flow.far.printed,
      flow.purposes,
      rowWords(flow),
      [flow.reading ?? ""],
      messages(flow),
    ]),
  );
  return csvTable({ head: CSV_HEAD, rows });
}

function portWords({ transport, ports, sourcePorts }: SelectedFlow): readonly string[] {
  const words = `${transport} ${ports}`;
  return sourcePorts === undefined ? [words] : [words, `from ports ${sourcePorts}`];
}

function endWords({ role, addresses, serviceTag }: ListedEnd): readonly string[] {
  return [role, ...(serviceTag === undefined ? [] : [tagWords(serviceTag)]), ...addresses];
}

function messages({ advisories }: SelectedFlow): readonly string[] {
  return advisories.map(({ message }) => message);
}

function rowWords({ rows }: SelectedFlow): readonly string[] {
  return rows.map(({ document, row }) => `${document} row ${row}`);
}

function listingJson({ site, deployments }: FlowListing): string {
  const listed = deployments.map(({ deployment, cloud, flows, notes }) => ({
    deployment,
    cloud,
    flows: flows.map((flow) => ({
      id: flow.id ?? null,
      ...flow,
      sourcePorts: flow.sourcePorts ?? null,
      reading: flow.reading ?? null,
      advisories: messages(flow),
    })),
    notes,
  }));
  return jsonText({ site, deployments: listed });
}

// The tables that a look-up by page found, for people and for scripts.
import { formatPortRange } from "../../../modules/flows";
import type { FlowDocument, FlowRow, FoundDocument, FoundTables } from "../../../modules/flows";
import { jsonText } from "../text/printable";
import { Screen, type TextOptions } from "../text/screen/screen";
import { NOT_SELECTABLE, referenceCells, referenceJson } from "./found-references";

/** The tables in one format; ends with a line break. */
export function renderFoundDocuments(
  format: "text" | "json",
  found: FoundTables,
  options: TextOptions = {},
): string {
  if (format === "text") return asText(found, new Screen(options));
  const { documents, references } = found;
  return jsonText({
    documents: documents.map(asJson),
    references: references.map(referenceJson),
  });
}

/** Where one table alone answers, its rows and its source are told too: there is room for them. */
function asText({ documents, references }: FoundTables, screen: Screen): string {
  const isOnly = documents.length + references.length === 1;
  const head = ["page", "table", "rows", "address"];
  const selectable =
    documents.length === 0
      ? []
      : [
          screen.table({
            head: ["document", ...head],
            rows: documents.map((found) => documentCells(found, isOnly)),
          }),
        ];
  const others =
    references.length === 0
      ? []
      : [
          linesOf([NOT_SELECTABLE], screen) +
            screen.table({
              head: ["for reference", ...head],
              rows: references.map((found) => referenceCells(found, isOnly)),
            }),
        ];
  const only = isOnly ? (documents[0]?.document ?? references[0]?.table) : undefined;
  const source = only === undefined ? "" : linesOf(sourceOf(only), screen);
  return [...selectable, ...others].join("\n") + source;
}

function linesOf(lines: readonly string[], screen: Screen): string {
  return lines.flatMap((line) => screen.fit(line).map((part) => `${part}\n`)).join("");
}

function documentCells(
  { document, rows }: FoundDocument,
  isOnly: boolean,
): readonly (readonly string[])[] {
  return [
    [document.id],
    [document.title],
    [document.section],
    rows.length === document.rows.length && !isOnly ? [`all ${rows.length}`] : rows.map(rowWords),
    [document.url],
  ];
}

function sourceOf({ provenance, file }: Pick<FlowDocument, "provenance" | "file">): string[] {
  const { repository, path, commit } = provenance ?? {};
  const from = [repository, path, commit].filter((it) => it !== undefined);
  return [...(from.length === 0 ? [] : [`taken from ${from.join(", ")}`]), `data: ${file}`];
}

function rowWords({ row, label, sourcePorts }: FlowRow): string {
  const from = sourcePorts === undefined ? "" : `, source ports ${formatPortRange(sourcePorts)}`;
  return `${row}: ${label}${from}`;
}

function asJson({ document, rows }: FoundDocument): object {
  const { id, title, section, url, assetId, technetId, provenance } = document;
  return {
    ...{
      document: id,
      title,
      section,
      url,
      assetId: assetId ?? null,
      technetId: technetId ?? null,
    },
    provenance: provenance ?? null,
    rows: rows.map(({ row, label, direction, transport, ports, sourcePorts, near, far }) => ({
      ...{ row, label, direction, near: near.role, far: far.role, transport },
      ports: formatPortRange(ports),
      sourcePorts: sourcePorts === undefined ? null : formatPortRange(sourcePorts),
    })),
  };
}

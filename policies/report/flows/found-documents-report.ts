// The tables that a look-up by page found, for people and for scripts.
import { formatPortRange } from "../../../modules/flows";
import type { FlowDocument, FlowRow, FoundDocument, FoundTables } from "../../../modules/flows";
import { jsonText } from "../text/printable";
import { Screen, type TextOptions } from "../text/screen/screen";
import { NOT_SELECTABLE, referenceRowWords, referenceJson } from "./found-references";

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
            rows: documents.map(({ document, rows }) => cellsOf(document, rows, isOnly, rowWords)),
          }),
        ];
  const others =
    references.length === 0
      ? []
      : [
          screen.lines([NOT_SELECTABLE]) +
            screen.table({
              head: ["for reference", ...head],
              rows: references.map(({ table, rows }) =>
                cellsOf(table, rows, isOnly, referenceRowWords),
              ),
            }),
        ];
  const only = isOnly ? (documents[0]?.document ?? references[0]?.table) : undefined;
  const source = only === undefined ? "" : screen.lines(sourceOf(only));
  return [...selectable, ...others].join("\n") + source;
}

/** Id, page, table, rows, address. All rows of a table are named only where no other table answers. */
function cellsOf<R>(
  table: PageNames & { readonly rows: readonly R[] },
  rows: readonly R[],
  isOnly: boolean,
  words: (row: R) => string,
): readonly (readonly string[])[] {
  const { id, title, section, url } = table;
  const isWhole = rows.length === table.rows.length && !isOnly;
  return [[id], [title], [section], isWhole ? [`all ${rows.length}`] : rows.map(words), [url]];
}

type PageNames = Pick<FlowDocument, "id" | "title" | "section" | "url">;

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

// The tables that a look-up by page found, for people and for scripts.
import { formatPortRange } from "../../../modules/flows";
import type { FoundDocument } from "../../../modules/flows";
import { jsonText } from "../text/printable";
import { Screen, type TextOptions } from "../text/screen/screen";

/** The tables in one format; ends with a line break. */
export function renderFoundDocuments(
  format: "text" | "json",
  found: readonly FoundDocument[],
  options: TextOptions = {},
): string {
  return format === "json" ? jsonText({ documents: found.map(asJson) }) : asText(found, options);
}

function asText(found: readonly FoundDocument[], options: TextOptions): string {
  return new Screen(options).table({
    head: ["document", "page", "table", "rows", "address"],
    rows: found.map(({ document, rows }) => [
      [document.id],
      [document.title],
      [document.section],
      rows.length === document.rows.length
        ? [`all ${rows.length}`]
        : rows.map(({ row, label }) => `${row}: ${label}`),
      [document.url],
    ]),
  });
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
    rows: rows.map(({ row, label, direction, transport, ports, near, far }) => ({
      ...{ row, label, direction, near: near.role, far: far.role, transport },
      ports: formatPortRange(ports),
    })),
  };
}

// What the documents say about two roles, for people and for scripts.
import { formatPortRange } from "../../../modules/flows";
import { type DocumentedFlow, type DocumentedRow, portWords } from "./documented-flow";
import { Screen, type TextOptions } from "../text/screen/screen";
import { jsonText } from "../text/printable";

/** The answer to a look-up. */
export interface Lookup {
  readonly roles: readonly [string, string];
  readonly flows: readonly DocumentedFlow[];
  /** For each of the two roles, those it has flows with: what to ask for instead when there are none. */
  readonly counterparts: readonly [readonly string[], readonly string[]];
}

const RENDERERS = { text: lookupText, json: lookupJson } as const;

/** The answer in one format; ends with a line break. */
export function renderLookup(
  format: "text" | "json",
  lookup: Lookup,
  options: TextOptions = {},
): string {
  return RENDERERS[format](lookup, options);
}

function lookupText({ roles, flows, counterparts }: Lookup, options: TextOptions): string {
  const screen = new Screen(options);
  if (flows.length > 0)
    return screen.table({
      head: ["direction", "from", "to", "ports", "rows"],
      rows: flows.map((flow) => [
        [flow.direction],
        [flow.direction === "inbound" ? flow.far : flow.near],
        [flow.direction === "inbound" ? flow.near : flow.far],
        [portWords(flow)],
        flow.rows.map(rowWords),
      ]),
    });
  const others = roles.map(
    (role, index) => `${role} has flows with: ${counterparts[index]?.join(", ") ?? ""}`,
  );
  const said = [`no document has a flow between ${roles[0]} and ${roles[1]}`, ...new Set(others)];
  return screen.lines(said);
}

function rowWords({ document, row, reading }: DocumentedRow): string {
  const words = [
    `${document.id} row ${row.row}`,
    ...(reading === undefined ? [] : [`as ${reading}`]),
    ...(row.versions === undefined ? [] : [`${row.versions.join(", ")} only`]),
    ...(row.obsolescence === undefined ? [] : [`obsolete since ${row.obsolescence.since}`]),
  ];
  return words.join(", ");
}

function lookupJson({ roles, flows }: Lookup): string {
  return jsonText({ roles, flows: flows.map(flowJson) });
}

function flowJson(flow: DocumentedFlow): object {
  const { direction, near, far, transport, ports, sourcePorts, rows } = flow;
  return {
    direction,
    near,
    far,
    transport,
    ports: formatPortRange(ports),
    sourcePorts: sourcePorts === undefined ? null : formatPortRange(sourcePorts),
    rows: rows.map(rowJson),
  };
}

function rowJson({ document, row, reading }: DocumentedRow): object {
  return {
    document: document.id,
    row: row.row,
    label: row.label,
    product: document.product,
    versions: row.versions ?? document.versions ?? null,
    title: document.title,
    section: document.section,
    url: document.url,
    conditions: row.conditions,
    reading: reading ?? null,
    obsoleteSince: row.obsolescence?.since ?? null,
    anomaly: row.anomaly ?? null,
  };
}

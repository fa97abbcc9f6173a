// Words for tests that hold tables typed by hand from the pages: one line for a row, in the order of the page's columns.
import { farRoles, findFlowDocument, formatPortRange, purposeOf } from "../../../modules/flows";
import type { FlowRow, RowEnd } from "../../../modules/flows";

/** Number, label, source, destination; then our reading of it; then the conditions. */
export type TypedRow = readonly [
  row: number,
  label: string,
  source: string,
  destination: string,
  flow: string,
  conditions: string,
];

/** The rows of a document in the same form. A cell that goes on with a list shows it after a colon or in parentheses. */
export function rowsOf(id: string): readonly TypedRow[] {
  return findFlowDocument(id, { file: "edge.yaml" }).rows.map(typed);
}

function typed(row: FlowRow): TypedRow {
  const { near, far, direction, conditions } = row;
  const [source, destination] = direction === "inbound" ? [far, near] : [near, far];
  return [
    row.row,
    row.label,
    cell(source),
    cell(destination),
    flow(row),
    purposeOf(row) === conditions.join(" or ") ? conditions.join(" ") : purposeOf(row),
  ];
}

function cell({ printed, printedPublic, canBe, oneOf }: RowEnd): string {
  const wide = printedPublic === undefined ? printed : `${printed} | ${printedPublic}`;
  const listed = oneOf === undefined ? wide : `${wide}: ${oneOf.join("; ")}`;
  return canBe === undefined ? listed : `${listed} (${canBe.join("; ")})`;
}

/** `in access tcp 5061 federated-partners`; with the corrected interface after a slash, source ports at the end. */
function flow(row: FlowRow): string {
  const { direction, near, erratum, transport, ports, sourcePorts } = row;
  const interfaces = erratum === undefined ? near.role : `${near.role}/${erratum.corrected}`;
  return [
    direction === "inbound" ? "in" : "out",
    interfaces,
    transport,
    formatPortRange(ports),
    farRoles(row).join("+"),
    ...(sourcePorts === undefined ? [] : [`source ${formatPortRange(sourcePorts)}`]),
  ].join(" ");
}

// Documents that contradict each other and are selected for one deployment. Nothing is averaged: where both cannot be
// meant, the site says which one is.
//
// Two rows of two documents contradict each other on the interface when they state the same service (the label's role,
// direction, transport and ports) and one of them, bound as printed, stands at another interface than the second, which
// is the one that the first row's erratum corrects it to. Under the corrected reading they agree.
//
// Two documents contradict each other on the topology when one is a table of virtual addresses, which only a hardware
// load balancer has, and the other is of an Edge topology without one.
import { formatPortRange } from "../../flows";
import type { FlowDocument, FlowRow } from "../../flows";
import type { Inspection } from "../../input";
import type { DeploymentDocuments } from "./document-selection";
import type { SelectedRow } from "./row-selection";
import type { Advisory } from "../site";

/** Refuses selected documents that contradict each other, each pair once, where the second of the two is named. */
export function reportContradictions(
  rows: readonly SelectedRow[],
  selected: DeploymentDocuments,
  inspection: Inspection,
): void {
  const { documents } = selected;
  documents.forEach((second, index) => {
    for (const first of documents.slice(0, index)) {
      reportInterfaces(first, second, rows, selected, inspection);
      reportTopologies(first, second, selected, inspection);
    }
  });
}

interface RowPair {
  readonly printed: SelectedRow;
  readonly other: SelectedRow;
}

function reportInterfaces(
  first: FlowDocument,
  second: FlowDocument,
  rows: readonly SelectedRow[],
  { pathOf }: DeploymentDocuments,
  inspection: Inspection,
): void {
  const of = (document: FlowDocument) => rows.filter((it) => it.document === document);
  const pairs = [...clashes(of(first), of(second)), ...clashes(of(second), of(first))];
  if (pairs.length === 0) return;
  const words = [...new Set(pairs.map(pairWords))];
  inspection.reportError(pathOf(second), {
    message: `documents \`${first.id}\` and \`${second.id}\` contradict each other under \`interfaceReading: printed\`: ${words.join("; ")}`,
    allowed: "documents that agree on the interface of each service",
    remedy: `write \`interfaceReading: corrected\`, or leave one of the two documents out`,
  });
}

function clashes(
  mistaken: readonly SelectedRow[],
  others: readonly SelectedRow[],
): readonly RowPair[] {
  return mistaken.flatMap((printed) => {
    const { erratum } = printed.row;
    if (erratum === undefined || printed.near === erratum.corrected) return [];
    return others
      .filter((other) => other.near === erratum.corrected && sameService(printed.row, other.row))
      .map((other) => ({ printed, other }));
  });
}

function sameService(a: FlowRow, b: FlowRow): boolean {
  return (
    a.role === b.role &&
    a.direction === b.direction &&
    a.transport === b.transport &&
    formatPortRange(a.ports) === formatPortRange(b.ports) &&
    (a.sourcePorts === undefined ? b.sourcePorts === undefined : sameSource(a, b))
  );
}

function sameSource({ sourcePorts: a }: FlowRow, { sourcePorts: b }: FlowRow): boolean {
  return a?.first === b?.first && a?.last === b?.last;
}

function pairWords({ printed, other }: RowPair): string {
  return `row ${printed.row.row} of ${printed.document.id} (\`${printed.row.label}\`) is at \`${printed.near}\`, row ${other.row.row} of ${other.document.id} (\`${other.row.label}\`) at \`${other.near}\``;
}

function reportTopologies(
  first: FlowDocument,
  second: FlowDocument,
  { pathOf }: DeploymentDocuments,
  inspection: Inspection,
): void {
  const [virtual, other] = isVirtual(first) ? [first, second] : [second, first];
  if (!isVirtual(virtual) || !isEdgeTopology(other)) return;
  if (virtual.topology === other.topology) return;
  inspection.reportError(pathOf(second), {
    message: `\`${virtual.id}\` is a table of virtual addresses (topology ${virtual.topology}, rows ${numbers(virtual)}), and \`${other.id}\` (rows ${numbers(other)}) is for topology ${other.topology}, which has none`,
    allowed: "documents of one topology in a deployment",
    remedy: `leave one of the two out; members behind a hardware load balancer have tables of their own`,
  });
}

function isVirtual({ interface: side }: FlowDocument): boolean {
  return side.endsWith("virtual-ip");
}

const EDGE_SIDES = ["external", "internal", "mixed"];

/** A table of Edge interfaces that is for one topology. */
function isEdgeTopology({ topology, interface: side }: FlowDocument): boolean {
  return topology !== "any" && EDGE_SIDES.includes(side);
}

function numbers({ rows }: FlowDocument): string {
  return rows.map(({ row }) => row).join(", ");
}

/** Documents that do not contradict each other, but are about different deployments: what either lists is open. */
export function adviseMixture(documents: readonly FlowDocument[]): readonly Advisory[] {
  const mixed = (
    what: string,
    kindOf: (document: FlowDocument) => string,
    among: readonly FlowDocument[],
  ): readonly Advisory[] => {
    const kinds = [...new Set(among.map(kindOf))];
    if (kinds.length < 2) return [];
    const words = kinds.map(
      (kind) =>
        `${kind} (${among
          .filter((it) => kindOf(it) === kind)
          .map(({ id }) => id)
          .join(", ")})`,
    );
    return [
      {
        id: "note",
        message: `documents of several ${what} are selected, and what either lists is open: ${words.join("; ")}`,
      },
    ];
  };
  return mixed("topologies", ({ topology }) => topology, documents.filter(isEdgeTopology));
}

// The documented flows between two roles, over all flow documents given. Rows that say the same are one flow; rows that
// differ stay apart, so that what the documents disagree on is seen.
import {
  type Direction,
  farRoles,
  type FlowDocument,
  type FlowRow,
  formatPortRange,
  type PortRange,
  type Transport,
} from "../../../modules/flows";
import { InputError, nearest, shown } from "../../../modules/input";

/** A row that documents a flow, and under which reading it does: a row with an erratum has two. */
export interface DocumentedRow {
  readonly document: FlowDocument;
  readonly row: FlowRow;
  readonly reading?: "printed" | "corrected";
}

/** One flow between an interface and a peer. */
export interface DocumentedFlow {
  readonly direction: Direction;
  readonly near: string;
  readonly far: string;
  readonly transport: Transport;
  readonly ports: PortRange;
  readonly sourcePorts?: PortRange;
  /** In the order of the documents; never empty. */
  readonly rows: readonly DocumentedRow[];
}

/** The flows between two roles, whichever of them is the interface. Throws InputError for a role that no row names. */
export function flowsBetween(
  documents: readonly FlowDocument[],
  roles: readonly [string, string],
): readonly DocumentedFlow[] {
  const all = documents.flatMap(endsOf);
  checkRolesExist(roles, new Set(all.flatMap(({ near, far }) => [near, far])));
  const flows = new Map<string, DocumentedFlow>();
  for (const { near, far, ...found } of all.filter((ends) => isBetween(ends, roles))) {
    const { direction, transport, ports, sourcePorts } = found.row;
    const key = JSON.stringify([direction, near, far, transport, ports, sourcePorts]);
    const rows = [...(flows.get(key)?.rows ?? []), found];
    const restricted = sourcePorts === undefined ? {} : { sourcePorts };
    flows.set(key, { direction, near, far, transport, ports, ...restricted, rows });
  }
  return [...flows.values()];
}

/** The peers and interfaces that some row puts at the other end of the role, sorted. */
export function counterparts(documents: readonly FlowDocument[], role: string): readonly string[] {
  const others = documents
    .flatMap(endsOf)
    .flatMap(({ near, far }) => [...(near === role ? [far] : []), ...(far === role ? [near] : [])]);
  return [...new Set(others)].sort();
}

/** `tcp 5061`, with the source ports where the row restricts them. */
export function portWords(
  flow: Pick<DocumentedFlow, "transport" | "ports" | "sourcePorts">,
): string {
  const words = `${flow.transport} ${formatPortRange(flow.ports)}`;
  return flow.sourcePorts === undefined
    ? words
    : `${words} from source ports ${formatPortRange(flow.sourcePorts)}`;
}

interface Ends extends DocumentedRow {
  readonly near: string;
  readonly far: string;
}

function endsOf(document: FlowDocument): readonly Ends[] {
  return document.rows.flatMap((row) =>
    farRoles(row).flatMap((far): readonly Ends[] => {
      const printed = { document, row, near: row.near.role, far };
      if (row.erratum === undefined) return [printed];
      return [
        { ...printed, reading: "printed" },
        { ...printed, near: row.erratum.corrected, reading: "corrected" },
      ];
    }),
  );
}

function isBetween({ near, far }: Ends, [one, other]: readonly [string, string]): boolean {
  return (near === one && far === other) || (near === other && far === one);
}

function checkRolesExist(roles: readonly string[], known: ReadonlySet<string>): void {
  const names = [...known].sort();
  const problems = [...new Set(roles)]
    .filter((role) => !known.has(role))
    .map((role) => {
      const near = nearest(role, names);
      return {
        message: `no flow document has a role \`${shown(role)}\``,
        allowed: names.join(", "),
        remedy: near === undefined ? "choose one of them" : `did you mean \`${near}\`?`,
      };
    });
  if (problems.length > 0) throw new InputError(problems);
}

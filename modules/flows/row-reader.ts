// One row of a flow document: its two ends decide the direction, and each part is checked for what a schema cannot say.
import type { Inspection, Path } from "../input";
import { isCalendarDate } from "./calendar-date";
import type {
  Direction,
  Erratum,
  FlowRow,
  Obsolescence,
  PortRange,
  Transport,
  Unstated,
} from "./flow-document";
import { readPortRange } from "./port-range";
import { readEnds } from "./row-ends";
import type { Ends, WrittenEnd } from "./row-ends";

/** A row as the schema lets it through; wrong parts are left out, and have been reported. */
export interface WrittenRow {
  readonly row?: number;
  readonly label?: string;
  readonly role?: string;
  readonly protocol?: string;
  readonly security?: string;
  readonly transport?: Transport;
  readonly unstated?: readonly Unstated[];
  readonly sourcePorts?: number | string;
  readonly ports?: number | string;
  readonly source?: WrittenEnd;
  readonly destination?: WrittenEnd;
  readonly direction?: Direction;
  readonly side?: string;
  readonly conditions?: readonly string[];
  readonly requires?: readonly string[];
  readonly versions?: readonly string[];
  readonly note?: string;
  readonly anomaly?: string;
  readonly remarks?: readonly string[];
  readonly erratum?: { readonly interface?: string; readonly evidence?: string };
  readonly obsolescence?: Partial<Obsolescence>;
}

/** The row, or undefined if something about it is wrong; then the inspection knows what. */
export function readRow(
  written: WrittenRow,
  path: Path,
  inspection: Inspection,
): FlowRow | undefined {
  const ports = readPorts(written, "ports", path, inspection);
  const sourcePorts = readPorts(written, "sourcePorts", path, inspection);
  const ends = readEnds(written, path, inspection);
  checkErratum(written, ends, path, inspection);
  checkObsolescence(written, path, inspection);
  if (ports === undefined || ends === undefined) return undefined;
  const { row, label, protocol, transport } = written;
  if (row === undefined || label === undefined || protocol === undefined || transport === undefined)
    return undefined;
  return {
    row,
    label,
    protocol,
    transport,
    ports,
    ...(sourcePorts === undefined ? {} : { sourcePorts }),
    ...ends,
    ...optionalParts(written),
    conditions: written.conditions ?? [],
    note: written.note ?? "",
    place: inspection.document.placeOf(path),
  };
}

/** Keys that a row has or has not, and that are taken as they are written. */
const PLAIN = [
  "role",
  "security",
  "unstated",
  "side",
  "versions",
  "requires",
  "anomaly",
  "remarks",
] as const;

type OptionalParts = Pick<FlowRow, (typeof PLAIN)[number] | "erratum" | "obsolescence">;

function optionalParts(written: WrittenRow): OptionalParts {
  const { erratum, obsolescence } = written;
  const plain = PLAIN.filter((key) => written[key] !== undefined);
  return {
    ...(Object.fromEntries(plain.map((key) => [key, written[key]])) as OptionalParts),
    ...(erratum === undefined ? {} : { erratum: asErratum(erratum) }),
    ...(obsolescence === undefined ? {} : { obsolescence: obsolescence as Obsolescence }),
  };
}

function asErratum({
  interface: corrected,
  evidence,
}: NonNullable<WrittenRow["erratum"]>): Erratum {
  return { corrected: corrected ?? "", evidence: evidence ?? "" };
}

function readPorts(
  written: WrittenRow,
  key: "ports" | "sourcePorts",
  path: Path,
  inspection: Inspection,
): PortRange | undefined {
  const ports = written[key];
  if (ports === undefined) return undefined;
  const at = [...path, key];
  const read = readPortRange(inspection.document.textOf(at) ?? String(ports));
  if ("first" in read) return read;
  inspection.reportError(at, { ...read, message: `\`${key}\` ${read.message}` });
  return undefined;
}

function checkErratum(
  { erratum }: WrittenRow,
  ends: Ends | undefined,
  path: Path,
  inspection: Inspection,
): void {
  if (erratum?.interface === undefined || erratum.interface !== ends?.near.role) return;
  inspection.reportError([...path, "erratum", "interface"], {
    message: "the erratum corrects the interface to the one that is printed",
    allowed: "another interface role",
    remedy: "remove the erratum, or name the interface that holds when it is corrected",
  });
}

function checkObsolescence({ obsolescence }: WrittenRow, path: Path, inspection: Inspection): void {
  if (obsolescence?.since === undefined || isCalendarDate(obsolescence.since)) return;
  inspection.reportError([...path, "obsolescence", "since"], {
    message: "`since` is not a day of the calendar",
    allowed: "a date such as 2013-03-15",
    remedy: "write year, month and day, with hyphens",
  });
}

// One row of a flow document: its two ends decide the direction, and each part is checked for what a schema cannot say.
import type { Inspection, Path } from "../input";
import { isCalendarDate } from "./calendar-date";
import type {
  Direction,
  Erratum,
  FlowRow,
  Obsolescence,
  PortRange,
  RowEnd,
  Transport,
} from "./flow-document";
import { readPortRange } from "./port-range";

interface WrittenEnd {
  readonly printed?: string;
  readonly interface?: string;
  readonly peer?: string;
  readonly canBe?: readonly string[];
  readonly oneOf?: readonly string[];
}

/** A row as the schema lets it through; wrong parts are left out, and have been reported. */
export interface WrittenRow {
  readonly row?: number;
  readonly label?: string;
  readonly role?: string;
  readonly protocol?: string;
  readonly security?: string;
  readonly transport?: Transport;
  readonly ports?: number | string;
  readonly source?: WrittenEnd;
  readonly destination?: WrittenEnd;
  readonly direction?: Direction;
  readonly side?: string;
  readonly conditions?: readonly string[];
  readonly versions?: readonly string[];
  readonly note?: string;
  readonly erratum?: { readonly interface?: string; readonly evidence?: string };
  readonly obsolescence?: Partial<Obsolescence>;
}

/** The row, or undefined if something about it is wrong; then the inspection knows what. */
export function readRow(
  written: WrittenRow,
  path: Path,
  inspection: Inspection,
): FlowRow | undefined {
  const ports = readPorts(written, path, inspection);
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
    ...ends,
    ...optionalParts(written),
    conditions: written.conditions ?? [],
    note: written.note ?? "",
    place: inspection.document.placeOf(path),
  };
}

function optionalParts({ role, security, side, versions, erratum, obsolescence }: WrittenRow) {
  return {
    ...(role === undefined ? {} : { role }),
    ...(security === undefined ? {} : { security }),
    ...(side === undefined ? {} : { side }),
    ...(versions === undefined ? {} : { versions }),
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
  { ports }: WrittenRow,
  path: Path,
  inspection: Inspection,
): PortRange | undefined {
  if (ports === undefined) return undefined;
  const at = [...path, "ports"];
  const read = readPortRange(inspection.document.textOf(at) ?? String(ports));
  if ("first" in read) return read;
  inspection.refuse(at, { ...read, message: `\`ports\` ${read.message}` });
  return undefined;
}

type Ends = Pick<FlowRow, "direction" | "near" | "far">;

/** Exactly one end is an interface of ours; who starts the flow follows from which. */
function readEnds(written: WrittenRow, path: Path, inspection: Inspection): Ends | undefined {
  const { source, destination, direction: stated } = written;
  if (source === undefined || destination === undefined) return undefined;
  const sides = [
    checkEnd(source, [...path, "source"], inspection),
    checkEnd(destination, [...path, "destination"], inspection),
  ];
  if (sides.includes(false)) return undefined;
  const outbound = source.interface !== undefined;
  if (outbound === (destination.interface !== undefined)) {
    inspection.refuseKey([...path, "source"], {
      message: outbound
        ? "both ends of the row are interfaces"
        : "neither end of the row is an interface",
      allowed: "one `interface` and one `peer`",
      remedy: "give the Edge's end `interface:` and the other end `peer:`",
    });
    return undefined;
  }
  const direction = outbound ? "outbound" : "inbound";
  if (stated !== undefined && stated !== direction)
    inspection.refuse([...path, "direction"], {
      message: "`direction` contradicts the ends of the row",
      allowed: direction,
      remedy: "leave it out, or exchange `source` and `destination`",
    });
  const [near, far] = outbound ? [source, destination] : [destination, source];
  return { direction, near: asEnd(near), far: asEnd(far) };
}

function checkEnd(end: WrittenEnd, path: Path, inspection: Inspection): boolean {
  if (end.printed === undefined) return false;
  if ((end.interface === undefined) !== (end.peer === undefined)) return true;
  inspection.refuseKey(path, {
    message: `\`${String(path.at(-1))}\` names ${end.peer === undefined ? "no role" : "two roles"}`,
    allowed: "either `interface: ROLE` or `peer: ROLE`",
    remedy: end.peer === undefined ? "add one of the two" : "remove one of the two",
  });
  return false;
}

function asEnd({ printed = "", interface: near, peer, canBe, oneOf }: WrittenEnd): RowEnd {
  return {
    printed,
    role: near ?? peer ?? "",
    ...(canBe === undefined ? {} : { canBe }),
    ...(oneOf === undefined ? {} : { oneOf }),
  };
}

function checkErratum(
  { erratum }: WrittenRow,
  ends: Ends | undefined,
  path: Path,
  inspection: Inspection,
): void {
  if (erratum?.interface === undefined || erratum.interface !== ends?.near.role) return;
  inspection.refuse([...path, "erratum", "interface"], {
    message: "the erratum corrects the interface to the one that is printed",
    allowed: "another interface role",
    remedy: "remove the erratum, or name the interface that holds when it is corrected",
  });
}

function checkObsolescence({ obsolescence }: WrittenRow, path: Path, inspection: Inspection): void {
  if (obsolescence?.since === undefined || isCalendarDate(obsolescence.since)) return;
  inspection.refuse([...path, "obsolescence", "since"], {
    message: "`since` is not a day of the calendar",
    allowed: "a date such as 2013-03-15",
    remedy: "write year, month and day, with hyphens",
  });
}

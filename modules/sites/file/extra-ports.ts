// The ports of an extra flow or a probe: one range, or several that do not meet.
import { formatPortRange, readPortRange } from "../../flows";
import type { PortRange } from "../../flows";
import { formatPath } from "../../input";
import type { Inspection, Path } from "../../input";
import { matchesPorts } from "../flow-protocol";
import type { WrittenExtraFlow, WrittenProbe } from "./written-site";

/** The ranges, or undefined if one of them is none; then the inspection knows why. */
export function readPorts(
  { ports, priority }: Pick<WrittenExtraFlow, "ports" | "priority"> | WrittenProbe,
  path: Path,
  inspection: Inspection,
): readonly PortRange[] | undefined {
  if (ports === undefined) return undefined;
  const at = [...path, "ports"];
  const items = typeof ports === "object" ? ports : [ports];
  const paths = items.map((_, index) => (typeof ports === "object" ? [...at, index] : at));
  const ranges = paths.map((itemPath, index) => readPort(items[index], itemPath, inspection));
  if (!ranges.every((range) => range !== undefined)) return undefined;
  ranges.forEach((range, index) => {
    const earlier = ranges.slice(0, index).find((other) => meet(range, other));
    if (earlier === undefined) return;
    inspection.reportError(paths[index] ?? at, {
      message: `ports ${formatPortRange(range)} and ${formatPortRange(earlier)} of the same flow overlap`,
      remedy: "write each port once",
    });
  });
  if (priority !== undefined && ranges.length > 1)
    inspection.reportError([...path, "priority"], {
      message: `one priority cannot stand for ${ranges.length} rules`,
      remedy: "make each port range a flow of its own, or leave `priority` out",
    });
  return ranges;
}

/** Whether a flow names ports though its protocol has none; then the inspection knows. */
export function reportPortsOfPortless(
  { transport, ports, sourcePorts, id }: WrittenExtraFlow,
  path: Path,
  inspection: Inspection,
): boolean {
  if (transport === undefined || matchesPorts(transport)) return false;
  const wrong = [
    ...(ports === undefined ? [] : ["ports"]),
    ...(sourcePorts === undefined ? [] : ["sourcePorts"]),
  ];
  for (const key of wrong)
    inspection.reportError([...path, key], {
      message: `extra flow \`${id ?? ""}\` is of ${transport === "any" ? "any protocol" : transport}, and names \`${key}\``,
      allowed: "ports with tcp, udp and sctp",
      remedy: `leave \`${key}\` out, or name the protocol that they are of`,
    });
  return wrong.length > 0;
}

/** The initiator's ports, where the flow restricts them. */
export function readSourcePorts(
  { sourcePorts }: WrittenExtraFlow,
  path: Path,
  inspection: Inspection,
): PortRange | undefined | "wrong" {
  if (sourcePorts === undefined) return undefined;
  return readPort(sourcePorts, [...path, "sourcePorts"], inspection) ?? "wrong";
}

function readPort(
  port: number | string | undefined,
  path: Path,
  inspection: Inspection,
): PortRange | undefined {
  if (port === undefined) return undefined;
  const range = readPortRange(inspection.document.textOf(path) ?? String(port));
  if ("first" in range) return range;
  inspection.reportError(path, { ...range, message: `\`${formatPath(path)}\` ${range.message}` });
  return undefined;
}

function meet(a: PortRange, b: PortRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

// The documented flow that comes closest to packets which no flow asks for, and how it differs: most unexpected answers
// come from one wrong field.
import { addressesOverlap, isWithin } from "../../../modules/packets";
import type { Box, Family, Packet } from "../../../modules/packets";
import { type BoundEnd, type BoundFlow, protocolRange } from "../../../modules/sites";
import { describeFlow } from "../../catalog";

/** A flow, and in which respects the packets are not its. */
export interface NearFlow {
  readonly flow: BoundFlow;
  /** `it asks for port 5061`; never empty. */
  readonly differences: readonly string[];
}

/** The nearest of the flows; nothing when there is none that shares anything but the Edge itself. */
export function nearestFlow(
  flows: readonly BoundFlow[],
  direction: BoundFlow["direction"],
  boxes: readonly Box[],
  witness: Packet,
): NearFlow | undefined {
  const ranked = flows
    .map((flow) => ({ flow, ...compare(flow, direction, boxes, witness) }))
    .filter(({ differences }) => differences.length > 0 && differences.length <= FURTHEST)
    .sort((a, b) => rank(a) - rank(b));
  const [best] = ranked;
  return best === undefined ? undefined : { flow: best.flow, differences: best.differences };
}

/** Fewer differences first; among as many, the nearer port. */
function rank({ differences, distance }: Compared): number {
  return differences.length * 2 ** 16 + distance;
}

interface Compared {
  readonly differences: readonly string[];
  /** How far the port is from the flow's. */
  readonly distance: number;
}

/** With more than two differences, a flow is no near miss any more. */
const FURTHEST = 2;

function compare(
  flow: BoundFlow,
  direction: BoundFlow["direction"],
  boxes: readonly Box[],
  witness: Packet,
): Compared {
  const turned = flow.direction !== direction;
  const distance = portDistance(flow, witness);
  const nearSide = direction === "inbound" ? "destination" : "source";
  const farSide = direction === "inbound" ? "source" : "destination";
  const differences = [
    ...(turned ? [`it is ${flow.direction}`] : []),
    ...(isOf(flow, witness) ? [] : [`it is ${flow.transport}`]),
    ...(distance === 0 || !isOf(flow, witness) ? [] : [`it asks for ${portWords(flow)}`]),
    ...(meets(flow.near, boxes, nearSide) ? [] : [`it is for the interface ${flow.near.role}`]),
    ...(meets(flow.far, boxes, farSide)
      ? []
      : [`its far end is ${flow.far.role}, which has other addresses`]),
    ...(flow.sourcePorts === undefined ? [] : ["it names source ports"]),
  ];
  return { differences, distance };
}

function isOf({ transport }: BoundFlow, { protocol }: Packet): boolean {
  return isWithin(protocolRange(transport), protocol);
}

function portDistance({ ports }: BoundFlow, { destinationPort }: Packet): number {
  if (ports === undefined) return 0;
  if (destinationPort < ports.first) return ports.first - destinationPort;
  return destinationPort > ports.last ? destinationPort - ports.last : 0;
}

function portWords({ ports }: BoundFlow): string {
  if (ports === undefined) return "any port";
  const { first, last } = ports;
  return first === last ? `port ${first}` : `ports ${first}-${last}`;
}

function meets(end: BoundEnd, boxes: readonly Box[], side: "source" | "destination"): boolean {
  const ranges = (family: Family): BoundEnd["addresses"][number]["ranges"] =>
    end.addresses.find((one) => one.family === family)?.ranges ?? [];
  return boxes.some((box) => addressesOverlap(ranges(box.family), box[side]));
}

/** `tcp 5061 from public-im-partners to access`, and how it differs. */
export function nearFlowWords({ flow, differences }: NearFlow): string {
  return `${flow.direction} ${describeFlow(flow)}, but ${differences.join(" and ")}`;
}

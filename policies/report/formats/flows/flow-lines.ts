// The flows of a deployment as lines between roles, for pictures of any kind.
import { formatPortRange } from "../../../../modules/flows";
import { type BoundFlow, protocolWords } from "../../../../modules/sites";
import type { FlowStatus } from "./flow-status";

/** Lines that a picture can hold and still be read. */
const MOST_LINES = 60;

/** Up to so many flows, each has a line of its own; beyond, the flows of two roles share one. */
const FEW_FLOWS = 30;

/** One pair of roles in one direction. */
export interface FlowLine {
  /** The role of the Edge. */
  readonly near: string;
  readonly far: string;
  readonly ports: readonly string[];
  readonly status: FlowStatus;
}

/** The lines of a picture, and the roles of the Edge as they stand in it. */
export interface FlowLines {
  readonly nears: readonly string[];
  readonly inbound: readonly FlowLine[];
  readonly outbound: readonly FlowLine[];
}

/** Nothing where there are none, or more than can be read. */
export function flowLines(statuses: ReadonlyMap<BoundFlow, FlowStatus>): FlowLines | undefined {
  const apart = statuses.size <= FEW_FLOWS;
  const nears = [...new Set([...statuses.keys()].map(({ near }) => near.role))];
  const of = (direction: BoundFlow["direction"]) =>
    linesOf(
      [...statuses].filter(([flow]) => flow.direction === direction),
      nears,
      apart,
    );
  const lines = { nears, inbound: of("inbound"), outbound: of("outbound") };
  const count = lines.inbound.length + lines.outbound.length;
  return count === 0 || count > MOST_LINES ? undefined : lines;
}

/** `tcp 5061`, with the source ports where the row restricts them. */
export function portWords(flow: BoundFlow): string {
  const { sourcePorts } = flow;
  const words = protocolWords(flow);
  return sourcePorts === undefined ? words : `${words} (from ${formatPortRange(sourcePorts)})`;
}

/** One line for each flow or for each pair of roles, sorted so that the lines of a peer lie together. */
function linesOf(
  flows: readonly (readonly [BoundFlow, FlowStatus])[],
  nears: readonly string[],
  apart: boolean,
): readonly FlowLine[] {
  const lines = new Map<string, FlowLine>();
  for (const [flow, status] of flows) {
    const key = JSON.stringify([flow.far.role, flow.near.role, apart ? flow.id : ""]);
    const before = lines.get(key);
    lines.set(key, {
      near: flow.near.role,
      far: flow.far.role,
      ports: [...(before?.ports ?? []), portWords(flow)],
      status: before === undefined ? status : worse(before.status, status),
    });
  }
  return untangled([...lines.values()], nears);
}

/** Peers by where their lines end in the middle, so that few lines cross; otherwise in the order given. */
function untangled(lines: readonly FlowLine[], nears: readonly string[]): readonly FlowLine[] {
  const fars = [...new Set(lines.map(({ far }) => far))];
  const height = (far: string): number => {
    const ends = lines.filter((line) => line.far === far).map(({ near }) => nears.indexOf(near));
    return ends.reduce((sum, end) => sum + end, 0) / ends.length;
  };
  const order = fars.toSorted((a, b) => height(a) - height(b));
  const rank = ({ far, near }: FlowLine): number =>
    order.indexOf(far) * nears.length + nears.indexOf(near);
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

const GRAVITY: readonly FlowStatus[] = ["open", "undecided", "in doubt", "closed"];

function worse(one: FlowStatus, other: FlowStatus): FlowStatus {
  return GRAVITY.indexOf(one) > GRAVITY.indexOf(other) ? one : other;
}

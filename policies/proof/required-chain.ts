// The flows of a deployment as a chain: what must be open in one direction, and nothing else. The one place where flows
// become packets; rules of a cloud never pass through here.
import { compareChains, type CompareOptions, makeBoxes } from "../../modules/packets";
import { boundsOfTerms } from "../../modules/packets";
import type { Box, BoxFields, Chain, Rule, Term } from "../../modules/packets";
import { type BoundFlow, protocolRange } from "../../modules/sites";
import { tagUnknown, unknownAt } from "../readers";
import { ALLOW_ALL, boxesOf, DENY_ALL, type FlowOrigin } from "./chains";

/**
 * The packets that a flow may ask for, as its direction's gate sees them: transport and ports of the flow, any source port where it names
 * none, from initiator to responder, in every family that both ends have.
 */
export function flowBoxes(flow: BoundFlow): readonly Box[] {
  const { transport, ports, sourcePorts } = flow;
  return boxesBetween(flow, {
    protocol: protocolRange(transport),
    ...(ports !== undefined && { destinationPort: [ports] }),
    ...(sourcePorts !== undefined && { sourcePort: [sourcePorts] }),
  });
}

/** Packets from the initiator to the responder, in every family that both ends have. */
export function boxesBetween(
  { direction, near, far }: Pick<BoundFlow, "direction" | "near" | "far">,
  fields: Omit<BoxFields, "family" | "source" | "destination">,
): readonly Box[] {
  const [from, to] = direction === "inbound" ? [far, near] : [near, far];
  return from.addresses.flatMap(({ family, ranges }) => {
    const destination = to.addresses.find((other) => other.family === family);
    if (destination === undefined) return [];
    return makeBoxes({ ...fields, family, source: ranges, destination: destination.ranges });
  });
}

/**
 * One layer: an allow for each flow, in order, and a deny of everything else. Exact but for flows whose far end is a service
 * tag of unknown contents: they ask for what is in the tag, which is the same unknown as in rules that name it.
 */
export function requiredChain(flows: readonly BoundFlow[]): Chain<FlowOrigin> {
  const rules = flows.map((flow): Rule<FlowOrigin> => {
    const boxes = flowBoxes(flow);
    if (!isOpenFlow(flow))
      return { action: "allow", certain: boxes, possible: boxes, origin: flow };
    const terms = [termOf(flow, boxes)];
    return { action: "allow", ...boundsOfTerms(terms), terms, origin: flow };
  });
  return [{ rules, implied: { action: "deny", origin: undefined } }];
}

/** Whether nobody here knows which packets the flow asks for: those of a service tag whose contents are not stated. */
export function isOpenFlow({ far: { serviceTag } }: BoundFlow): boolean {
  return serviceTag?.stated === false;
}

function termOf({ direction, far: { role, serviceTag } }: BoundFlow, boxes: readonly Box[]): Term {
  const part = direction === "inbound" ? "source" : "destination";
  const unknown = unknownAt(part, tagUnknown(serviceTag?.name ?? role));
  return { boxes, when: [{ unknown, holds: true }] };
}

/** The packets that each flow may ask for, flow by flow, and behind them those that none asks for. */
export function splitByFlow(
  required: Chain<FlowOrigin>,
  boxes: readonly Box[],
  options: CompareOptions,
): readonly (readonly Box[])[] {
  const scoped = { ...options, scope: boxes };
  const asked = new Map<FlowOrigin, Box[]>();
  for (const piece of compareChains(required, "may", DENY_ALL, "must", scoped)) {
    const flow = piece.left.at(-1);
    asked.set(flow, [...(asked.get(flow) ?? []), ...piece.boxes]);
  }
  if (asked.size === 0) return [boxes];
  const rest = compareChains(ALLOW_ALL, "must", required, "may", scoped);
  const unasked = boxesOf(rest);
  return [...asked.values(), ...(unasked.length === 0 ? [] : [unasked])];
}

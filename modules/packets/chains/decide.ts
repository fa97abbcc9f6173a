// What a chain decides for one packet, as the definition of first match says it. This is the second road to every answer
// of the engine: it shares no code with it, and a witness is replayed here before anyone sees it.
import { bindChain, type BoundLayer } from "./bound-chain";
import type { AddressRange, Box, Packet, Range } from "../sets/box";
import type { Bound, Chain, Action } from "./chain";

/** The action for one packet, and how it came about. */
export interface Decision<O> {
  readonly action: "allow" | "deny";
  /** The origin of the deciding rule, or of the implied action, of every layer that the packet passed. */
  readonly path: readonly O[];
  /**
   * What would decide in the last layer passed if its deciding rule were not there: a later rule, or the layer's
   * implied action. Absent when the implied action has decided.
   */
  readonly next?: O;
}

/** The first rule that matches decides, layer by layer, until one allows or denies. */
export function decide<O>(chain: Chain<O>, bound: Bound, packet: Packet): Decision<O> {
  const path: O[] = [];
  for (const layer of bindChain(chain, bound)) {
    const [decides, next] = firstTwo(layer, packet);
    if (decides === undefined) throw new Error("a layer always has an implied action");
    path.push(decides.origin);
    if (decides.action !== "next") {
      const decision = { action: decides.action, path };
      return next === undefined ? decision : { ...decision, next: next.origin };
    }
  }
  throw new Error("the last layer of a chain says `next`");
}

/** The first two rules of the layer that match the packet, in order; what is implied comes after all rules. */
function firstTwo<O>(
  layer: BoundLayer<O>,
  packet: Packet,
): readonly { readonly action: Action; readonly origin: O }[] {
  const matching: { readonly action: Action; readonly origin: O }[] = [];
  for (const rule of layer.rules) {
    if (rule.boxes.some((box) => boxHas(box, packet))) matching.push(rule);
    if (matching.length === 2) return matching;
  }
  return [...matching, layer.implied];
}

/** Whether the packet is in the box. */
export function boxHas(box: Box, packet: Packet): boolean {
  return (
    box.family === packet.family &&
    // What is quick to tell comes first.
    within(box.protocol, packet.protocol) &&
    within(box.destinationPort, packet.destinationPort) &&
    within(box.sourcePort, packet.sourcePort) &&
    within(box.destination, packet.destination) &&
    within(box.source, packet.source)
  );
}

function within<N extends number | bigint>(
  ranges: readonly (N extends bigint ? AddressRange : Range)[],
  value: N,
): boolean {
  for (const { first, last } of ranges) if (first <= value && value <= last) return true;
  return false;
}

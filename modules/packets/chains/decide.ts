// What a chain decides for one packet, as the definition of first match says it. This is the second road to every answer
// of the engine: it shares no code with it, and a witness is replayed here before anyone sees it.
import type { Box, Packet } from "../sets/box";
import { isWithin } from "../sets/within";
import { type Action, type Bound, boxesAt, type Chain, openRules } from "./chain";

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

/** A rule, or an implied action, that might decide the packet. */
interface Candidate<O> {
  readonly action: Action;
  readonly origin: O;
  /** Whether it may also turn out not to match the packet. */
  readonly open: boolean;
}

/**
 * The first rule that matches decides, layer by layer, until one allows or denies. Where that depends on an uncertain
 * rule of which no reading is the smaller one, both are tried: at `must` the packet is allowed only if both allow it, at
 * `may` if one does. Of several ways to the same action, the path is the one that comes first in the order of the rules.
 */
export function decide<O>(chain: Chain<O>, bound: Bound, packet: Packet): Decision<O> {
  return decideFrom(chain, 0, bound, packet);
}

function decideFrom<O>(chain: Chain<O>, at: number, bound: Bound, packet: Packet): Decision<O> {
  const settles = bound === "must" ? "deny" : "allow";
  const candidates = candidatesOf(chain, at, bound, packet);
  let below: Decision<O> | undefined;
  let first: Decision<O> | undefined;
  for (const [i, { action, origin, open }] of candidates.entries()) {
    let decision: Decision<O>;
    if (action === "next") {
      below ??= decideFrom(chain, at + 1, bound, packet);
      decision = { ...below, path: [origin, ...below.path] };
    } else {
      const next = candidates[i + 1];
      decision = { action, path: [origin], ...(next !== undefined && { next: next.origin }) };
    }
    first ??= decision;
    if (decision.action === settles) return decision;
    if (!open) return first;
  }
  throw new Error("a layer always has an implied action");
}

/** In order: the open rules that might match the packet, the first rule that does match it, and what comes next. */
function candidatesOf<O>(
  chain: Chain<O>,
  at: number,
  bound: Bound,
  packet: Packet,
): readonly Candidate<O>[] {
  const openHere = openRules(chain)[at];
  const layer = chain[at];
  if (layer === undefined) throw new Error(`layer ${at} does not exist`);
  const candidates: Candidate<O>[] = [];
  for (const [i, rule] of layer.rules.entries()) {
    const has = (boxes: readonly Box[]): boolean => boxes.some((box) => boxHas(box, packet));
    const mayBeOpen = openHere?.has(i) === true;
    if (!has(mayBeOpen ? rule.possible : boxesAt(rule, bound))) continue;
    if (candidates.at(-1)?.open === false) return [...candidates, { ...rule, open: false }];
    candidates.push({
      action: rule.action,
      origin: rule.origin,
      open: mayBeOpen && !has(rule.certain),
    });
  }
  return [...candidates, { ...layer.implied, open: false }];
}

/** Whether the packet is in the box. */
export function boxHas(box: Box, packet: Packet): boolean {
  return (
    box.family === packet.family &&
    // What is quick to tell comes first.
    isWithin(box.protocol, packet.protocol) &&
    isWithin(box.destinationPort, packet.destinationPort) &&
    isWithin(box.sourcePort, packet.sourcePort) &&
    isWithin(box.destination, packet.destination) &&
    isWithin(box.source, packet.source)
  );
}

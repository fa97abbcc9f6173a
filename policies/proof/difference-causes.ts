// From many pieces of a comparison to few regions that a person can read: one for each cause, with boxes that depend on
// the packets alone, and a witness that the packet-by-packet evaluator has confirmed.
import type { Box } from "../../modules/packets";
import { canonicalBoxes } from "../catalog";
import type { RuleOrigin } from "../readers";
import type { FlowOrigin } from "./chains";

/** Boxes that a finding carries at most. */
const SHOWN_BOXES = 16;

/** Beyond this many raw boxes, only the first are brought into canonical form: bounded work, honest `truncated`. */
const CANONICAL_BOXES = 256;

/** Causes listed one by one at one gate; those after them are reported together, so that work stays bounded. */
const LARGEST_COUNT = 500;

/** Each cause walks the rules of its gate a few times, so that long gates list fewer. */
const RULES_WALKED = 1_000_000;

/** How many causes are listed one by one at a gate of so many rules. */
export function mostCauses(rules: number): number {
  return Math.max(20, Math.min(LARGEST_COUNT, Math.floor(RULES_WALKED / Math.max(1, rules))));
}

/** Packets on which gate and flows part for one reason. */
export interface Cause {
  readonly boxes: readonly Box[];
  /** The rules that decide in it, in evaluation order. */
  readonly rules: ReadonlySet<RuleOrigin>;
}

interface Reason {
  readonly rule: RuleOrigin;
  readonly flow?: FlowOrigin;
}

/**
 * Pieces gathered by the flow that asks for them, or where none does by the rule that decides them: each in the order of
 * its first piece.
 */
export function causesOf<P extends { readonly boxes: readonly Box[] }>(
  pieces: readonly P[],
  reason: (piece: P) => Reason,
  most: number = LARGEST_COUNT,
): readonly Cause[] {
  const causes = new Map<unknown, { boxes: Box[]; rules: Set<RuleOrigin> }>();
  for (const piece of pieces) {
    const { rule, flow } = reason(piece);
    const own = flow ?? rule;
    const key = causes.size < most || causes.has(own) ? own : REST;
    const cause = causes.get(key) ?? { boxes: [], rules: new Set() };
    cause.rules.add(rule);
    for (const box of piece.boxes) cause.boxes.push(box);
    causes.set(key, cause);
  }
  return [...causes.values()];
}

const REST = Symbol("causes that are reported together");

/** The boxes to show for a region: few, canonical, and whether they are all. */
export function shownBoxes(boxes: readonly Box[]): {
  readonly packets: readonly Box[];
  readonly truncated: boolean;
} {
  if (boxes.length === 1) return { packets: boxes, truncated: false };
  const cut = boxes.length > CANONICAL_BOXES;
  const packets = canonicalBoxes(boxes.slice(0, CANONICAL_BOXES));
  return {
    packets: packets.slice(0, SHOWN_BOXES),
    truncated: cut || packets.length > SHOWN_BOXES,
  };
}

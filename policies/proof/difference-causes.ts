// From many pieces of a comparison to few regions that a person can read: one for each cause, with boxes that depend on
// the packets alone, and a witness that the packet-by-packet evaluator has confirmed.
import { type Box, boxHas, type Packet } from "../../modules/packets";
import { canonicalBoxes } from "../catalog";
import type { RuleOrigin } from "../readers";
import type { FlowOrigin } from "./chains";
import { chooseWitness, type Viewpoint } from "./witness";

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

/** Pieces with one cause, in the order of the first of each; those beyond so many together. */
export function groupedBy<P>(
  pieces: readonly P[],
  causeOf: (piece: P) => unknown,
  most: number,
): readonly (readonly P[])[] {
  const groups = new Map<unknown, P[]>();
  for (const piece of pieces) {
    const own = causeOf(piece);
    const key = groups.size < most || groups.has(own) ? own : REST;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  return [...groups.values()];
}

const REST = Symbol("causes that are reported together");

/**
 * Pieces gathered by the flow that asks for them, or where none does by the rule that decides them: each in the order of
 * its first piece.
 */
export function causesOf<P extends { readonly boxes: readonly Box[] }>(
  pieces: readonly P[],
  reason: (piece: P) => Reason,
  most: number = LARGEST_COUNT,
): readonly Cause[] {
  const reasons = pieces.map((piece) => ({ piece, ...reason(piece) }));
  return groupedBy(reasons, ({ rule, flow }) => flow ?? rule, most).map((own) => ({
    boxes: own.flatMap(({ piece }) => piece.boxes),
    rules: new Set(own.map(({ rule }) => rule)),
  }));
}

/** What is shown of a region. */
export interface Shown {
  /** Few boxes, canonical; the witness is in one of them. */
  readonly packets: readonly Box[];
  /** Whether there are more. */
  readonly truncated: boolean;
  readonly witness: Packet;
}

/** The boxes to show for a region, and the most telling packet of all of it. */
export function shownRegion(boxes: readonly Box[], view?: Viewpoint): Shown {
  const cut = boxes.length > CANONICAL_BOXES;
  const all = boxes.length === 1 ? boxes : canonicalBoxes(boxes.slice(0, CANONICAL_BOXES));
  const witness = chooseWitness(all, view);
  return {
    packets: firstBoxes(all, witness),
    truncated: cut || all.length > SHOWN_BOXES,
    witness,
  };
}

/** The first few boxes, and in the place of the last the one that holds the witness, where it is none of them. */
function firstBoxes(boxes: readonly Box[], witness: Packet): readonly Box[] {
  const at = boxes.findIndex((box) => boxHas(box, witness));
  return boxes.filter((_, index) =>
    at < SHOWN_BOXES ? index < SHOWN_BOXES : index < SHOWN_BOXES - 1 || index === at,
  );
}

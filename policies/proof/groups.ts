// From many pieces of a comparison to few regions that a person can read: one for each cause, with boxes that depend on
// the packets alone, and a witness that the packet-by-packet evaluator has confirmed.
import { BudgetExceeded, PacketSet } from "../../modules/packets";
import type { Box } from "../../modules/packets";

/** Boxes that a finding carries at most. */
const SHOWN_BOXES = 16;

/** Beyond this many raw boxes, only the first are brought into canonical form: bounded work, honest `truncated`. */
const CANONICAL_BOXES = 256;

/** Pieces with one cause. */
export interface Group<P> {
  readonly pieces: readonly P[];
  readonly boxes: readonly Box[];
}

/** Pieces by cause, in the order in which causes first appear. */
export function groupBy<P extends { readonly boxes: readonly Box[] }, C>(
  pieces: readonly P[],
  cause: (piece: P) => C,
): ReadonlyMap<C, Group<P>> {
  const groups = new Map<C, { pieces: P[]; boxes: Box[] }>();
  for (const piece of pieces) {
    const key = cause(piece);
    const group = groups.get(key) ?? { pieces: [], boxes: [] };
    group.pieces.push(piece);
    for (const box of piece.boxes) group.boxes.push(box);
    groups.set(key, group);
  }
  return groups;
}

/** The boxes to show for a region: few, canonical, and whether they are all. */
export function shownBoxes(boxes: readonly Box[]): {
  readonly packets: readonly Box[];
  readonly truncated: boolean;
} {
  const cut = boxes.length > CANONICAL_BOXES;
  const packets = canonical(boxes.slice(0, CANONICAL_BOXES));
  return {
    packets: packets.slice(0, SHOWN_BOXES),
    truncated: cut || packets.length > SHOWN_BOXES,
  };
}

function canonical(boxes: readonly Box[]): readonly Box[] {
  try {
    return PacketSet.of(boxes).boxes();
  } catch (error) {
    // The boxes are disjoint and exact as they are; only their number could be smaller.
    if (error instanceof BudgetExceeded) return boxes;
    throw error;
  }
}

// The answer of a comparison, put together by reason.
import type { Box } from "../sets/box";
import type { Budget } from "../engine/budget";
import type { Marked } from "./chain-program";
import type { Literal } from "../sets/unknowns";
import type { Solution } from "../engine/solve";
import { listing } from "./listing";

/** Packets with one reason: the same rules decide them on both sides. */
export interface Piece<L, R> {
  /** Few disjoint boxes; never empty. */
  readonly boxes: readonly Box[];
  /** The origin of the deciding rule of each layer passed on the left; the last one allows. */
  readonly left: readonly L[];
  /** The origin of the deciding rule of each layer passed on the right; the last one denies. */
  readonly right: readonly R[];
}

/** Packets with one reason that may depend on facts. */
export interface ConditionalPiece<L, R> extends Piece<L, R> {
  /** What all has to be true of the facts; empty when they make no difference. */
  readonly when: readonly Literal[];
}

interface Group {
  readonly marks: readonly number[];
  readonly when: readonly Literal[];
  readonly boxes: Box[];
}

/** One piece for all solutions with the same marks, in the order of the rules. */
export function piecesOf<L, R>(
  solutions: readonly Solution[],
  marked: readonly Marked[],
  budget: Budget,
): readonly Piece<L, R>[] {
  return conditionalPiecesOf<L, R>(solutions, marked, budget).map(({ boxes, left, right }) => {
    return { boxes, left, right };
  });
}

/** One piece for all solutions with the same marks and the same facts, in the order of the rules. */
export function conditionalPiecesOf<L, R>(
  solutions: readonly Solution[],
  marked: readonly Marked[],
  budget: Budget,
): readonly ConditionalPiece<L, R>[] {
  const path = (marks: readonly number[], side: Marked["side"]): readonly unknown[] =>
    marks.flatMap((mark) => (marked[mark]?.side === side ? [marked[mark].origin] : []));
  return groupByMarks(solutions).map(({ marks, when, boxes }) => ({
    boxes: listing(boxes, budget),
    left: path(marks, "left") as readonly L[],
    right: path(marks, "right") as readonly R[],
    when,
  }));
}

function groupByMarks(solutions: readonly Solution[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { marks, when, box } of solutions) {
    const facts = when.map(({ unknown: fact, holds }) => `${String(holds)} ${fact}`);
    const key = [marks.join(), ...facts].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { marks, when, boxes: [box] });
    else group.boxes.push(box);
  }
  return [...groups.values()].sort((a, b) => byMarks(a.marks, b.marks));
}

function byMarks(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((mark, i) => mark !== b[i]);
  return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}

// The answer of a comparison, put together by reason.
import type { Box } from "../sets/box";
import type { Budget } from "../engine/budget";
import { layerOfBoxes, type Marked } from "./chain-program";
import type { Literal } from "../sets/unknowns";
import { type Solution, Solver } from "../engine/solve";
import { DROP, EMIT } from "../engine/walk";
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

/** Packets with one reason that may depend on unknowns. */
export interface ConditionalPiece<L, R> extends Piece<L, R> {
  /** What all has to be true of the unknowns; empty when they make no difference. */
  readonly when: readonly Literal[];
}

/** Solutions with the same marks and the same literals. */
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

/** One piece for all solutions with the same marks and the same literals, in the order of the rules. */
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

/**
 * Solutions that do not depend on how open rules are read: none with a packet of `without`, and each other packet once,
 * with the marks that come first. Solutions that `precede` come before all others.
 */
export function settleReadings(
  solutions: readonly Solution[],
  without: readonly Box[],
  budget: Budget,
  precedes: (marks: readonly number[]) => boolean = () => false,
): readonly Solution[] {
  const settled = solutions.filter(({ when }) => when.length === 0);
  const groups = groupByMarks(
    solutions.flatMap((each) => (each.when.length === 0 ? [] : [{ ...each, when: [] }])),
  );
  if (groups.length === 0) return settled;
  const inOrder = [
    ...groups.filter(({ marks }) => precedes(marks)),
    ...groups.filter(({ marks }) => !precedes(marks)),
  ];
  const rules = [without, ...inOrder.map(({ boxes }) => boxes)];
  const steps = rules.map((_, mark) => ({ mark, to: mark === 0 ? DROP : EMIT }));
  const solver = new Solver([rules.flatMap((boxes) => layerOfBoxes(boxes))], budget);
  const firsts = solver.solve({ stages: [{ layer: 0, steps, otherwise: { mark: 0, to: DROP } }] });
  return [
    ...settled,
    ...firsts.map(({ box, marks: [group = 0], when }) => {
      return { box, marks: inOrder[group - 1]?.marks ?? [], when };
    }),
  ];
}

function groupByMarks(solutions: readonly Solution[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { marks, when, box } of solutions) {
    const literals = when.map(({ unknown, holds }) => `${String(holds)} ${unknown}`);
    const key = [marks.join(), ...literals].join("\n");
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

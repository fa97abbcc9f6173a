// Two chains held against each other over named unknowns (see unknowns.ts): which packets one allows and the other denies
// whatever the unknowns are, and which only for some of them. An unknown that both chains speak of is the same unknown on both
// sides, so that two lists that both allow the tag `Internet` do not differ, although nobody knows what is in it.
import type { Box } from "../sets/box";
import { boxesMeet } from "../sets/box-relations";
import { Budget } from "../engine/budget";
import type { Bound, Chain } from "./chain";
import {
  chainStages,
  gateStage,
  isReading,
  layerOfBoxes,
  layersOf,
  type Marked,
  scopeStage,
  takenAt,
} from "./chain-program";
import { type CompareOptions, versionsOf } from "./comparison";
import type { Literal } from "../sets/unknowns";
import type { Versions } from "../engine/changed-cells";
import { type Solution, Solver, type Stage } from "../engine/solve";
import { DROP, EMIT, type Target } from "../engine/walk";
import { listing } from "./listing";
import { type ConditionalPiece, conditionalPiecesOf } from "./pieces";

/** Packets on which two chains differ, each piece with its reason, in the order of the rules. */
export interface DifferenceOverUnknowns<L, R> {
  /** They differ whatever the unknowns are. Where unknowns decide which rules do it, pieces may share packets. */
  readonly certain: readonly ConditionalPiece<L, R>[];
  /** They differ for some unknowns and not for others; `when` tells for which. Pieces may share packets. */
  readonly depends: readonly ConditionalPiece<L, R>[];
}

/**
 * The packets that the left chain allows and the right one denies, for all and for some unknowns. Rules without terms are
 * taken at whichever bound is safe: `certain` claims too little rather than too much, and the two together miss nothing.
 * @throws BudgetExceeded when that takes more work than allowed.
 */
export function compareOverUnknowns<L, R>(
  left: Chain<L>,
  right: Chain<R>,
  options: CompareOptions = {},
): DifferenceOverUnknowns<L, R> {
  const question = new QuestionOverUnknowns(left, right, options);
  const perhaps = question.difference("may", "must");
  if (perhaps.length === 0) return { certain: [], depends: [] };
  const strict = question.difference("must", "may");
  // What depends on no unknown is certain; of the rest, what no choice of unknowns makes alike.
  const undecided = strict.filter(({ when }) => when.length > 0).flatMap(({ boxes }) => boxes);
  const alike = undecided.length === 0 ? [] : question.alike(undecided);
  const certain = strict.flatMap((piece) =>
    piece.when.length === 0 ? [piece] : question.without(piece, alike),
  );
  const settled = certain.flatMap(({ boxes }) => boxes);
  const depends = perhaps.flatMap((piece) => question.without(piece, settled));
  return { certain: certain.map(withoutReadings), depends: depends.map(withoutReadings) };
}

/** How an open rule was read is nothing that the caller has a name for. */
function withoutReadings<L, R>(piece: ConditionalPiece<L, R>): ConditionalPiece<L, R> {
  return { ...piece, when: piece.when.filter((literal) => !isReading(literal)) };
}

/** The layers of the problem: the scope, the left chain, the right chain. */
class QuestionOverUnknowns<L, R> {
  readonly #left: Chain<L>;
  readonly #right: Chain<R>;
  readonly #options: CompareOptions;
  readonly #budget: Budget;

  constructor(left: Chain<L>, right: Chain<R>, options: CompareOptions) {
    this.#left = left;
    this.#right = right;
    this.#options = options;
    this.#budget = Budget.of(options.budget);
  }

  /** What the left chain allows and the right one denies, for some unknowns. */
  difference(leftBound: Bound, rightBound: Bound): readonly ConditionalPiece<L, R>[] {
    const marked: Marked[] = [];
    const ends = { denied: DROP, allowed: DROP, differs: EMIT };
    const front = this.#options.scope === undefined ? 0 : 1;
    const versions = versionsOf(
      { chain: this.#left, layer: front },
      { chain: this.#right, layer: front + this.#left.length },
    );
    const { scope } = this.#options;
    const solutions = this.#solve(leftBound, rightBound, ends, { scope, versions }, marked);
    return conditionalPiecesOf(solutions, marked, this.#budget);
  }

  /** Of the packets in the boxes, those on which the chains do not differ so, for some unknowns. */
  alike(boxes: readonly Box[]): readonly Box[] {
    const ends = { denied: EMIT, allowed: EMIT, differs: DROP };
    const solutions = this.#solve("must", "may", ends, { scope: boxes, versions: undefined }, []);
    return solutions.map(({ box }) => box);
  }

  /** The piece without the packets of the boxes; none when nothing is left. */
  without(piece: ConditionalPiece<L, R>, boxes: readonly Box[]): readonly ConditionalPiece<L, R>[] {
    const near = boxes.filter((box) => boxesMeet([box], piece.boxes));
    if (near.length === 0) return [piece];
    const stages = [gateStage(0, []), scopeStage(1, [], EMIT)];
    const solver = new Solver([layerOfBoxes(near), layerOfBoxes(piece.boxes)], this.#budget);
    const left = solver.solve({ stages }).map(({ box }) => box);
    return left.length === 0 ? [] : [{ ...piece, boxes: listing(left, this.#budget) }];
  }

  #solve(
    leftBound: Bound,
    rightBound: Bound,
    ends: Readonly<Record<"denied" | "allowed" | "differs", Target>>,
    within: {
      readonly scope: readonly Box[] | undefined;
      readonly versions: readonly Versions[] | undefined;
    },
    marked: Marked[],
  ): readonly Solution[] {
    const { scope, versions } = within;
    const layers = [
      ...(scope === undefined ? [] : [layerOfBoxes(scope)]),
      ...layersOf(this.#left, "left", true),
      ...layersOf(this.#right, "right", true),
    ];
    const stages: Stage[] = scope === undefined ? [] : [scopeStage(0, marked)];
    const first = stages.length;
    const second = first + this.#left.length;
    const toRight = { allow: second, deny: ends.denied };
    const toEnd = { allow: ends.allowed, deny: ends.differs };
    stages.push(
      ...chainStages(this.#left, "left", { at: first, layer: first }, toRight, marked),
      ...chainStages(this.#right, "right", { at: second, layer: second }, toEnd, marked),
    );
    const given: readonly Literal[] = [takenAt("left", leftBound), takenAt("right", rightBound)];
    const originOf = (marks: readonly number[]): unknown =>
      marks.map((mark) => marked[mark]).findLast((each) => each?.side === "left")?.origin;
    return new Solver(layers, this.#budget).solve({ stages, given, versions, originOf });
  }
}

// Two chains held against each other: the packets that one allows and the other denies, and who is to blame for each.
// What is made to answer one question serves the next ones about the same chains.
import type { Box } from "../sets/box";
import { Budget } from "../engine/budget";
import { type Bound, type Chain, openRules } from "./chain";
import {
  chainStages,
  layerOfBoxes,
  layersOf,
  type Marked,
  scopeStage,
  type Side,
  takenAt,
} from "./chain-program";
import type { Versions } from "../engine/changed-cells";
import { type Solution, Solver } from "../engine/solve";
import { DROP, EMIT } from "../engine/walk";
import { type Piece, piecesOf, settleReadings } from "./pieces";

/** Limits of a comparison. */
export interface CompareOptions {
  /** How many units of work to allow, or what is left of them after other work. @default DEFAULT_BUDGET */
  readonly budget?: number | Budget | undefined;
  /** Only packets in these boxes count. @default every packet */
  readonly scope?: readonly Box[] | undefined;
}

/** The questions that can be asked about two chains. All answers together stay within one budget. */
export class Comparison<L, R> {
  readonly #left: Chain<L>;
  readonly #right: Chain<R>;
  readonly #scope: readonly Box[] | undefined;
  readonly #budget: Budget;
  #solver: Solver | undefined;

  constructor(left: Chain<L>, right: Chain<R>, options: CompareOptions = {}) {
    this.#left = left;
    this.#right = right;
    this.#scope = options.scope;
    this.#budget = Budget.of(options.budget);
  }

  /**
   * The packets that the left chain allows and the right one denies: disjoint pieces, each with its reason, ordered by
   * rules. Exact; an empty list is a proof that there are none.
   * @throws BudgetExceeded when that takes more work than allowed.
   */
  onlyLeft(leftBound: Bound, rightBound: Bound): readonly Piece<L, R>[] {
    const front = this.#scope === undefined ? 0 : 1;
    return this.#difference(
      { chain: this.#left, bound: leftBound, side: "left", layer: front },
      { chain: this.#right, bound: rightBound, side: "right", layer: front + this.#left.length },
    );
  }

  /** The same the other way round: the packets that the right chain allows and the left one denies. */
  onlyRight(leftBound: Bound, rightBound: Bound): readonly Piece<R, L>[] {
    const front = this.#scope === undefined ? 0 : 1;
    return this.#difference(
      { chain: this.#right, bound: rightBound, side: "right", layer: front + this.#left.length },
      { chain: this.#left, bound: leftBound, side: "left", layer: front },
    );
  }

  #difference<A, D>(allows: Taken<A>, denies: Taken<D>): readonly Piece<A, D>[] {
    this.#solver ??= new Solver(
      [
        ...(this.#scope === undefined ? [] : [layerOfBoxes(this.#scope)]),
        ...layersOf(this.#left, "left", false),
        ...layersOf(this.#right, "right", false),
      ],
      this.#budget,
    );
    const marked: Marked[] = [];
    const stages = this.#scope === undefined ? [] : [scopeStage(0, marked)];
    const first = { at: stages.length, layer: allows.layer };
    const second = { at: stages.length + allows.chain.length, layer: denies.layer };
    stages.push(
      ...chainStages(allows.chain, "left", first, { allow: second.at, deny: DROP }, marked),
      ...chainStages(denies.chain, "right", second, { allow: DROP, deny: EMIT }, marked),
    );
    const solutions = this.#solver.solve({
      stages,
      given: [takenAt(allows.side, allows.bound), takenAt(denies.side, denies.bound)],
      versions: versionsOf(allows, denies),
      originOf: (marks) =>
        marks.map((mark) => marked[mark]).findLast((each) => each?.side === "left")?.origin,
    });
    const settled = this.#settle(solutions, allows, denies);
    return piecesOf(settled, marked, this.#budget);
  }

  /**
   * Of solutions for some reading of open rules, what holds as the bounds ask: for some reading of a chain that allows
   * at `may` or denies at `must`, for every reading of a chain that allows at `must` or denies at `may`.
   */
  #settle(
    solutions: readonly Solution[],
    allows: Taken<unknown>,
    denies: Taken<unknown>,
  ): readonly Solution[] {
    const undecided = solutions.flatMap(({ box, when }) => (when.length === 0 ? [] : [box]));
    if (undecided.length === 0) return solutions;
    const without = [
      ...(allows.bound === "must" ? this.#ending(allows, "deny", undecided) : []),
      ...(denies.bound === "may" ? this.#ending(denies, "allow", undecided) : []),
    ];
    return settleReadings(solutions, without, this.#budget);
  }

  /** The packets of the scope that the chain takes to this end for some reading of its open rules. */
  #ending(
    { chain, bound, side }: Taken<unknown>,
    end: "allow" | "deny",
    scope: readonly Box[],
  ): readonly Box[] {
    if (openRules(chain).every(({ size }) => size === 0)) return [];
    const marked: Marked[] = [];
    const ends = { allow: DROP, deny: DROP, [end]: EMIT };
    const stages = [
      scopeStage(0, marked),
      ...chainStages(chain, side, { at: 1, layer: 1 }, ends, marked),
    ];
    const solver = new Solver([layerOfBoxes(scope), ...layersOf(chain, side, false)], this.#budget);
    return solver.solve({ stages, given: [takenAt(side, bound)] }).map(({ box }) => box);
  }
}

/**
 * The packets that the left chain allows and the right one denies, for callers that have no other question about the
 * same chains. See `Comparison.onlyLeft`.
 * @throws BudgetExceeded when that takes more work than allowed.
 */
export function compareChains<L, R>(
  left: Chain<L>,
  leftBound: Bound,
  right: Chain<R>,
  rightBound: Bound,
  options: CompareOptions = {},
): readonly Piece<L, R>[] {
  return new Comparison(left, right, options).onlyLeft(leftBound, rightBound);
}

/** A chain at a bound, and where its layers are in the problem. */
interface Taken<O> {
  readonly chain: Chain<O>;
  readonly bound: Bound;
  readonly side: Side;
  readonly layer: number;
}

/** A chain, and the number of its first layer in the problem. */
type Numbered = Pick<Taken<unknown>, "chain" | "layer">;

/** Lists of which one is this many times as long as the other are not two versions of one. */
const VERSIONS_DIFFER = 1.25;

/** The layers pairwise, if the chains may be two versions of one: all differences lie in a few of the rules. */
export function versionsOf(left: Numbered, right: Numbered): readonly Versions[] | undefined {
  const alike =
    left.chain.length === right.chain.length &&
    left.chain.every(({ implied, rules }, i) => {
      const other = right.chain[i];
      if (implied.action !== other?.implied.action) return false;
      const lengths = [rules.length, other.rules.length] as const;
      return Math.max(...lengths) <= VERSIONS_DIFFER * Math.min(...lengths) + 8;
    });
  if (!alike) return undefined;
  const versionOf = ({ chain, layer }: Numbered, i: number): Versions["left"] => {
    const says = chain[i]?.rules.map(({ action }) => action) ?? [];
    return { layer: layer + i, says };
  };
  return left.chain.map((_, i) => ({ left: versionOf(left, i), right: versionOf(right, i) }));
}

// Two chains held against each other: the packets that one allows and the other denies, and who is to blame for each.
// What is made to answer one question serves the next ones about the same chains.
import { bindChain, type BoundChain } from "./bound-chain";
import type { Box } from "./box";
import { Budget } from "./budget";
import type { Bound, Chain } from "./chain";
import { chainStages, layersOf, type Marked, scopeStage } from "./chain-program";
import type { Versions } from "./kernel/changed-cells";
import { Solver } from "./kernel/solve";
import { DROP, EMIT } from "./kernel/walk";
import { piecesOf, type Piece } from "./pieces";

/** Limits of a comparison. */
export interface CompareOptions {
  /** How many units of work to allow, or what is left of them after other work. @default DEFAULT_BUDGET */
  readonly budget?: number | Budget | undefined;
  /** Only packets in these boxes count. @default every packet */
  readonly scope?: readonly Box[] | undefined;
}

/** The questions that can be asked about two chains. All answers together stay within one budget. */
export class Comparison<L, R> {
  private readonly left: Chain<L>;
  private readonly right: Chain<R>;
  private readonly scope: readonly Box[] | undefined;
  private readonly budget: Budget;
  private readonly solvers = new Map<BoundChain<L>, Map<BoundChain<R>, Solver>>();

  constructor(left: Chain<L>, right: Chain<R>, options: CompareOptions = {}) {
    this.left = left;
    this.right = right;
    this.scope = options.scope;
    this.budget = Budget.of(options.budget);
  }

  /**
   * The packets that the left chain allows and the right one denies: disjoint pieces, each with its reason, ordered by
   * rules. Exact; an empty list is a proof that there are none.
   * @throws BudgetExceeded when that takes more work than allowed.
   */
  onlyLeft(leftBound: Bound, rightBound: Bound): readonly Piece<L, R>[] {
    const { solver, left, right, scopes } = this.bound(leftBound, rightBound);
    const sides = { allows: left, denies: right };
    return this.difference(solver, sides, { allows: scopes, denies: scopes + left.length }, scopes);
  }

  /** The same the other way round: the packets that the right chain allows and the left one denies. */
  onlyRight(leftBound: Bound, rightBound: Bound): readonly Piece<R, L>[] {
    const { solver, left, right, scopes } = this.bound(leftBound, rightBound);
    const sides = { allows: right, denies: left };
    return this.difference(solver, sides, { allows: scopes + left.length, denies: scopes }, scopes);
  }

  private bound(leftBound: Bound, rightBound: Bound): Bindings<L, R> {
    const left = bindChain(this.left, leftBound);
    const right = bindChain(this.right, rightBound);
    const known = this.solvers.get(left) ?? new Map<BoundChain<R>, Solver>();
    const scope = this.scope === undefined ? [] : [[this.scope]];
    const solver =
      known.get(right) ??
      new Solver([...scope, ...layersOf(left), ...layersOf(right)], this.budget);
    this.solvers.set(left, known.set(right, solver));
    return { solver, left, right, scopes: scope.length };
  }

  /** @param layers the number, in the problem, of the first layer of each chain. */
  private difference<A, D>(
    solver: Solver,
    { allows, denies }: { readonly allows: BoundChain<A>; readonly denies: BoundChain<D> },
    layers: { readonly allows: number; readonly denies: number },
    scopes: number,
  ): readonly Piece<A, D>[] {
    const marked: Marked[] = [];
    const scope = scopes === 0 ? [] : [scopeStage(0, marked)];
    const second = scopes + allows.length;
    const first = { at: scopes, layer: layers.allows };
    const stages = [
      ...scope,
      ...chainStages(allows, "left", first, { allow: second, deny: DROP }, marked),
      ...chainStages(
        denies,
        "right",
        { at: second, layer: layers.denies },
        { allow: DROP, deny: EMIT },
        marked,
      ),
    ];
    const versions = versionsOf(allows, denies, layers);
    const originOf = (marks: readonly number[]): unknown =>
      marks.map((mark) => marked[mark]).findLast((each) => each?.side === "left")?.origin;
    return piecesOf(solver.solve({ stages, versions, originOf }), marked, this.budget);
  }
}

interface Bindings<L, R> {
  readonly solver: Solver;
  readonly left: BoundChain<L>;
  readonly right: BoundChain<R>;
  readonly scopes: number;
}

/** Lists of which one is this many times as long as the other are not two versions of one. */
const VERSIONS_DIFFER = 1.25;

/** The layers pairwise, if the chains may be two versions of one: all differences lie in a few of the rules. */
function versionsOf(
  left: BoundChain<unknown>,
  right: BoundChain<unknown>,
  layers: { readonly allows: number; readonly denies: number },
): readonly Versions[] | undefined {
  const alike =
    left.length === right.length &&
    left.every(({ implied, rules }, i) => {
      const other = right[i];
      if (implied.verdict !== other?.implied.verdict) return false;
      const lengths = [rules.length, other.rules.length] as const;
      return Math.max(...lengths) <= VERSIONS_DIFFER * Math.min(...lengths) + 8;
    });
  if (!alike) return undefined;
  const says = ({ rules }: BoundChain<unknown>[number]): readonly string[] =>
    rules.map(({ verdict }) => verdict);
  return left.map((layer, i) => ({
    left: { layer: layers.allows + i, says: says(layer) },
    right: { layer: layers.denies + i, says: right.slice(i, i + 1).flatMap(says) },
  }));
}

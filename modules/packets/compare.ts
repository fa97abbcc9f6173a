// The packets that one chain allows and another denies, and who is to blame for each.
import { bindChain } from "./bound-chain";
import type { Box } from "./box";
import { Budget } from "./budget";
import type { Bound, Chain } from "./chain";
import { chainStages, type Marked, scopeStage } from "./chain-program";
import { type Solution, solve, type Stage } from "./kernel/solve";
import { DROP, EMIT } from "./kernel/walk";
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

/** Limits of a comparison. */
export interface CompareOptions {
  /** How many units of work to allow. @default DEFAULT_BUDGET */
  readonly budget?: number | undefined;
  /** Only packets in these boxes count. @default every packet */
  readonly scope?: readonly Box[] | undefined;
}

/**
 * The packets that the left chain allows and the right one denies: disjoint pieces, each with its reason, ordered by
 * rules. Exact; an empty list is a proof that there are none.
 * @throws BudgetExceeded when that takes more work than allowed.
 */
export function compareChains<L, R>(
  left: Chain<L>,
  leftBound: Bound,
  right: Chain<R>,
  rightBound: Bound,
  options: CompareOptions = {},
): readonly Piece<L, R>[] {
  const marked: Marked[] = [];
  const stages: Stage[] = options.scope === undefined ? [] : [scopeStage(options.scope, marked)];
  const lefts = bindChain(left, leftBound);
  const rights = bindChain(right, rightBound);
  const rightAt = stages.length + lefts.length;
  stages.push(...chainStages(lefts, "left", stages.length, { allow: rightAt, deny: DROP }, marked));
  stages.push(...chainStages(rights, "right", rightAt, { allow: DROP, deny: EMIT }, marked));
  const path = (marks: readonly number[], side: Marked["side"]): readonly unknown[] =>
    marks.flatMap((mark) => (marked[mark]?.side === side ? [marked[mark].origin] : []));
  const solutions = solve(stages, new Budget(options.budget), (marks) =>
    path(marks, "left").at(-1),
  );
  return groupByMarks(solutions).map(({ marks, boxes }) => ({
    boxes: listing(boxes),
    left: path(marks, "left") as readonly L[],
    right: path(marks, "right") as readonly R[],
  }));
}

interface Group {
  readonly marks: readonly number[];
  readonly boxes: Box[];
}

/** Solutions with the same marks together, in the order of the rules. */
function groupByMarks(solutions: readonly Solution[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { marks, box } of solutions) {
    const key = marks.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { marks, boxes: [box] });
    else group.boxes.push(box);
  }
  return [...groups.values()].sort((a, b) => byMarks(a.marks, b.marks));
}

function byMarks(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((mark, i) => mark !== b[i]);
  return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}

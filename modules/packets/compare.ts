// The packets that one chain allows and another denies, and who is to blame for each.
import { bindChain, type BoundChain } from "./bound-chain";
import type { Box } from "./box";
import { Budget } from "./budget";
import type { Bound, Chain, Verdict } from "./chain";
import { type Solution, solve, type Stage } from "./kernel/solve";
import { DROP, EMIT, type Target } from "./kernel/walk";
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

/** The steps of a program carry numbers; this remembers whose they are. */
interface Marked {
  readonly side: "scope" | "left" | "right";
  readonly origin: unknown;
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

/** A first stage that lets only the scope through to the second. */
function scopeStage(scope: readonly Box[], marked: Marked[]): Stage {
  const mark = marked.push({ side: "scope", origin: undefined }) - 1;
  return { rules: [{ boxes: scope, mark, to: 1 }], otherwise: { mark, to: DROP } };
}

/** The layers of a chain as the stages `at`, `at + 1`, ... of a program; appends the origins of its steps to `marked`. */
function chainStages<O>(
  chain: BoundChain<O>,
  side: Marked["side"],
  at: number,
  ends: { readonly allow: Target; readonly deny: Target },
  marked: Marked[],
): readonly Stage[] {
  return chain.map((layer, i) => {
    const step = ({ verdict, origin }: { readonly verdict: Verdict; readonly origin: O }) => ({
      mark: marked.push({ side, origin }) - 1,
      to: verdict === "next" ? at + i + 1 : ends[verdict],
    });
    const rules = layer.rules.map((rule) => ({ boxes: rule.boxes, ...step(rule) }));
    return { rules, otherwise: step(layer.implied) };
  });
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

// What one chain lets through, and what each of its rules decides: the packets that reach its layer and that no rule above
// it there has matched.
import type { Box } from "../sets/box";
import { Budget } from "../engine/budget";
import { type Solution, Solver } from "../engine/solve";
import { DROP, EMIT } from "../engine/walk";
import { type Bound, type Chain, openRules } from "./chain";
import {
  chainStages,
  layerOfBoxes,
  layersOf,
  type Marked,
  scopeStage,
  takenAt,
} from "./chain-program";
import type { CompareOptions } from "./comparison";
import { PacketSet } from "./packet-set";
import { settleReadings } from "./pieces";

/** The packets that one rule decides in its layer. */
export interface DecidedSet<O> {
  /** The index of the layer in the chain. */
  readonly layer: number;
  /** The index of the rule in the layer; absent for what the layer implies. */
  readonly rule?: number;
  readonly origin: O;
  /** Empty for a rule that no packet reaches. What a `next` decides is handed on and decided once more below. */
  readonly packets: PacketSet;
}

/**
 * The packets that the chain allows at a bound.
 * @throws BudgetExceeded when finding them takes more work than allowed.
 */
export function admitted<O>(
  chain: Chain<O>,
  bound: Bound,
  options: CompareOptions = {},
): PacketSet {
  const { solutions, allows } = solveChain(chain, bound, "allow", options);
  return PacketSet.ofDisjoint(solutions.filter(({ marks }) => allows(marks)).map(({ box }) => box));
}

/**
 * One set for every rule and every implied action of the chain at a bound, in evaluation order. Within a layer the sets
 * are disjoint, and together they are the packets that reach the layer. (Where that depends on how an open rule is read,
 * a packet takes the path that `decide` gives for it.)
 * @throws BudgetExceeded when finding them takes more work than allowed.
 */
export function decidedSets<O>(
  chain: Chain<O>,
  bound: Bound,
  options: CompareOptions = {},
): readonly DecidedSet<O>[] {
  const { solutions, marked } = solveChain(chain, bound, "both", options);
  const boxes = marked.map((): Box[] => []);
  for (const { box, marks } of solutions) for (const mark of marks) boxes[mark]?.push(box);
  // Steps are marked in evaluation order, each layer's implied action after its rules.
  let mark = options.scope === undefined ? 0 : 1;
  return chain.flatMap(({ rules, implied }, layer) =>
    [...rules, implied].map(({ origin }, at): DecidedSet<O> => {
      const packets = PacketSet.ofDisjoint(boxes[mark++] ?? []);
      return { layer, origin, packets, ...(at < rules.length && { rule: at }) };
    }),
  );
}

interface Solved {
  /** Disjoint; those that the chain allows, and with `both`, and wherever it has open rules, those that it denies. */
  readonly solutions: readonly Solution[];
  readonly marked: readonly Marked[];
  /** Whether packets that took these steps end in an allow. */
  readonly allows: (marks: readonly number[]) => boolean;
}

/** One chain as a program of its own. */
function solveChain<O>(
  chain: Chain<O>,
  bound: Bound,
  asked: "allow" | "both",
  { scope, budget: allowed }: CompareOptions,
): Solved {
  const marked: Marked[] = [];
  const budget = Budget.of(allowed);
  const stages = scope === undefined ? [] : [scopeStage(0, marked)];
  const first = { at: stages.length, layer: stages.length };
  const hasOpen = openRules(chain).some(({ size }) => size > 0);
  const ends = { allow: EMIT, deny: asked === "both" || hasOpen ? EMIT : DROP };
  stages.push(...chainStages(chain, "left", first, ends, marked));
  const solver = new Solver(
    [...(scope === undefined ? [] : [layerOfBoxes(scope)]), ...layersOf(chain, "left", false)],
    budget,
  );
  const last = (marks: readonly number[]): Marked | undefined => marked[marks.at(-1) ?? -1];
  const allows = (marks: readonly number[]): boolean => last(marks)?.action === "allow";
  const solutions = solver.solve({
    stages,
    given: [takenAt("left", bound)],
    originOf: (marks) => last(marks)?.origin,
  });
  // One reading that denies is enough at `must`, one that allows at `may`.
  const settles = (marks: readonly number[]): boolean => allows(marks) === (bound === "may");
  return { solutions: settleReadings(solutions, [], budget, settles), marked, allows };
}

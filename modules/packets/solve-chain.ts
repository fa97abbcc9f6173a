// One chain as a program of its own.
import { bindChain } from "./bound-chain";
import { Budget } from "./budget";
import type { Bound, Chain } from "./chain";
import { chainStages, layersOf, type Marked, scopeStage } from "./chain-program";
import type { CompareOptions } from "./comparison";
import { type Solution, Solver } from "./kernel/solve";
import type { Target } from "./kernel/walk";

/** Where packets end that the chain allows or denies, as solutions; and whose each mark is. */
export function solveChain<O>(
  chain: Chain<O>,
  bound: Bound,
  ends: { readonly allow: Target; readonly deny: Target },
  options: CompareOptions,
): { readonly solutions: readonly Solution[]; readonly marked: readonly Marked[] } {
  const marked: Marked[] = [];
  const layers = bindChain(chain, bound);
  const scope = options.scope === undefined ? [] : [scopeStage(0, marked)];
  const first = { at: scope.length, layer: scope.length };
  const stages = [...scope, ...chainStages(layers, "left", first, ends, marked)];
  const scopeLayer = options.scope === undefined ? [] : [[options.scope]];
  const solver = new Solver([...scopeLayer, ...layersOf(layers)], Budget.of(options.budget));
  const originOf = (marks: readonly number[]): unknown => marked[marks.at(-1) ?? -1]?.origin;
  return { solutions: solver.solve({ stages, originOf }), marked };
}

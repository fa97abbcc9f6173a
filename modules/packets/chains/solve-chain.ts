// One chain as a program of its own.
import { Budget } from "../engine/budget";
import type { Bound, Chain } from "./chain";
import {
  chainStages,
  layerOfBoxes,
  layersOf,
  type Marked,
  scopeStage,
  takenAt,
} from "./chain-program";
import type { CompareOptions } from "./comparison";
import { type Solution, Solver } from "../engine/solve";
import type { Target } from "../engine/walk";

/** Where packets end that the chain allows or denies, as solutions; and whose each mark is. */
export function solveChain<O>(
  chain: Chain<O>,
  bound: Bound,
  ends: { readonly allow: Target; readonly deny: Target },
  options: CompareOptions,
): { readonly solutions: readonly Solution[]; readonly marked: readonly Marked[] } {
  const marked: Marked[] = [];
  const scope = options.scope === undefined ? [] : [scopeStage(0, marked)];
  const first = { at: scope.length, layer: scope.length };
  const stages = [...scope, ...chainStages(chain, "left", first, ends, marked)];
  const layers = [
    ...(options.scope === undefined ? [] : [layerOfBoxes(options.scope)]),
    ...layersOf(chain, "left", false),
  ];
  const solver = new Solver(layers, Budget.of(options.budget));
  const originOf = (marks: readonly number[]): unknown => marked[marks.at(-1) ?? -1]?.origin;
  return { solutions: solver.solve({ stages, given: [takenAt("left", bound)], originOf }), marked };
}

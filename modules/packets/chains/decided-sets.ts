// What each rule of a chain decides: the packets that reach its layer and that no rule above it there has matched.
import type { Box } from "../sets/box";
import type { Bound, Chain } from "./chain";
import type { CompareOptions } from "./comparison";
import { EMIT } from "../engine/walk";
import { PacketSet } from "./packet-set";
import { solveChain } from "./solve-chain";

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
 * One set for every rule and every implied action of the chain at a bound, in evaluation order. Within a layer the sets
 * are disjoint, and together they are the packets that reach the layer.
 * @throws BudgetExceeded when finding them takes more work than allowed.
 */
export function decidedSets<O>(
  chain: Chain<O>,
  bound: Bound,
  options: CompareOptions = {},
): readonly DecidedSet<O>[] {
  const ends = { allow: EMIT, deny: EMIT };
  const { solutions, marked } = solveChain(chain, bound, ends, options);
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

// What a chain lets through.
import { bindChain } from "./bound-chain";
import { Budget } from "./budget";
import type { Bound, Chain } from "./chain";
import { chainStages, type Marked, scopeStage } from "./chain-program";
import type { CompareOptions } from "./compare";
import { solve } from "./kernel/solve";
import { DROP, EMIT } from "./kernel/walk";
import { PacketSet } from "./packet-set";

/**
 * The packets that the chain allows at a bound.
 * @throws BudgetExceeded when finding them takes more work than allowed.
 */
export function admitted<O>(
  chain: Chain<O>,
  bound: Bound,
  options: CompareOptions = {},
): PacketSet {
  const marked: Marked[] = [];
  const scope = options.scope === undefined ? [] : [scopeStage(options.scope, marked)];
  const ends = { allow: EMIT, deny: DROP };
  const stages = chainStages(bindChain(chain, bound), "left", scope.length, ends, marked);
  const solutions = solve(
    [...scope, ...stages],
    new Budget(options.budget),
    (marks) => marked[marks.at(-1) ?? -1]?.origin,
  );
  return PacketSet.ofDisjoint(solutions.map(({ box }) => box));
}

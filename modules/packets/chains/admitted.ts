// What a chain lets through.
import type { Bound, Chain } from "./chain";
import type { CompareOptions } from "./comparison";
import { DROP, EMIT } from "../engine/walk";
import { PacketSet } from "./packet-set";
import { solveChain } from "./solve-chain";

/**
 * The packets that the chain allows at a bound.
 * @throws BudgetExceeded when finding them takes more work than allowed.
 */
export function admitted<O>(
  chain: Chain<O>,
  bound: Bound,
  options: CompareOptions = {},
): PacketSet {
  const solutions = solveChain(chain, bound, { allow: EMIT, deny: DROP }, options).solutions;
  return PacketSet.ofDisjoint(solutions.map(({ box }) => box));
}

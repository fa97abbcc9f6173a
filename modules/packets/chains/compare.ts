// One question about two chains, for callers that have no other about the same ones.
import type { Bound, Chain } from "./chain";
import { Comparison, type CompareOptions } from "./comparison";
import type { Piece } from "./pieces";

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
  return new Comparison(left, right, options).onlyLeft(leftBound, rightBound);
}

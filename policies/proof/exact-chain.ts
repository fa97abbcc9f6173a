// Whether a chain has anything in it that nobody knows. Where it has not, both bounds are one.
import type { Chain } from "../../modules/packets";

/** Whether every rule certainly matches whatever it might match. */
export function isExact(chain: Chain<unknown>): boolean {
  return chain.every(({ rules }) => rules.every(({ certain, possible }) => certain === possible));
}

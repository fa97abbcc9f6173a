// What a chain lets through.
import type { Bound, Chain } from "./chain";
import { compareChains } from "./compare";
import { PacketSet } from "./packet-set";

/** Nothing is allowed: what a chain allows and this one denies is all that the chain allows. */
const DENY_ALL: Chain<undefined> = [{ rules: [], implied: { verdict: "deny", origin: undefined } }];

/** The packets that the chain allows at a bound. */
export function admitted<O>(chain: Chain<O>, bound: Bound): PacketSet {
  const pieces = compareChains(chain, bound, DENY_ALL, "must");
  return PacketSet.of(pieces.flatMap((piece) => piece.boxes));
}

// First match as operations on sets: the definition of what the engine computes, to be read before engine/walk.ts. It takes
// one set operation after another and no short cut, so that tests hold the engine against it.
import type { Chain } from "./chain";
import { PacketSet } from "./packet-set";

/** The packets that a chain of exact rules allows. */
export function allowedByDefinition(chain: Chain<unknown>): PacketSet {
  let allowed = PacketSet.empty;
  let reach = PacketSet.everything;
  for (const { rules, implied } of chain) {
    let next = PacketSet.empty;
    const matches = rules.map(({ action, possible }) => ({ action, set: PacketSet.of(possible) }));
    for (const { action, set } of [...matches, { ...implied, set: PacketSet.everything }]) {
      const decided = reach.intersect(set);
      if (action === "allow") allowed = allowed.union(decided);
      if (action === "next") next = next.union(decided);
      reach = reach.minus(set);
    }
    reach = next;
  }
  return allowed;
}

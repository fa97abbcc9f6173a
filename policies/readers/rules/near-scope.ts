// Packets by their address at the guarded side: which of them are about the Edge, where a gate filters for others as well.
import {
  type AddressRange,
  ALL_ADDRESSES,
  type Box,
  type Family,
  makeBoxes,
  subtractAddresses,
  unionAddresses,
} from "../../../modules/packets";
import type { BoundEnd } from "../../../modules/sites";
import type { GateDirection } from "./rule";

/** Packets whose near address is one of the interfaces', and packets of all other machines. */
export function nearScopes(
  direction: GateDirection,
  interfaces: readonly BoundEnd[],
): { readonly own: readonly Box[]; readonly rest: readonly Box[] } {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  const scope = (choose: (family: Family) => readonly AddressRange[]): readonly Box[] =>
    ([4, 6] as const).flatMap((family) => {
      const near = choose(family);
      return makeBoxes(
        direction === "inbound" ? { family, destination: near } : { family, source: near },
      );
    });
  const ownRanges = (family: Family): readonly AddressRange[] =>
    unionAddresses(own.flatMap((entry) => (entry.family === family ? entry.ranges : [])));
  return {
    own: scope(ownRanges),
    rest: scope((family) => subtractAddresses(ALL_ADDRESSES[family], ownRanges(family))),
  };
}

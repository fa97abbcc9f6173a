// Which gate of base and which gate of head stand before the same machines. Names of resources have no part in it: a
// security group that is renamed still guards its subnet.
import { type BoundFlow, type Deployment, guards } from "../../../modules/sites";
import { everyGate, type Gate, gateLike, type Reading } from "../../readers";
import { placeMeaning } from "./place-meaning";

/** Two gates before the same machines in the same direction, or one that the other configuration has none for. */
export interface GatePair {
  readonly direction: Gate["direction"];
  readonly machines: Gate["machines"];
  readonly base?: Gate;
  readonly head?: Gate;
}

/** A reading with the configuration that it is of, in which the names of its places have their meaning. */
export interface PlacedReading {
  readonly reading: Reading;
  readonly document: { readonly root: unknown };
}

/** Every gate of both configurations, once: in the order of head, and behind it those of base alone. */
export function pairGates(
  placedBase: PlacedReading | undefined,
  placedHead: PlacedReading | undefined,
): readonly GatePair[] {
  const [bases, heads] = [byPlace(placedBase), byPlace(placedHead)];
  const [base, head] = [placedBase?.reading, placedHead?.reading];
  const places = [...new Set([...heads.keys(), ...bases.keys()])];
  return places.flatMap((place) => {
    const [before, after] = [bases.get(place) ?? [], heads.get(place) ?? []];
    const count = Math.max(before.length, after.length);
    return Array.from({ length: count }, (_, index) =>
      pair(before[index], after[index], base, head),
    );
  });
}

/** Two gates of one configuration may say the same of where they stand: then they are taken in their order. */
function byPlace(placed: PlacedReading | undefined): ReadonlyMap<string, readonly Gate[]> {
  const gates = new Map<string, Gate[]>();
  for (const gate of placed === undefined ? [] : everyGate(placed.reading)) {
    const place = gate.guards ?? gate.name;
    const key = `${gate.direction} ${gate.machines} ${place} ${placeMeaning(place, placed?.document.root)}`;
    const known = gates.get(key);
    if (known === undefined) gates.set(key, [gate]);
    else known.push(gate);
  }
  return gates;
}

function pair(
  ownBase: Gate | undefined,
  ownHead: Gate | undefined,
  base: Reading | undefined,
  head: Reading | undefined,
): GatePair {
  const before = ownBase ?? (ownHead && base && gateLike(base, ownHead));
  const after = ownHead ?? (ownBase && head && gateLike(head, ownBase));
  const one = after ?? before;
  if (one === undefined) throw new Error("a pair of no gates");
  return {
    direction: one.direction,
    machines: one.machines,
    ...(before !== undefined && { base: before }),
    ...(after !== undefined && { head: after }),
  };
}

/** The flows that pass a gate: those of its direction and of the interfaces that it guards. */
export function flowsAt(
  { direction, machines, base, head }: GatePair,
  { flows }: Deployment,
): readonly BoundFlow[] {
  const gate = head ?? base;
  if (machines !== "edge" || gate === undefined) return [];
  return flows.filter((flow) => flow.direction === direction && guards(gate, flow.near.role));
}

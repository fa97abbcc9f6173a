// The tags and accounts that Edge machines have besides those by which the site knows them, as far as machines and templates
// that were read show it. A rule for one of these may act on an Edge machine.
import type { ResourceSet } from "../../resources/resource-set";
import type { TextList } from "../../resources/field";
import { type NamesOf, shares, type ShownNames } from "./shown-names";
import type { Sighting } from "./sightings";

export interface CarriedBesides {
  readonly tags: readonly ShownNames[];
  readonly accounts: readonly ShownNames[];
}

/** @param sightings those of one of the site's networks */
export function carriedBesides(sightings: readonly Sighting[]): CarriedBesides {
  const machines = new Set(sightings.filter(mayBeEdge).map(({ machine }) => machine));
  return {
    tags: [...machines].map(({ tags }) => tags),
    accounts: [...machines].map(({ accounts }) => accounts),
  };
}

function mayBeEdge({ inNetwork, carries, holds }: Sighting): boolean {
  return inNetwork !== "different" && (carries === "same" || holds.length > 0);
}

/** Whether a rule for these names may act on an Edge machine because of what it has besides. */
export function mayCarry(
  besides: CarriedBesides,
  list: TextList | undefined,
  kind: NamesOf,
  resources: ResourceSet,
): boolean {
  if (list === undefined) return false;
  if (!list.complete) return true;
  return besides[kind].some((names) => shares(names, list.known, kind, resources) !== "different");
}

// A rule's match over named unknowns: what is unknown about it has a name, so that a comparison sees where two
// rules rest on the same unknown. What is unknown and has no name gets one that only this rule uses.
import type { Box, Literal, Term } from "../../../modules/packets";
import type { Addresses, Bounds, Match, Transport } from "./match";
import { PARTS, type RulePart, unknownAt } from "./unknown-names";

type MakeBoxes = (
  source: Addresses,
  destination: Addresses,
  transport: readonly Transport[],
) => readonly Box[];

/** What begins the name of an unknown that one rule alone has: something about it that has no name of its own. */
const OWN = "the doubt of ";

/** Whether an unknown is one rule's own, so that the same name in another configuration says nothing. */
export function isOwnUnknown(unknown: string): boolean {
  return PARTS.some((part) => unknown.startsWith(unknownAt(part, OWN)));
}

/** A rule with more terms is left to its two bounds. */
const MOST_TERMS = 64;

/**
 * The terms of a match; nothing where no name is in it, because then its two bounds say all.
 * @param owner what no other rule of the source is called.
 */
export function termsOf(
  match: Match,
  owner: string,
  makeBoxes: MakeBoxes,
): readonly Term[] | undefined {
  if (match.source.named === undefined && match.destination.named === undefined) return undefined;
  const sources = choices(match.source, "source", owner);
  const destinations = choices(match.destination, "destination", owner);
  const transports = choices(match.transport, "transport", owner);
  if (sources.length * destinations.length * transports.length > MOST_TERMS) return undefined;
  return sources
    .flatMap((from) =>
      destinations.flatMap((to) =>
        transports.map((by) => ({
          boxes: makeBoxes(from.value, to.value, by.value),
          when: [...from.when, ...to.when, ...by.when],
        })),
      ),
    )
    .filter(({ boxes }) => boxes.length > 0);
}

/** The terms of a match in which no unknown has a name: all that is unknown about it is one doubt of its own. */
export function ownTerms(
  certain: readonly Box[],
  possible: readonly Box[],
  owner: string,
): readonly Term[] {
  if (certain === possible) return [{ boxes: possible, when: [] }];
  const unknown = unknownAt("source", `${OWN}${owner}`);
  return [
    { boxes: certain, when: [] },
    { boxes: possible, when: [{ unknown, holds: true }] },
  ];
}

interface Choice<T> {
  readonly value: T;
  readonly when: readonly Literal[];
}

/** What a part certainly matches, and what it matches where an unknown holds. A name on the other side is another unknown. */
function choices<T>(
  { certain, possible, named }: Bounds<T>,
  part: RulePart,
  owner: string,
): readonly Choice<T>[] {
  if (certain === possible) return [{ value: possible, when: [] }];
  const unknowns = (named ?? [`${OWN}${owner}`]).map((name) => unknownAt(part, name));
  return [
    { value: certain, when: [] },
    ...unknowns.map((unknown) => ({ value: possible, when: [{ unknown, holds: true }] })),
  ];
}

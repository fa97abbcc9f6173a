// What a packet's header does not tell: whether its source is in a service tag whose contents nobody knows, whether its
// destination carries a network tag, whether a cloud behaves one way or the other. Each is an unknown by name that holds or
// does not hold, packet by packet; the same name is the same unknown wherever it is used, so what is unknown on both sides of
// a comparison cancels out.
import type { Box } from "./box";

/** That an unknown holds, or that it does not. Names are the caller's; none begins with `#`. */
export interface Literal {
  readonly unknown: string;
  readonly holds: boolean;
}

/** Packets in the boxes for which all literals are true. */
export interface Term {
  readonly boxes: readonly Box[];
  /** Empty for packets that are matched whatever the unknowns are. */
  readonly when: readonly Literal[];
}

/** The unknowns that hold for one packet; all others do not. */
export type Assignment = ReadonlySet<string>;

/** Whether all literals are true, given the unknowns that hold. */
export function isSatisfied(when: readonly Literal[], holding: Assignment): boolean {
  return when.every(({ unknown, holds }) => holding.has(unknown) === holds);
}

/**
 * What a rule with these terms matches for certain and what it might, for use in `Rule` beside the terms themselves.
 * The same array twice when no term depends on an unknown.
 */
export function boundsOfTerms(terms: readonly Term[]): {
  readonly certain: readonly Box[];
  readonly possible: readonly Box[];
} {
  const possible = terms.flatMap(({ boxes }) => boxes);
  const exact = terms.every(({ when }) => when.length === 0);
  const certain = terms.flatMap(({ boxes, when }) => (when.length === 0 ? boxes : []));
  return { certain: exact ? possible : certain, possible };
}

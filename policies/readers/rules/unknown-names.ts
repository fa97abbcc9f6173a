// What unknowns are called, wherever they are met: in the rules of a source, and in flows to a service tag. One name is the
// same unknown, so the two have to call it alike.

/** The parts of a rule that may rest on an unknown. */
export const PARTS = ["source", "destination", "transport"] as const;

export type RulePart = (typeof PARTS)[number];

/** What a service tag holds, where nobody states it. */
export function tagUnknown(name: string): string {
  return `the service tag \`${name}\``;
}

/** That a part of a packet is in something whose contents are unknown. */
export function unknownAt(part: RulePart, what: string): string {
  return `${part} in ${what}`;
}

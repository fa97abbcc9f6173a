// What every part of the proof asks of chains, and the two chains that need no rules.
import { restrict } from "../../modules/packets";
import type { Box, Chain, Literal, Rule } from "../../modules/packets";
import type { BoundFlow } from "../../modules/sites";

/** The flow that asks for a packet; nothing where no flow does. */
export type FlowOrigin = BoundFlow | undefined;

/** Whether every rule certainly matches whatever it might match: then both bounds of the chain are one. */
export function isExact(chain: Chain<unknown>): boolean {
  return chain.every(({ rules }) => rules.every(({ certain, possible }) => certain === possible));
}

/** The boxes of all pieces of a comparison, in their order, without the rules that decide them. */
export function boxesOf(pieces: readonly { readonly boxes: readonly Box[] }[]): readonly Box[] {
  return pieces.flatMap(({ boxes }) => boxes);
}

/** The chain with each rule replaced. */
export function mapRules<O>(chain: Chain<O>, change: (rule: Rule<O>) => Rule<O>): Chain<O> {
  return chain.map((layer) => ({ ...layer, rules: layer.rules.map(change) }));
}

/** The rule without its named unknowns: its two bounds hold whatever they turn out to be. */
export function withoutTerms<O>(rule: Rule<O>): Rule<O> {
  if (rule.terms === undefined) return rule;
  const { action, certain, possible, origin } = rule;
  return { action, certain, possible, origin };
}

/** The chain as it is where all these literals are true, and no other unknown holds. */
export function restrictTo<O>(chain: Chain<O>, when: readonly Literal[]): Chain<O> {
  const holding = when.flatMap(({ unknown, holds }) => (holds ? unknown : []));
  return restrict(chain, new Set(holding));
}

const allOf = (action: "allow" | "deny"): Chain<FlowOrigin> => [
  { rules: [], implied: { action, origin: undefined } },
];

/** Allows every packet. */
export const ALLOW_ALL = allOf("allow");

/** Allows no packet: whatever a gate admits is beyond it. */
export const DENY_ALL = allOf("deny");

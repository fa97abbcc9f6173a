// Which of a chain's named unknowns (facts) are worth a comparison over facts: those that several rules rest on, because what
// is unknown in one rule only is told as well by the rule's two bounds, and faster.
import type { Chain, Rule } from "../../modules/packets";
import type { RuleOrigin } from "../readers";

/** Each fact is one more field of the packet space. Rules that would need more are left to their bounds. */
const MOST_FACTS = 24;

/**
 * The chain with the terms of those rules only that share a fact with another one, up to a fixed number of facts; nothing
 * where no two rules do. Any rule may go without its terms: its bounds hold whatever the facts are.
 */
export function withSharedFacts(chain: Chain<RuleOrigin>): Chain<RuleOrigin> | undefined {
  const users = new Map<string, number>();
  for (const rule of rulesOf(chain))
    for (const fact of factsOf(rule)) users.set(fact, (users.get(fact) ?? 0) + 1);
  const isShared = (fact: string): boolean => (users.get(fact) ?? 0) > 1;
  const kept = new Set<string>();
  const sharing = new Set<Rule<RuleOrigin>>();
  for (const rule of rulesOf(chain)) {
    const facts = factsOf(rule);
    if (![...facts].some(isShared)) continue;
    const more = [...facts].filter((fact) => !kept.has(fact));
    if (kept.size + more.length > MOST_FACTS) continue;
    for (const fact of more) kept.add(fact);
    sharing.add(rule);
  }
  if (sharing.size === 0) return undefined;
  return chain.map((layer) => ({
    ...layer,
    rules: layer.rules.map((rule) => (sharing.has(rule) ? rule : withoutTerms(rule))),
  }));
}

function rulesOf(chain: Chain<RuleOrigin>): readonly Rule<RuleOrigin>[] {
  return chain.flatMap(({ rules }) => rules.filter(({ terms }) => terms !== undefined));
}

function factsOf({ terms = [] }: Rule<RuleOrigin>): ReadonlySet<string> {
  return new Set(terms.flatMap(({ when }) => when.map(({ unknown: fact }) => fact)));
}

function withoutTerms(rule: Rule<RuleOrigin>): Rule<RuleOrigin> {
  if (rule.terms === undefined) return rule;
  const { action: verdict, certain, possible, origin } = rule;
  return { action: verdict, certain, possible, origin };
}

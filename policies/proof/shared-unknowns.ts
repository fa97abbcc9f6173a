// Which named unknowns are worth a comparison: those that several rules rest on. What is unknown in one rule only is
// covered as well by the rule's two bounds, and faster.
import type { Chain, Rule } from "../../modules/packets";
import type { RuleOrigin } from "../readers";
import { mapRules, withoutTerms } from "./chains";

/** Each unknown is one more field of the packet space. Rules that would need more are left to their bounds. */
const MOST_UNKNOWNS = 64;

/**
 * The chains with the terms of those rules only that share an unknown with another rule of any of them, up to a fixed number
 * of unknowns; nothing where no two rules do. Any rule may go without its terms: its bounds hold whatever the unknowns are.
 */
export function withSharedUnknowns(
  ...chains: readonly Chain<RuleOrigin>[]
): readonly Chain<RuleOrigin>[] | undefined {
  const keep = keepingShared(...chains);
  return keep && chains.map((chain) => keep(chain));
}

/** The same for chains of different rules: what to make of each of them. */
export function keepingShared(
  ...chains: readonly Chain<unknown>[]
): (<O>(chain: Chain<O>) => Chain<O>) | undefined {
  const uncertain = chains.flatMap(rulesWithTerms);
  const users = new Map<string, number>();
  for (const rule of uncertain)
    for (const name of unknownsOf(rule)) users.set(name, (users.get(name) ?? 0) + 1);
  const kept = new Set<string>();
  const sharing = new Set<Rule<unknown>>();
  for (const rule of uncertain) {
    const names = [...unknownsOf(rule)];
    if (!names.some((name) => (users.get(name) ?? 0) > 1)) continue;
    const more = names.filter((name) => !kept.has(name));
    if (kept.size + more.length > MOST_UNKNOWNS) continue;
    for (const name of more) kept.add(name);
    sharing.add(rule);
  }
  if (sharing.size === 0) return undefined;
  return (chain) => mapRules(chain, (rule) => (sharing.has(rule) ? rule : withoutTerms(rule)));
}

/** The names of the unknowns that a rule rests on. */
export function unknownsOf({ terms = [] }: Rule<unknown>): ReadonlySet<string> {
  return new Set(terms.flatMap(({ when }) => when.map(({ unknown }) => unknown)));
}

function rulesWithTerms(chain: Chain<unknown>): readonly Rule<unknown>[] {
  return chain.flatMap(({ rules }) => rules.filter(({ terms }) => terms !== undefined));
}

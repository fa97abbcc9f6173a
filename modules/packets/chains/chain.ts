// One shape for every kind of firewall: a chain of first-match layers with actions allow, deny and next. Two security
// groups in a row, a cloud's default rules and a list of documented flows are all chains. `O` is whatever the caller
// wants to get back as the origin of a rule.
import type { Box } from "../sets/box";
import { type Assignment, isSatisfied, type Term } from "../sets/unknowns";

/** `allow` and `deny` end the walk; `next` asks the following layer. The last layer of a chain never says `next`. */
export type Action = "allow" | "deny" | "next";

/** A rule whose match may not be known exactly. `certain` is contained in the truth; `possible` contains it. */
export interface Rule<O> {
  readonly action: Action;
  /** Packets that this rule matches whatever the unknowns turn out to be. May be empty. */
  readonly certain: readonly Box[];
  /** Packets that this rule might match. Contains `certain`; the same array when nothing is unknown. */
  readonly possible: readonly Box[];
  /**
   * What the rule matches, exactly, given the unknowns: the packets of any term whose literals are true. For every
   * packet and whatever the unknowns are, that lies between `certain` and `possible` (see `boundsOfTerms`). Absent when
   * the rule is exact, or when what is unknown about it has no name.
   */
  readonly terms?: readonly Term[];
  readonly origin: O;
}

/** Rules in evaluation order (first match decides), and what holds for packets that no rule matches. */
export interface Layer<O> {
  readonly rules: readonly Rule<O>[];
  readonly implied: { readonly action: Action; readonly origin: O };
}

/** Layers in evaluation order. An empty chain is not a chain: it has no action. */
export type Chain<O> = readonly Layer<O>[];

/**
 * Which bound of a chain to take. `must`: only what is allowed whatever the unmatched part of uncertain rules turns out
 * to be. `may`: everything that is allowed for some way in which they turn out.
 */
export type Bound = "must" | "may";

function checkChain(chain: Chain<unknown>): void {
  const last = chain.at(-1);
  if (last === undefined) throw new Error("a chain without layers has no action");
  if ([...last.rules, last.implied].some(({ action }) => action === "next")) {
    throw new Error("the last layer of a chain says `next`");
  }
}

/** Whether every rule certainly matches whatever it might match, so that both bounds are one. */
export function isExact(chain: Chain<unknown>): boolean {
  return chain.every(({ rules }) => rules.every(isExactRule));
}

function isExactRule({ certain, possible }: Rule<unknown>): boolean {
  return certain === possible;
}

/**
 * What a rule matches when the chain is taken at a bound: as little as it can for an allow at `must` or a deny at `may`,
 * as much as it can for the opposite. Both for a rule among `openRules`, for which no single reading serves.
 */
export function boxesAt(
  { action, certain, possible }: Rule<unknown>,
  bound: Bound,
): readonly Box[] {
  return (action === "deny") === (bound === "must") ? possible : certain;
}

/** Chains are never changed once made, and the same one is asked about again and again. */
const openRulesOf = new WeakMap<Chain<unknown>, readonly ReadonlySet<number>[]>();

/**
 * For each layer of a chain, the indexes of its open rules: uncertain rules that say `next` above an `allow`. Of two
 * packets that such a rule might match, one may fare better if it does and the other if it does not, so that no reading
 * allows the least and both have to be tried. All other uncertain rules have one reading that allows the least and one
 * that allows the most.
 * @throws Error for a chain that has no action for some packet.
 */
export function openRules(chain: Chain<unknown>): readonly ReadonlySet<number>[] {
  const known = openRulesOf.get(chain);
  if (known !== undefined) return known;
  checkChain(chain);
  const open = chain.map(({ rules, implied }) => {
    const lastAllow = [...rules, implied].findLastIndex(({ action }) => action === "allow");
    const isOpen = (rule: Rule<unknown>, at: number): boolean =>
      rule.action === "next" && at < lastAllow && !isExactRule(rule);
    return new Set(rules.flatMap((rule, at) => (isOpen(rule, at) ? [at] : [])));
  });
  openRulesOf.set(chain, open);
  return open;
}

/**
 * The chain as it is for packets for which exactly these unknowns hold. Rules with terms are exact in it; all others are
 * as they were. (To a decision diagram this is "restrict".)
 */
export function restrict<O>(chain: Chain<O>, holding: Assignment): Chain<O> {
  return chain.map(({ rules, implied }) => ({
    implied,
    rules: rules.map(({ action, certain, possible, terms, origin }): Rule<O> => {
      if (terms === undefined) return { action, certain, possible, origin };
      const boxes = terms.flatMap((term) => (isSatisfied(term.when, holding) ? term.boxes : []));
      return { action, certain: boxes, possible: boxes, origin };
    }),
  }));
}

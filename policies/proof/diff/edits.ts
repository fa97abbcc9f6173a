// Which edit a change comes from: what one edit does may be many changes, by other rules, flows and gates, and is read as one
// thing. An edit is named by the rule that somebody has added, removed or altered; where a gate has lost or got all of its
// rules, by the gate.
import { isDeepStrictEqual } from "node:util";

import type { Chain, Rule } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import type { Change } from "./comparison";
import type { GatePair } from "./gate-pairs";

/** The changes of a pair of gates, each with a name of the edit that it comes from. */
export function namedByEdit(pair: GatePair, changes: readonly Change[]): readonly NamedChange[] {
  if (changes.length === 0) return [];
  const base = new WrittenRules(pair.base?.chain ?? []);
  const head = new WrittenRules(pair.head?.chain ?? []);
  const both = pair.base !== undefined && pair.head !== undefined;
  const whole = both && base.isEmpty !== head.isEmpty;
  return changes.map((change) => ({
    change,
    edit: whole ? `rules of ${change.gate}` : editOf(change, base, head),
  }));
}

/** A change, and a name of the edit that it comes from. */
export interface NamedChange {
  readonly change: Change;
  readonly edit: string;
}

/** The same changes with the edits numbered, in the order of their first changes. */
export function numberEdits(named: readonly NamedChange[]): readonly Change[] {
  const numbers = new Map<string, number>();
  return named.map(({ change, edit }) => {
    const number = numbers.get(edit) ?? numbers.size + 1;
    numbers.set(edit, number);
    return { ...change, edit: number };
  });
}

/** The rules of a chain that somebody has written. */
class WrittenRules {
  readonly #byAddress = new Map<string, Rule<RuleOrigin>>();
  readonly #byName = new Map<string, Rule<RuleOrigin>[]>();

  constructor(chain: Chain<RuleOrigin>) {
    for (const rule of chain.flatMap(({ rules }) => rules)) {
      const { writtenBy, address, name } = rule.origin;
      if (writtenBy !== "document") continue;
      this.#byAddress.set(address, rule);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), rule]);
    }
  }

  get isEmpty(): boolean {
    return this.#byAddress.size === 0;
  }

  at(address: string): Rule<RuleOrigin> | undefined {
    return this.#byAddress.get(address);
  }

  called(name: string): readonly Rule<RuleOrigin>[] {
    return this.#byName.get(name) ?? [];
  }
}

function editOf({ before, after }: Change, base: WrittenRules, head: WrittenRules): string {
  const [was, is] = [before.decidedBy, after.decidedBy];
  for (const same of [areAlike, areAlikeInPlace]) {
    const removed = was !== undefined && isGone(was, base, head, same);
    const added = is !== undefined && isGone(is, head, base, same);
    // Of two rules that somebody has touched, the one that decides now is there to be read.
    if (added) return nameOf(is);
    if (removed) return nameOf(was);
  }
  return `${nameOf(was)} and ${nameOf(is)}`;
}

function nameOf(rule: RuleOrigin | undefined): string {
  return rule === undefined ? "no rule" : `${rule.writtenBy} ${rule.address}`;
}

type Likeness = (one: Rule<RuleOrigin>, other: Rule<RuleOrigin>) => boolean;

/** Whether a rule that somebody wrote on one side is not on the other, or not as it was. */
function isGone(
  { address, name }: RuleOrigin,
  own: WrittenRules,
  others: WrittenRules,
  areSame: Likeness,
): boolean {
  const rule = own.at(address);
  return rule !== undefined && !others.called(name).some((one) => areSame(rule, one));
}

function areAlike(one: Rule<RuleOrigin>, other: Rule<RuleOrigin>): boolean {
  return isDeepStrictEqual(contentOf(one), contentOf(other));
}

/** Alike, and at the same priority. */
function areAlikeInPlace(one: Rule<RuleOrigin>, other: Rule<RuleOrigin>): boolean {
  return one.origin.priority === other.origin.priority && areAlike(one, other);
}

function contentOf({ action, certain, possible, terms }: Rule<RuleOrigin>): readonly unknown[] {
  return [action, certain, possible, terms];
}

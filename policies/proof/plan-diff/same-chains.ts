// Whether two chains are the same rule for rule. Then they let through the same packets, whatever is unknown about them, as long as
// each rule means the same on both sides.
import { isDeepStrictEqual } from "node:util";

import type { Chain, Layer, Rule } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import type { MeaningContext } from "../diff/same-names";

type GateChain = Chain<RuleOrigin>;

export interface BothMeanings {
  readonly base: MeaningContext;
  readonly head: MeaningContext;
}

export function areSameChains(base: GateChain, head: GateChain, meanings: BothMeanings): boolean {
  return (
    base.length === head.length &&
    base.every((layer, at) => {
      const other = head[at];
      return other !== undefined && areSameLayers(layer, other, meanings);
    })
  );
}

function areSameLayers(
  one: Layer<RuleOrigin>,
  other: Layer<RuleOrigin>,
  meanings: BothMeanings,
): boolean {
  return (
    one.implied.action === other.implied.action &&
    one.rules.length === other.rules.length &&
    one.rules.every((rule, at) => {
      const twin = other.rules[at];
      return twin !== undefined && areSameRules(rule, twin, meanings);
    })
  );
}

function areSameRules(
  one: Rule<RuleOrigin>,
  other: Rule<RuleOrigin>,
  { base, head }: BothMeanings,
): boolean {
  if (one.action !== other.action || !isDeepStrictEqual(one.possible, other.possible)) return false;
  const isExact = one.certain === one.possible;
  if (isExact !== (other.certain === other.possible)) return false;
  if (isExact) return true;
  // Where nothing certain is known of a rule, so may be its place among the others.
  return (
    isDeepStrictEqual(one.certain, other.certain) &&
    isDeepStrictEqual(one.terms, other.terms) &&
    one.origin.priority === other.origin.priority &&
    one.origin.reason === other.origin.reason &&
    base.ruleText(one.origin) === head.ruleText(other.origin)
  );
}

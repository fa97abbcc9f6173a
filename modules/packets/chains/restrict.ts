// A chain once the facts are known.
import type { Chain, Rule } from "./chain";
import { isSatisfied, type Assignment } from "../sets/unknowns";

/**
 * The chain as it is for packets of which exactly these facts hold. Rules that tell their terms are exact in it; all others
 * are as they were.
 */
export function restrict<O>(chain: Chain<O>, holding: Assignment): Chain<O> {
  return chain.map(({ rules, implied }) => ({
    implied,
    rules: rules.map(({ action: action, certain, possible, terms, origin }): Rule<O> => {
      if (terms === undefined) return { action: action, certain, possible, origin };
      const boxes = terms.flatMap((term) => (isSatisfied(term.when, holding) ? term.boxes : []));
      return { action: action, certain: boxes, possible: boxes, origin };
    }),
  }));
}

// A chain once the facts are known.
import type { Chain, Rule } from "./chain";
import { areTrue, type Holding } from "../sets/unknowns";

/**
 * The chain as it is for packets of which exactly these facts hold. Rules that tell their terms are exact in it; all others
 * are as they were.
 */
export function knowing<O>(chain: Chain<O>, holding: Holding): Chain<O> {
  return chain.map(({ rules, implied }) => ({
    implied,
    rules: rules.map(({ verdict, certain, possible, terms, origin }): Rule<O> => {
      if (terms === undefined) return { verdict, certain, possible, origin };
      const boxes = terms.flatMap((term) => (areTrue(term.when, holding) ? term.boxes : []));
      return { verdict, certain: boxes, possible: boxes, origin };
    }),
  }));
}

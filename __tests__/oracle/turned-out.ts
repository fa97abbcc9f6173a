// Chains as they turn out to be once every unknown is settled.
import type { Chain } from "../../modules/packets";

/** The chain, had each uncertain rule turned out to match all that is possible (`true`) or only what is certain. */
export function turnedOut(chain: Chain<string>, wide: readonly boolean[]): Chain<string> {
  let rule = 0;
  return chain.map((layer) => ({
    ...layer,
    rules: layer.rules.map((known) => {
      const boxes = (wide[rule++ % wide.length] ?? true) ? known.possible : known.certain;
      return { ...known, certain: boxes, possible: boxes };
    }),
  }));
}

// Random chains over the tiny universe whose rules speak of facts, and every way in which the facts can turn out.
import fc from "fast-check";

import {
  type Action,
  boundsOfTerms,
  type Chain,
  type Assignment,
  type Literal,
  makeBoxes,
  type Rule,
  type Term,
} from "../../../modules/packets";
import { tinyFields } from "./tiny-universe";

const FACTS = ["from Internet", "to web", "from Storage"] as const;

/** Every set of facts that may hold for a packet. */
export const HOLDINGS: readonly Assignment[] = Array.from(
  { length: 2 ** FACTS.length },
  (_, bits) => new Set(FACTS.filter((_fact, at) => ((bits >> at) & 1) === 1)),
);

const literals: fc.Arbitrary<readonly Literal[]> = fc
  .shuffledSubarray([...FACTS], { maxLength: 2 })
  .chain((names) =>
    fc.tuple(...names.map((unknown) => fc.boolean().map((holds) => ({ unknown, holds })))),
  );

/** Terms over the facts; a term without literals is known. */
const tinyTerm: fc.Arbitrary<Term> = fc
  .tuple(fc.array(tinyFields, { minLength: 1, maxLength: 2 }), literals)
  .map(([list, when]) => ({ boxes: list.flatMap(makeBoxes), when }));

type Unplaced = Omit<Rule<string>, "origin">;

const withTerms: fc.Arbitrary<Omit<Unplaced, "action">> = fc
  .array(tinyTerm, { minLength: 1, maxLength: 2 })
  .map((terms) => ({ ...boundsOfTerms(terms), terms }));

const withBounds: fc.Arbitrary<Omit<Unplaced, "action">> = fc
  .tuple(tinyFields, tinyFields, fc.boolean())
  .map(([one, other, exact]) => {
    const possible = [one, other].flatMap(makeBoxes);
    return { possible, certain: exact ? possible : makeBoxes(one) };
  });

/**
 * One or two layers; half of the rules speak of facts, others may be known in part.
 * @param named only rules that are exact once the facts are known.
 */
export function tinyFactChain(named: boolean): fc.Arbitrary<Chain<string>> {
  const matches = named
    ? withTerms
    : fc.oneof({ weight: 2, arbitrary: withTerms }, { weight: 1, arbitrary: withBounds });
  const layer = (at: number, opens: readonly Action[]): fc.Arbitrary<Chain<string>[number]> => {
    const action = fc.constantFrom<Action>(...opens, "deny");
    const rule = fc.tuple(matches, action);
    return fc.tuple(fc.array(rule, { maxLength: 4 }), action).map(([list, implied]) => ({
      rules: list.map(([match, says], i) => {
        return { ...match, action: says, origin: `layer ${at} rule ${i}` };
      }),
      implied: { action: implied, origin: `layer ${at} implied` },
    }));
  };
  const single = layer(0, ["allow"]).map((only) => [only]);
  const double = fc
    .tuple(fc.oneof(layer(0, ["next"]), layer(0, ["next", "allow"])), layer(1, ["allow"]))
    .map((both) => [...both]);
  return fc.oneof(single, double);
}

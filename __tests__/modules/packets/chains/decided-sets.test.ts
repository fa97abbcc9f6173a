import fc from "fast-check";

import { type Bound, boxHas, decide, decidedSets, makeBoxes } from "../../../../modules/packets";
import { handingOn, tinyChain } from "../../../oracle/tiny/tiny-chains";
import { SAMPLES, show, tinyFields } from "../../../oracle/tiny/tiny-universe";

const bounds = fc.constantFrom<Bound>("must", "may");

describe("decidedSets", () => {
  test("holds each packet in the sets of exactly the rules that decide it, within the scope", () => {
    const scopes = fc.option(fc.array(tinyFields, { maxLength: 2 }), { nil: undefined });
    fc.assert(
      fc.property(fc.oneof(tinyChain, handingOn), bounds, scopes, (chain, bound, scopeFields) => {
        const scope = scopeFields?.flatMap(makeBoxes);
        const sets = decidedSets(chain, bound, { scope });
        const wrong = SAMPLES.filter(({ packet }) => {
          const inScope = scope?.some((box) => boxHas(box, packet)) ?? true;
          const expected = inScope ? decide(chain, bound, packet).path : [];
          const found = sets.filter(({ packets }) => packets.has(packet));
          return found.map(({ origin }) => origin).join() !== expected.join();
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("names layer and place of every rule, and what a layer implies without a place", () => {
    fc.assert(
      fc.property(tinyChain, (chain) => {
        const named = decidedSets(chain, "may").map(({ layer, rule, origin }) => {
          const decides = rule === undefined ? chain[layer]?.implied : chain[layer]?.rules[rule];
          return decides?.origin === origin;
        });
        const count = chain.reduce((sum, { rules }) => sum + rules.length + 1, 0);
        expect(named).toEqual(Array.from({ length: count }, () => true));
      }),
      { numRuns: 30 },
    );
  });
});

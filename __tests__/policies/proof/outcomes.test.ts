// What chains do with one packet over their unknowns, against every single way in which these can turn out.
import fc from "fast-check";

import {
  boundsOfTerms,
  boxHas,
  type Chain,
  decide,
  restrict,
  type Term,
} from "../../../modules/packets";
import { outcomesOf } from "../../../policies/proof/outcomes";
import type { RuleOrigin } from "../../../policies/readers";
import { ACCESS, boxes, gate, PARTNERS, rule } from "../../samples/hand-made";
import { packet } from "../readers/support/read-documents";

const SOME = boxes({ from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 443 });
const ONE = packet("tcp 203.0.113.5:1024 > 10.45.16.10:443");
const NAMES = ["a", "b", "c", "d"];

test("the packet is one that the rules are about", () => {
  expect(SOME.some((box) => boxHas(box, ONE))).toBe(true);
});

const literal = fc.record({ unknown: fc.constantFrom(...NAMES), holds: fc.boolean() });
const terms = fc.array(
  fc.array(literal, { maxLength: 2 }).map((when): Term => ({ boxes: SOME, when })),
  { minLength: 1, maxLength: 3 },
);
const uncertain = fc.tuple(fc.constantFrom("allow", "deny"), terms).map(([verdict, all]) => ({
  ...rule(verdict, "r"),
  ...boundsOfTerms(all),
  terms: all,
}));
const chain = fc
  .array(uncertain, { maxLength: 4 })
  .map((rules): Chain<RuleOrigin> => gate("inbound", rules).chain);

test("the same rows as one look at each way", () => {
  fc.assert(
    fc.property(chain, chain, (left, right) => {
      const ways = Array.from({ length: 2 ** NAMES.length }, (_, way) => {
        const holding = new Set(NAMES.filter((_, bit) => ((way >> bit) & 1) === 1));
        return [left, right].map((one) => decide(restrict(one, holding), "must", ONE).action);
      });
      const expected = new Set(ways.map((row) => row.join(" ")));
      const found = outcomesOf([left, right], ONE).map((row) => row.join(" "));
      expect(new Set(found)).toEqual(expected);
    }),
  );
});

test("a hundred tags in a row are no work: the first that holds decides", () => {
  const names = Array.from({ length: 100 }, (_, at) => `tag ${at}`);
  const allow = (name: string) => {
    const own: readonly Term[] = [{ boxes: SOME, when: [{ unknown: name, holds: true }] }];
    return { ...rule("allow", name), ...boundsOfTerms(own), terms: own };
  };
  const all = gate("inbound", names.map(allow)).chain;
  const less = gate("inbound", names.slice(1).map(allow)).chain;
  const rows = outcomesOf([all, less], ONE).map((row) => row.join(" "));
  expect(rows.sort()).toEqual(["allow allow", "allow deny", "deny deny"]);
});

// Random chains over the tiny universe: several layers, every action, and rules that are known only in part.
import fc from "fast-check";

import {
  type Action,
  type BoxFields,
  type Chain,
  type Layer,
  makeBoxes,
  type Rule,
} from "../../../modules/packets";
import { addressParts, PORT_PARTS, PROTOCOL_PARTS, tinyFields } from "./tiny-universe";

/** What is certain of a rule: all that is possible, its first fields, or nothing. */
type Known = "all" | "first" | "none";

function tinyRule(actions: readonly Action[]): fc.Arbitrary<Omit<Rule<string>, "origin">> {
  const fields = fc.array(tinyFields, { minLength: 1, maxLength: 2 });
  const action = fc.constantFrom(...actions);
  const known = fc.constantFrom<Known>("all", "all", "first", "none");
  return fc.tuple(fields, action, known).map(([list, says, extent]) => {
    const possible = list.flatMap(makeBoxes);
    const first = list.slice(0, 1).flatMap(makeBoxes);
    const certain = { all: possible, first, none: [] }[extent];
    return { action: says, possible, certain };
  });
}

function tinyLayer(at: number, actions: readonly Action[]): fc.Arbitrary<Layer<string>> {
  const rules = fc.array(tinyRule(actions), { maxLength: 4 });
  return fc.tuple(rules, fc.constantFrom(...actions)).map(([list, implied]) => ({
    rules: list.map((rule, i) => ({ ...rule, origin: `layer ${at} rule ${i}` })),
    implied: { action: implied, origin: `layer ${at} implied` },
  }));
}

/** Actions of a layer that is not the last: mixed, or those of a security group in front of another. */
const before: readonly (readonly Action[])[] = [
  ["allow", "deny", "next"],
  ["deny", "next"],
];

/** One to three layers. */
export const tinyChain: fc.Arbitrary<Chain<string>> = fc
  .array(fc.constantFrom(...before), { maxLength: 2 })
  .chain((fronts) => {
    const layers = fronts.map((actions, at) => tinyLayer(at, actions));
    return fc.tuple(...layers, tinyLayer(fronts.length, ["allow", "deny"]));
  });

/**
 * Two layers, the first of which hands on in part: rules of wide boxes, most of them uncertain, so that packets of which
 * only the reading of some `next` decides what becomes of them are common.
 */
export const handingOn: fc.Arbitrary<Chain<string>> = (() => {
  const wide = fc.constantFrom<BoxFields>(
    { family: 4 },
    { family: 4, destinationPort: PORT_PARTS.slice(0, 2) },
    { family: 4, destinationPort: PORT_PARTS.slice(1) },
    { family: 4, source: addressParts(4).slice(0, 3) },
    { family: 4, protocol: PROTOCOL_PARTS.slice(0, 3).flat() },
  );
  const list = (at: number, actions: readonly Action[]): fc.Arbitrary<Layer<string>> => {
    const rule = fc.tuple(wide, fc.constantFrom(...actions), fc.integer({ max: 3, min: 0 }));
    return fc
      .tuple(fc.array(rule, { maxLength: 4 }), fc.constantFrom(...actions))
      .map(([made, implied]) => ({
        rules: made.map(([fields, action, known], i) => {
          const possible = makeBoxes(fields);
          return {
            action,
            possible,
            certain: known === 0 ? possible : [],
            origin: `layer ${at} rule ${i}`,
          };
        }),
        implied: { action: implied, origin: `layer ${at} implied` },
      }));
  };
  return fc
    .tuple(list(0, ["next", "next", "allow", "deny"]), list(1, ["allow", "deny"]))
    .map((both) => [...both]);
})();

/** The chain in every way in which its uncertain rules can turn out: each matches all that is possible or what is certain. */
export function everyTruth(chain: Chain<string>): readonly Chain<string>[] {
  return chain.reduce<readonly Chain<string>[]>(
    (fronts, layer) =>
      fronts.flatMap((front) => layersOf(layer).map((settled) => [...front, settled])),
    [[]],
  );
}

/** Chains that can turn out in few enough ways to try them all. */
export const fewTruths: fc.Arbitrary<Chain<string>> = tinyChain.filter((chain) => {
  const uncertain = chain.flatMap(({ rules }) =>
    rules.filter(({ certain, possible }) => certain !== possible),
  );
  return uncertain.length <= 6;
});

function layersOf(layer: Layer<string>): readonly Layer<string>[] {
  return layer.rules.reduce<readonly Layer<string>[]>(
    (layers, rule) =>
      layers.flatMap(({ rules, implied }) =>
        [...new Set([rule.certain, rule.possible])].map((boxes) => {
          const settled = { ...rule, certain: boxes, possible: boxes };
          return { rules: [...rules, settled], implied };
        }),
      ),
    [{ rules: [], implied: layer.implied }],
  );
}

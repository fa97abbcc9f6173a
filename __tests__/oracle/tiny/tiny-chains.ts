// Random chains over the tiny universe: several layers, every action, and rules that are known only in part.
import fc from "fast-check";

import {
  type Chain,
  type Layer,
  makeBoxes,
  type Rule,
  type Action,
} from "../../../modules/packets";
import { tinyFields } from "./tiny-universe";

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

/** A rule of a layer where `allow` and `next` meet is only allowed to say `next` if it is known exactly. */
function settled(layer: Layer<string>): Layer<string> {
  const rules = layer.rules.map((rule) =>
    rule.action === "next" ? { ...rule, certain: rule.possible } : rule,
  );
  return { ...layer, rules };
}

/** Verdicts of a layer that is not the last: mixed, or those of a security group in front of another. */
const before: readonly (readonly Action[])[] = [
  ["allow", "deny", "next"],
  ["deny", "next"],
];

/** One to three layers. */
export const tinyChain: fc.Arbitrary<Chain<string>> = fc
  .array(fc.constantFrom(...before), { maxLength: 2 })
  .chain((fronts) => {
    const layers = fronts.map((actions, at) => {
      const layer = tinyLayer(at, actions);
      return actions.includes("allow") ? layer.map(settled) : layer;
    });
    return fc.tuple(...layers, tinyLayer(fronts.length, ["allow", "deny"]));
  });

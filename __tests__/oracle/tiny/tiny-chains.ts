// Random chains over the tiny universe: several layers, every verdict, and rules that are known only in part.
import fc from "fast-check";

import {
  type Chain,
  type Layer,
  makeBoxes,
  type Rule,
  type Verdict,
} from "../../../modules/packets";
import { tinyFields } from "./tiny-universe";

/** What is certain of a rule: all that is possible, its first fields, or nothing. */
type Known = "all" | "first" | "none";

function tinyRule(verdicts: readonly Verdict[]): fc.Arbitrary<Omit<Rule<string>, "origin">> {
  const fields = fc.array(tinyFields, { minLength: 1, maxLength: 2 });
  const verdict = fc.constantFrom(...verdicts);
  const known = fc.constantFrom<Known>("all", "all", "first", "none");
  return fc.tuple(fields, verdict, known).map(([list, says, extent]) => {
    const possible = list.flatMap(makeBoxes);
    const first = list.slice(0, 1).flatMap(makeBoxes);
    const certain = { all: possible, first, none: [] }[extent];
    return { verdict: says, possible, certain };
  });
}

function tinyLayer(at: number, verdicts: readonly Verdict[]): fc.Arbitrary<Layer<string>> {
  const rules = fc.array(tinyRule(verdicts), { maxLength: 4 });
  return fc.tuple(rules, fc.constantFrom(...verdicts)).map(([list, implied]) => ({
    rules: list.map((rule, i) => ({ ...rule, origin: `layer ${at} rule ${i}` })),
    implied: { verdict: implied, origin: `layer ${at} implied` },
  }));
}

/** A rule of a layer where `allow` and `next` meet is only allowed to say `next` if it is known exactly. */
function settled(layer: Layer<string>): Layer<string> {
  const rules = layer.rules.map((rule) =>
    rule.verdict === "next" ? { ...rule, certain: rule.possible } : rule,
  );
  return { ...layer, rules };
}

/** Verdicts of a layer that is not the last: mixed, or those of a security group in front of another. */
const before: readonly (readonly Verdict[])[] = [
  ["allow", "deny", "next"],
  ["deny", "next"],
];

/** One to three layers. */
export const tinyChain: fc.Arbitrary<Chain<string>> = fc
  .array(fc.constantFrom(...before), { maxLength: 2 })
  .chain((fronts) => {
    const layers = fronts.map((verdicts, at) => {
      const layer = tinyLayer(at, verdicts);
      return verdicts.includes("allow") ? layer.map(settled) : layer;
    });
    return fc.tuple(...layers, tinyLayer(fronts.length, ["allow", "deny"]));
  });

// Rules without which a layer would decide every packet alike, whatever the unknowns turn out to be. Judged layer by layer:
// a rule that only another firewall in front makes idle is not idle in its own.
import type { Box } from "../sets/box";
import { boxesMeet } from "../sets/box-relations";
import { Budget } from "../engine/budget";
import { layerOfBoxes } from "./chain-program";
import type { Chain, Layer, Rule } from "./chain";
import { Solver } from "../engine/solve";
import { DROP, EMIT, type Step } from "../engine/walk";

/** A rule that can go, and why. */
export interface RedundantRule<O> {
  /** The index of the layer in the chain, and of the rule in the layer. */
  readonly layer: number;
  readonly rule: number;
  readonly origin: O;
  /**
   * `matches nothing`: no packet is in it. `shadowed`: rules above it take every packet that it matches.
   * `redundant`: what it decides, rules below it or the implied action would decide alike.
   */
  readonly reason: "matches nothing" | "shadowed" | "redundant";
  /** The rules that take its packets, in evaluation order: above it when shadowed, below it when redundant. */
  readonly by: readonly O[];
}

/** Limits of the question. */
export interface RedundantOptions<O> {
  readonly budget?: number | undefined;
  /** Rules that nobody can take out, so that none is idle and others may be idle because of them. @default none */
  readonly stays?: (origin: O) => boolean;
}

/**
 * All idle rules of the chain, in evaluation order. They can go all at once: a rule is called redundant only because of
 * rules that stay.
 * @throws BudgetExceeded when that takes more work than allowed in all.
 */
export function redundantRules<O>(
  chain: Chain<O>,
  options: RedundantOptions<O> = {},
): readonly RedundantRule<O>[] {
  const budget = new Budget(options.budget);
  return chain.flatMap((layer, at) => idleInLayer(layer, at, budget, options));
}

function idleInLayer<O>(
  { rules, implied }: Layer<O>,
  layer: number,
  budget: Budget,
  { stays: mustStay = () => false }: RedundantOptions<O>,
): readonly RedundantRule<O>[] {
  const idle = new Map<number, RedundantRule<O>>();
  rules.forEach((rule, at) => {
    const { origin } = rule;
    if (mustStay(origin)) return;
    const above = near(rule, rules.slice(0, at));
    const by = rule.possible.length === 0 ? [] : shadowedBy(rule, above, budget);
    if (by === undefined) return;
    const reason = rule.possible.length === 0 ? "matches nothing" : "shadowed";
    idle.set(at, { layer, rule: at, origin, reason, by });
  });
  rules.forEach((rule, at) => {
    if (idle.has(at) || mustStay(rule.origin)) return;
    const stays = rules.map((other, i) => (idle.has(i) ? undefined : other));
    const above = near(rule, stays.slice(0, at));
    const below = { rules: near(rule, stays.slice(at + 1)), implied };
    const by = redundantBy(rule, above, below, budget);
    if (by !== undefined) {
      idle.set(at, { layer, rule: at, origin: rule.origin, reason: "redundant", by });
    }
  });
  return [...idle.values()].sort((a, b) => a.rule - b.rule);
}

/** The rules that might match a packet of this one. */
function near<O>(rule: Rule<O>, others: readonly (Rule<O> | undefined)[]): readonly Rule<O>[] {
  return others.flatMap((other) =>
    other !== undefined && boxesMeet(rule.possible, other.possible) ? [other] : [],
  );
}

/** Rules of a question about some: packets in the boxes take the step. */
interface Asked {
  readonly rules: readonly { readonly boxes: readonly Box[]; readonly step: Step }[];
  readonly otherwise: Step;
}

const OUT: Step = { mark: -1, to: DROP };
const IN: Step = { mark: -1, to: 1 };

/** The rules above that together certainly take all that the rule might match; `undefined` if they leave some. */
function shadowedBy<O>(
  rule: Rule<O>,
  above: readonly Rule<O>[],
  budget: Budget,
): readonly O[] | undefined {
  const own = { rules: [{ boxes: rule.possible, step: IN }], otherwise: OUT };
  const taken = above.map(({ certain }, mark) => ({ boxes: certain, step: { mark, to: EMIT } }));
  const left = { rules: taken, otherwise: { mark: above.length, to: EMIT } };
  return takers(above, [own, left], budget);
}

/** The rules below that decide alike what this one decides; `undefined` if some of it would be decided otherwise. */
function redundantBy<O>(
  rule: Rule<O>,
  above: readonly Rule<O>[],
  below: Layer<O>,
  budget: Budget,
): readonly O[] | undefined {
  const otherwise: Step = { mark: below.rules.length, to: EMIT };
  const alike: Step = { mark: below.rules.length + 1, to: EMIT };
  const decided = {
    rules: [
      ...above.map(({ certain }) => ({ boxes: certain, step: OUT })),
      { boxes: rule.possible, step: IN },
    ],
    otherwise: OUT,
  };
  const without = {
    rules: below.rules.map(({ action, certain, possible }, mark) =>
      action === rule.action
        ? { boxes: certain, step: { mark, to: EMIT } }
        : { boxes: possible, step: otherwise },
    ),
    otherwise: below.implied.action === rule.action ? alike : otherwise,
  };
  return takers(below.rules, [decided, without], budget);
}

/** The origins of the marks of the answer in order; `undefined` when the mark after the last rule is among them. */
function takers<O>(
  rules: readonly Rule<O>[],
  asked: readonly Asked[],
  budget: Budget,
): readonly O[] | undefined {
  const solver = new Solver(
    asked.map((layer) => layer.rules.flatMap(({ boxes }) => layerOfBoxes(boxes))),
    budget,
  );
  const stages = asked.map(({ rules: own, otherwise }, layer) => {
    return { layer, steps: own.map(({ step }) => step), otherwise };
  });
  const marks = new Set(solver.solve({ stages }).map((solution) => solution.marks.at(-1) ?? -1));
  if (marks.has(rules.length)) return undefined;
  return rules.flatMap(({ origin }, at) => (marks.has(at) ? [origin] : []));
}

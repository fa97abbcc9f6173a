// Chains of layers as programs for the solver: each layer is a stage, each action a step. At which bound a chain is taken
// is itself a fact of the program, so that one problem serves the questions at every bound.
import { checkChain } from "./bound-chain";
import type { Box } from "../sets/box";
import type { Bound, Chain, Rule, Action } from "./chain";
import type { Literal, Term } from "../sets/unknowns";
import type { LayerTerms } from "../engine/problem";
import type { Stage } from "../engine/solve";
import { DROP, type Target } from "../engine/walk";

/** The side of a program that a chain is on. */
export type Side = "left" | "right";

/** The steps of a program carry numbers; this remembers whose they are. */
export interface Marked {
  readonly side: "scope" | Side;
  readonly origin: unknown;
}

/** That the chain on this side is taken at this bound. */
export function takenAt(side: Side, bound: Bound): Literal {
  return { unknown: `#${side} may`, holds: bound === "may" };
}

/**
 * What the rules of each layer match.
 * @param byFacts whether rules that tell their terms are taken by these; the bounds are for the others.
 * @throws Error for a chain that has no action for some packet, or whose bounds would not be bounds.
 */
export function layersOf<O>(chain: Chain<O>, side: Side, byFacts: boolean): readonly LayerTerms[] {
  checkChain(chain);
  return chain.map(({ rules }) =>
    rules.map((rule) => (byFacts ? rule.terms : undefined) ?? termsAtBounds(rule, side)),
  );
}

function termsAtBounds(
  { action: action, certain, possible }: Rule<unknown>,
  side: Side,
): readonly Term[] {
  if (certain === possible) return [{ boxes: possible, when: [] }];
  const [must, may] = action === "deny" ? [possible, certain] : [certain, possible];
  return [
    { boxes: must, when: [takenAt(side, "must")] },
    { boxes: may, when: [takenAt(side, "may")] },
  ];
}

/** A layer of one rule. */
export function layerOfBoxes(boxes: readonly Box[]): LayerTerms {
  return [[{ boxes, when: [] }]];
}

/** A first stage that lets only what is in its layer, all of it one rule, through to the next one. */
export function scopeStage(layer: number, marked: Marked[], to: Target = layer + 1): Stage {
  const mark = marked.push({ side: "scope", origin: undefined }) - 1;
  return { layer, steps: [{ mark, to }], otherwise: { mark, to: DROP } };
}

/** A first stage that lets everything through to the second but what is in its layer, all of it one rule. */
export function gateStage(layer: number, marked: Marked[]): Stage {
  const mark = marked.push({ side: "scope", origin: undefined }) - 1;
  return { layer, steps: [{ mark, to: DROP }], otherwise: { mark, to: layer + 1 } };
}

/**
 * The layers of a chain as the stages `at`, `at + 1`, ... of a program; appends the origins of its steps to `marked`.
 * @param layer the number of the chain's first layer in the problem.
 */
export function chainStages<O>(
  chain: Chain<O>,
  side: Side,
  { at, layer }: { readonly at: number; readonly layer: number },
  ends: { readonly allow: Target; readonly deny: Target },
  marked: Marked[],
): readonly Stage[] {
  return chain.map(({ rules, implied }, i) => {
    const step = ({ action, origin }: { readonly action: Action; readonly origin: O }) => ({
      mark: marked.push({ side, origin }) - 1,
      to: action === "next" ? at + i + 1 : ends[action],
    });
    return { layer: layer + i, steps: rules.map(step), otherwise: step(implied) };
  });
}

// Chains of layers as programs for the solver: each layer is a stage, each action a step. At which bound a chain is taken
// is itself an unknown of the program, so that one problem serves the questions at every bound.
import type { Box } from "../sets/box";
import { type Action, type Bound, boxesAt, type Chain, openRules, type Rule } from "./chain";
import type { Literal, Term } from "../sets/unknowns";
import type { LayerTerms } from "../engine/unknown-fields";
import type { Stage } from "../engine/solve";
import { DROP, type Target } from "../engine/walk";

/** The side of a program that a chain is on. */
export type Side = "left" | "right";

/** The steps of a program carry numbers; this remembers whose they are. */
export interface Marked {
  readonly side: "scope" | Side;
  readonly action?: Action;
  readonly origin: unknown;
}

/** That the chain on this side is taken at this bound. */
export function takenAt(side: Side, bound: Bound): Literal {
  return { unknown: `#${side} may`, holds: bound === "may" };
}

/** That an open rule matches what it might match beyond what is certain. */
function readingOf(side: Side, layer: number, rule: number): Literal {
  return { unknown: `#${side} next ${layer}.${rule}`, holds: true };
}

/** Whether the literal is about the reading of an open rule and not about an unknown of the caller's. */
export function isReading({ unknown }: Literal): boolean {
  return unknown.startsWith("#");
}

/**
 * What the rules of each layer match.
 * @param overUnknowns whether rules with terms are taken by these; the bounds are for the others.
 * @throws Error for a chain that has no action for some packet.
 */
export function layersOf<O>(
  chain: Chain<O>,
  side: Side,
  overUnknowns: boolean,
): readonly LayerTerms[] {
  const open = openRules(chain);
  return chain.map(({ rules }, layer) =>
    rules.map((rule, at): readonly Term[] => {
      const { certain, possible, terms } = rule;
      if (overUnknowns && terms !== undefined) return terms;
      if (certain === possible) return [{ boxes: possible, when: [] }];
      if (open[layer]?.has(at) !== true) return termsAtBounds(rule, side);
      return [
        { boxes: certain, when: [] },
        { boxes: possible, when: [readingOf(side, layer, at)] },
      ];
    }),
  );
}

function termsAtBounds(rule: Rule<unknown>, side: Side): readonly Term[] {
  return (["must", "may"] as const).map((bound) => {
    return { boxes: boxesAt(rule, bound), when: [takenAt(side, bound)] };
  });
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
      mark: marked.push({ side, action, origin }) - 1,
      to: action === "next" ? at + i + 1 : ends[action],
    });
    return { layer: layer + i, steps: rules.map(step), otherwise: step(implied) };
  });
}

// Chains of layers as programs for the solver: each layer is a stage, each verdict a step.
import type { BoundChain } from "./bound-chain";
import type { Verdict } from "./chain";
import type { LayerBoxes } from "./kernel/problem";
import type { Stage } from "./kernel/solve";
import { DROP, type Target } from "./kernel/walk";

/** The steps of a program carry numbers; this remembers whose they are. */
export interface Marked {
  readonly side: "scope" | "left" | "right";
  readonly origin: unknown;
}

/** The boxes of each layer of a chain. */
export function layersOf<O>(chain: BoundChain<O>): readonly LayerBoxes[] {
  return chain.map(({ rules }) => rules.map(({ boxes }) => boxes));
}

/** A first stage that lets only what is in its layer, all of it one rule, through to the second. */
export function scopeStage(layer: number, marked: Marked[]): Stage {
  const mark = marked.push({ side: "scope", origin: undefined }) - 1;
  return { layer, steps: [{ mark, to: 1 }], otherwise: { mark, to: DROP } };
}

/**
 * The layers of a chain as the stages `at`, `at + 1`, ... of a program; appends the origins of its steps to `marked`.
 * @param layer the number of the chain's first layer in the problem.
 */
export function chainStages<O>(
  chain: BoundChain<O>,
  side: Marked["side"],
  { at, layer }: { readonly at: number; readonly layer: number },
  ends: { readonly allow: Target; readonly deny: Target },
  marked: Marked[],
): readonly Stage[] {
  return chain.map(({ rules, implied }, i) => {
    const step = ({ verdict, origin }: { readonly verdict: Verdict; readonly origin: O }) => ({
      mark: marked.push({ side, origin }) - 1,
      to: verdict === "next" ? at + i + 1 : ends[verdict],
    });
    return { layer: layer + i, steps: rules.map(step), otherwise: step(implied) };
  });
}

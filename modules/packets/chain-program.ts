// Chains of layers as programs for the solver: each layer is a stage, each verdict a step.
import type { BoundChain } from "./bound-chain";
import type { Box } from "./box";
import type { Verdict } from "./chain";
import type { Stage } from "./kernel/solve";
import { DROP, type Target } from "./kernel/walk";

/** The steps of a program carry numbers; this remembers whose they are. */
export interface Marked {
  readonly side: "scope" | "left" | "right";
  readonly origin: unknown;
}

/** A first stage that lets only the scope through to the second. */
export function scopeStage(scope: readonly Box[], marked: Marked[]): Stage {
  const mark = marked.push({ side: "scope", origin: undefined }) - 1;
  return { rules: [{ boxes: scope, mark, to: 1 }], otherwise: { mark, to: DROP } };
}

/** The layers of a chain as the stages `at`, `at + 1`, ... of a program; appends the origins of its steps to `marked`. */
export function chainStages<O>(
  chain: BoundChain<O>,
  side: Marked["side"],
  at: number,
  ends: { readonly allow: Target; readonly deny: Target },
  marked: Marked[],
): readonly Stage[] {
  return chain.map((layer, i) => {
    const step = ({ verdict, origin }: { readonly verdict: Verdict; readonly origin: O }) => ({
      mark: marked.push({ side, origin }) - 1,
      to: verdict === "next" ? at + i + 1 : ends[verdict],
    });
    const rules = layer.rules.map((rule) => ({ boxes: rule.boxes, ...step(rule) }));
    return { rules, otherwise: step(layer.implied) };
  });
}

// A chain whose rules may match more or less than is known, taken at one of its two bounds. What comes out matches
// exactly, so that the rest of the engine never has to think of certain and possible.
import type { Box } from "../sets/box";
import type { Bound, Chain, Layer, Rule, Action } from "./chain";

/** A rule that matches exactly the packets in its boxes. */
export interface BoundRule<O> {
  readonly action: Action;
  readonly boxes: readonly Box[];
  readonly origin: O;
}

/** A layer of rules that match exactly. */
export interface BoundLayer<O> {
  readonly rules: readonly BoundRule<O>[];
  readonly implied: Layer<O>["implied"];
}

/** Layers in evaluation order; there is at least one, and the last never says `next`. */
export type BoundChain<O> = readonly BoundLayer<O>[];

/** Chains are never changed once made, and the same one is asked about again and again. */
const bindings = new WeakMap<Chain<unknown>, Map<Bound, BoundChain<unknown>>>();

/**
 * The chain at a bound: `must` allows no packet that the truth might deny, `may` allows every packet that the truth
 * might allow. The same object for the same chain and bound, and for both bounds of a chain that is exact.
 * @throws Error for a chain that has no action for some packet, or whose bounds would not be bounds.
 */
export function bindChain<O>(chain: Chain<O>, bound: Bound): BoundChain<O> {
  const known = bindings.get(chain) ?? new Map<Bound, BoundChain<unknown>>();
  const ready = known.get(bound) as BoundChain<O> | undefined;
  if (ready !== undefined) return ready;
  const made = bindLayers(chain, bound);
  const exact = chain.every(({ rules }) => rules.every((rule) => rule.certain === rule.possible));
  for (const each of exact ? (["must", "may"] as const) : [bound]) known.set(each, made);
  bindings.set(chain, known);
  return made;
}

function bindLayers<O>(chain: Chain<O>, bound: Bound): BoundChain<O> {
  checkChain(chain);
  return chain.map(({ rules, implied }) => ({
    rules: rules.map((rule) => bindRule(rule, bound)),
    implied,
  }));
}

/** @throws Error for a chain that has no action for some packet, or whose bounds would not be bounds. */
export function checkChain<O>(chain: Chain<O>): void {
  if (chain.length === 0) throw new Error("a chain without layers has no action");
  chain.forEach((layer, i) => {
    checkLayer(layer, i === chain.length - 1);
  });
}

function bindRule<O>(rule: Rule<O>, bound: Bound): BoundRule<O> {
  const wide = (rule.action === "deny") === (bound === "must");
  return {
    action: rule.action,
    boxes: wide ? rule.possible : rule.certain,
    origin: rule.origin,
  };
}

/**
 * Within a layer, narrowing a rule hands its packets to the rules below it. That is safe as long as no rule below gives
 * more than this one: an uncertain `next` above an `allow` would be narrowed to more, not to less.
 */
function checkLayer<O>({ rules, implied }: Layer<O>, last: boolean): void {
  const actions = [...rules.map((rule) => rule.action), implied.action];
  if (last && actions.includes("next")) throw new Error("the last layer of a chain says `next`");
  const lastAllow = actions.lastIndexOf("allow");
  const unsafe = rules.some(
    (rule, i) => i < lastAllow && rule.action === "next" && rule.certain !== rule.possible,
  );
  if (unsafe) throw new Error("an uncertain `next` rule has an `allow` below it in the same layer");
}

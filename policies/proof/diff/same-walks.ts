// Packets that are unknown on both sides of a comparison by the bounds of the rules. They are unchanged where both chains ask
// the same uncertain rules in the same order and end with the same action: then both give the same answer in any case.
import { compareChains, type CompareOptions } from "../../../modules/packets";
import type { Box, Chain, Layer, Rule } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import type { NamesOfBoth } from "./same-names";

type GateChain = Chain<RuleOrigin>;

/** The boxes of `packets` in which the two chains need not give the same answer. */
export function differingWalks(
  base: GateChain,
  head: GateChain,
  packets: readonly Box[],
  names: NamesOfBoth,
  options: CompareOptions,
): readonly Box[] {
  if (packets.length === 0 || base.length !== head.length) return packets;
  const scoped = { ...options, scope: packets };
  return base.flatMap((layer, index) => {
    const other = head[index];
    if (other === undefined) return packets;
    const left = traceChain(layer, "allow", (rule) => names.base.textOf(rule));
    const right = traceChain(other, "deny", (rule) => names.head.textOf(rule));
    return compareChains(left, "must", right, "must", scoped)
      .filter((piece) => traceText(piece.left) !== traceText(piece.right))
      .flatMap(({ boxes }) => boxes);
  });
}

/** One step of a walk: a rule that may match, the certain end of the layer, or nothing. */
type Step =
  { readonly uncertain: string; readonly action: string } | { readonly end: string } | undefined;

/**
 * The layer as a chain whose path for a packet is the packet's whole walk: every uncertain rule that may match it gets a
 * layer of its own and lets it pass on, and what certainly matches ends the walk. All ends have one verdict, so that a
 * comparison of two such chains goes through all pairs of walks.
 */
function traceChain(
  { rules, implied }: Layer<RuleOrigin>,
  verdict: "allow" | "deny",
  textOf: (rule: RuleOrigin) => string,
): Chain<Step> {
  const layers: Layer<Step>[] = [];
  let own: Rule<Step>[] = [];
  for (const rule of rules) {
    if (rule.certain.length > 0) own.push(exact(verdict, rule.certain, { end: rule.action }));
    if (rule.certain === rule.possible) continue;
    own.push(exact("next", rule.possible, { uncertain: textOf(rule.origin), action: rule.action }));
    layers.push({ rules: own, implied: { action: "next", origin: undefined } });
    own = [];
  }
  return [...layers, { rules: own, implied: { action: verdict, origin: { end: implied.action } } }];
}

function exact(verdict: Rule<Step>["action"], boxes: readonly Box[], origin: Step): Rule<Step> {
  return { action: verdict, certain: boxes, possible: boxes, origin };
}

/** The walk as text. Uncertain rules at its end with the action that comes after them anyway change nothing. */
function traceText(path: readonly Step[]): string {
  const steps = path.filter((step) => step !== undefined);
  const last = steps.at(-1);
  const end = last !== undefined && "end" in last ? last.end : "";
  const uncertain = steps.flatMap((step) => ("uncertain" in step ? [step] : []));
  while (uncertain.at(-1)?.action === end) uncertain.pop();
  return JSON.stringify([...uncertain.map((step) => [step.uncertain, step.action]), end]);
}

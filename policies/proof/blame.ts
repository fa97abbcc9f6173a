// Which rule is to be named for a packet, and which one would come next. Asked of the packet-by-packet evaluator, so that
// blame never rests on the comparison that it explains.
import { decide } from "../../modules/packets";
import type { Bound, Chain, Decision, Packet } from "../../modules/packets";
import type { RuleOrigin } from "../readers";

type Path = readonly RuleOrigin[];

/** The rule of a path to name: the last one that somebody wrote, else the last one. */
export function deciding(path: Path): RuleOrigin {
  const rule = path.findLast(({ writtenBy }) => writtenBy === "document") ?? path.at(-1);
  if (rule === undefined) throw new Error("a decision without a rule");
  return rule;
}

/**
 * The uncertain rule for a packet that one bound allows and the other denies: where the two walks part, the rule that
 * comes earlier, because that is the one which may or may not match.
 */
export function uncertainRule(chain: Chain<RuleOrigin>, may: Path, must: Path): RuleOrigin {
  for (const [index, layer] of chain.entries()) {
    const [open, closed] = [may[index], must[index]];
    if (open === closed && open !== undefined) continue;
    const first = layer.rules.find(({ origin }) => origin === open || origin === closed)?.origin;
    const found = first ?? open ?? closed;
    if (found !== undefined) return found;
  }
  throw new Error("two walks that part nowhere");
}

/** The bound that is hard to satisfy names the rule: what certainly allows, or what certainly denies. */
export function ruleToBlame(
  chain: Chain<RuleOrigin>,
  may: Decision<RuleOrigin>,
  must: Decision<RuleOrigin>,
): RuleOrigin {
  if (may.action !== must.action) return uncertainRule(chain, may.path, must.path);
  return deciding((may.action === "allow" ? must : may).path);
}

interface Next {
  readonly rule: RuleOrigin;
  readonly verdict: "allow" | "deny";
}

/**
 * What would decide the packet had the rule not been there; nothing when the rule is what the layer implies.
 * @param decision how the packet is decided with the rule in place.
 */
export function nextAfter(
  chain: Chain<RuleOrigin>,
  bound: Bound,
  packet: Packet,
  rule: RuleOrigin,
  decision: Decision<RuleOrigin>,
): Next | undefined {
  const { path, next } = decision;
  const last = path.length === chain.length;
  if (last && path.at(-1) === rule)
    return next === undefined ? undefined : inLastLayer(chain, next);
  const at = chain.findIndex(({ rules }) => rules.some(({ origin }) => origin === rule));
  if (at < 0) return undefined;
  const rest = chain.map((layer, index) =>
    index === at ? { ...layer, rules: layer.rules.filter(({ origin }) => origin !== rule) } : layer,
  );
  const without = decide(rest, bound, packet);
  const found = without.path[at];
  return found === undefined ? undefined : { rule: found, verdict: without.action };
}

function inLastLayer(chain: Chain<RuleOrigin>, next: RuleOrigin): Next {
  const layer = chain.at(-1);
  const found = layer?.rules.find(({ origin }) => origin === next) ?? layer?.implied;
  // A last layer never says `next`.
  return { rule: next, verdict: found?.action === "allow" ? "allow" : "deny" };
}

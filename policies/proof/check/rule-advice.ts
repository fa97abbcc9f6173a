// Rules of the Edge gates that could go without changing anything: advice to the reviewer, never a finding.
// Only asked for where somebody reads the answer, because it takes longer than the proof itself.
import { BudgetExceeded, redundantRules } from "../../../modules/packets";
import type { Advisory } from "../../../modules/sites";
import type { RedundantRule, Layer } from "../../../modules/packets";
import { describeRule } from "../../catalog";
import { locateRule, type Reading, type RuleOrigin } from "../../readers";

/** Layers longer than this are not looked at: each rule is held against all others. */
const MOST_RULES = 2000;

/** Work for one layer. */
const BUDGET = 2_000_000;

/** Advisories that are listed; those after them are counted. */
const SHOWN = 50;

/** What the rules of the Edge gates suggest, each rule once. */
export function adviseRules({ gates, source }: Reading): readonly Advisory[] {
  const layers = new Set(
    gates.flatMap(({ machines, chain }) => (machines === "edge" ? chain : [])),
  );
  const messages = [...new Set([...layers].flatMap((layer) => adviseLayer(layer, source)))];
  const rest = messages.length - SHOWN;
  return [
    ...messages.slice(0, SHOWN),
    ...(rest > 0 ? [`${rest} more rules decide nothing that other rules do not decide`] : []),
  ].map((message) => ({ id: "rules", message }));
}

function adviseLayer(layer: Layer<RuleOrigin>, source: Reading["source"]): readonly string[] {
  if (layer.rules.length > MOST_RULES) {
    return [
      `rules that decide nothing were not looked for among ${layer.rules.length} rules; up to ${MOST_RULES} are`,
    ];
  }
  try {
    return redundantRules([layer], {
      budget: BUDGET,
      stays: ({ writtenBy }) => writtenBy === "cloud",
    }).flatMap((redundant) => adviseRule(redundant, source) ?? []);
  } catch (error) {
    if (error instanceof BudgetExceeded)
      return [`rules that decide nothing were not looked for: ${error.message}`];
    throw error;
  }
}

/** What the platform decides alike is no reason to leave a rule out: denies are better written than implied. */
function adviseRule(
  { origin, reason, by }: RedundantRule<RuleOrigin>,
  source: Reading["source"],
): string | undefined {
  const others = by.filter(({ writtenBy }) => writtenBy === "document");
  const rule = `${describeRule(origin)} (${where(locateRule(origin, source))})`;
  switch (reason) {
    case "matches nothing":
      return `the rule ${rule} matches no packet at all`;
    case "shadowed":
      return `the rule ${rule} decides nothing: ${listed(others)} ${others.length === 1 ? "takes" : "take"} all its packets first`;
    case "redundant":
      return others.length === 0
        ? undefined
        : `the rule ${rule} is redundant: without it, ${listed(others)} would decide its packets alike`;
  }
}

function where({ address, place }: RuleOrigin): string {
  return place?.line === undefined ? address : `${address}, ${place.file}:${place.line}`;
}

function listed(rules: readonly RuleOrigin[]): string {
  const [first, second, ...more] = rules.map(describeRule);
  if (first === undefined) return "other rules";
  if (second === undefined) return first;
  return more.length === 0
    ? `${first} and ${second}`
    : `${first}, ${second} and ${more.length} more`;
}

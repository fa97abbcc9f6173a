// Names of rules: the flow's id and the family. A name that a platform would not take is a problem for the user, because
// a shortened name would move when its neighbours do.
import type { Problem } from "../input";
import type { Family } from "../packets";
import type { BoundFlow } from "../sites";
import type { NameLimits, RulesetLimits } from "./planned-rule";
import { shortFlowId } from "./priority-registry";

/** The name without the site's prefix: `in-access-tcp-443-clients-v4`. */
export function flowRuleKey(flow: BoundFlow, family: Family, limits: NameLimits): string {
  return `${limits.short ? shortFlowId(flow.id) : flow.id}-v${family}`;
}

export function ruleName(key: string, { prefix }: NameLimits): string {
  return prefix === "" ? key : `${prefix}-${key}`;
}

/** What is wrong with a rule's name: its length, or its characters. */
export function nameProblems(
  rule: { readonly name: string; readonly key: string; readonly flow?: BoundFlow },
  limits: RulesetLimits,
): readonly Problem[] {
  const { maxLength, pattern, allowed } = limits.name;
  const whose = rule.flow === undefined ? "" : ` of flow \`${rule.flow.id}\``;
  if (rule.name.length > maxLength) {
    return [
      {
        message: `name of the ${limits.ruleNoun}${whose} is too long`,
        got: `\`${rule.name}\` (${rule.name.length} characters)`,
        allowed: `at most ${maxLength} characters`,
        remedy: howToShorten(rule, limits.name),
      },
    ];
  }
  if (pattern.test(rule.name)) return [];
  return [
    {
      message: `name of the ${limits.ruleNoun}${whose} has characters that the platform does not take`,
      got: `\`${rule.name}\``,
      allowed,
    },
  ];
}

function howToShorten(
  { key, flow }: { readonly key: string; readonly flow?: BoundFlow },
  { maxLength, prefix, prefixKey }: NameLimits,
): string {
  const room = maxLength - key.length - 1;
  if (prefixKey !== undefined && room >= 1) {
    return `shorten \`${prefixKey}\` (\`${prefix}\`) to at most ${room} characters`;
  }
  const excess = key.length + (prefix === "" ? 0 : 2) - maxLength;
  const what = flow?.extra === undefined ? "the role names in the document" : "its id";
  const also = prefixKey === undefined ? "" : `, and \`${prefixKey}\` as far as needed`;
  return `shorten ${what} by at least ${excess} characters${also}`;
}

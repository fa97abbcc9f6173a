// What a platform's limits say about a whole ruleset. Nothing is split, merged or dropped to get below one: that would
// change rules that nobody touched.
import { formatPortRange } from "../flows";
import type { Problem } from "../input";
import { descriptionProblems } from "./rule-description";
import { nameProblems } from "./rule-naming";
import type { PlannedRule, RulesetLimits } from "./planned-rule";

export function limitProblems(
  rules: readonly PlannedRule[],
  limits: RulesetLimits,
): readonly Problem[] {
  return [
    ...rules.flatMap((rule) => [
      ...nameProblems(rule, limits),
      ...descriptionProblems(rule, limits),
      ...prefixProblems(rule, limits),
      ...sourcePortProblems(rule, limits),
      ...serviceTagProblems(rule, limits),
      ...protocolProblems(rule, limits),
    ]),
    ...repeatedNames(rules, limits),
    ...tooMany(rules, limits),
  ];
}

function prefixProblems(rule: PlannedRule, limits: RulesetLimits): readonly Problem[] {
  const side = rule.near.length > rule.far.length ? "near" : "far";
  const count = rule[side].length;
  if (count <= limits.prefixesPerRule) return [];
  const role = rule.flow === undefined ? "" : ` (\`${rule.flow[side].role}\`)`;
  return [
    {
      message: `${limits.ruleNoun} \`${rule.name}\` has too many prefixes on one side${role}`,
      got: String(count),
      allowed: `at most ${limits.prefixesPerRule}`,
      remedy: fewerPrefixes(count - limits.prefixesPerRule, rule, side),
    },
  ];
}

/** A rule is never split for the user: that would change the rules of a flow that nobody touched. */
function fewerPrefixes(excess: number, { flow }: PlannedRule, side: "near" | "far"): string {
  const fewer = `list ${excess} fewer, or larger or adjacent ones: adjacent ones are joined`;
  if (side === "near" || flow === undefined) return fewer;
  return `${fewer}; or give ${excess} of them a flow of their own under \`extraFlows\``;
}

function sourcePortProblems(
  { name, sourcePorts }: PlannedRule,
  limits: RulesetLimits,
): readonly Problem[] {
  if (sourcePorts === undefined || limits.sourcePorts) return [];
  return [
    {
      message: `${limits.ruleNoun} \`${name}\` would have to match source ports, which the platform cannot`,
      got: formatPortRange(sourcePorts),
      remedy: "leave the flow out of this deployment, or select one that is from any source port",
    },
  ];
}

function serviceTagProblems(
  { name, flow }: PlannedRule,
  limits: RulesetLimits,
): readonly Problem[] {
  const tag = flow?.far.serviceTag;
  if (tag === undefined || limits.serviceTags) return [];
  return [
    {
      message: `${limits.ruleNoun} \`${name}\` would have to name a service tag, which the platform does not have`,
      got: tag.name,
      remedy: "name the prefixes instead, or leave the flow out of this deployment",
    },
  ];
}

function protocolProblems(
  { name, transport }: PlannedRule,
  limits: RulesetLimits,
): readonly Problem[] {
  if (limits.protocols.includes(transport)) return [];
  return [
    {
      message: `${limits.ruleNoun} \`${name}\` would have to match ${transport} alone, which the platform cannot`,
      got: transport,
      allowed: limits.protocols.join(", "),
      remedy: "leave the flow out of this deployment",
    },
  ];
}

function repeatedNames(rules: readonly PlannedRule[], limits: RulesetLimits): readonly Problem[] {
  const seen = new Set<string>();
  return rules.flatMap(({ name }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `two ${limits.ruleNoun}s would be named \`${name}\``;
    return [{ message, remedy: "give one of the two flows another id" }];
  });
}

function tooMany(rules: readonly PlannedRule[], limits: RulesetLimits): readonly Problem[] {
  const sum = (side: (rule: PlannedRule) => readonly string[]): number =>
    rules.reduce((total, rule) => total + side(rule).length, 0);
  const source = sum((rule) => (rule.direction === "inbound" ? rule.far : rule.near));
  const destination = sum((rule) => (rule.direction === "inbound" ? rule.near : rule.far));
  const counts = [
    { what: `${limits.ruleNoun}s`, count: rules.length, most: limits.rules },
    { what: "source prefixes", count: source, most: limits.prefixesInAll },
    { what: "destination prefixes", count: destination, most: limits.prefixesInAll },
  ];
  return counts
    .filter(({ count, most }) => count > most)
    .map(({ what, count, most }) => ({
      message: `the deployment needs more ${what} than the platform takes`,
      got: String(count),
      allowed: `at most ${most}`,
      remedy: `${count - most} too many: select fewer documents or capabilities, list fewer and larger prefixes, or give the interfaces gates of their own (\`interfaces\` of \`attach\` or \`networks\`): each gate has the whole limit`,
    }));
}

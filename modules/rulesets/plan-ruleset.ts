// From bound flows to ordered rules: an allow for each flow and family with exact addresses on the near side, and after
// them a deny of everything, in both directions and for both families, so that no default of a cloud is ever reached.
import type { Direction } from "../flows";
import { InputError } from "../input";
import { ALL_ADDRESSES, prefixTexts, unionAddresses } from "../packets";
import type { AddressRange, Family } from "../packets";
import type { BoundEnd, BoundFlow, Deployment } from "../sites";
import type { PlannedRule, Ruleset, RulesetLimits } from "./planned-rule";
import { flowPriority, priorityProblems } from "./priorities";
import { describeAllowance, describeFlow } from "./rule-description";
import { limitProblems } from "./rule-limits";
import { flowRuleKey, ruleName } from "./rule-naming";

const FAMILIES: readonly Family[] = [4, 6];
const DIRECTIONS: readonly Direction[] = ["inbound", "outbound"];

/**
 * The rules of a deployment within a platform's limits.
 * @throws InputError with every limit that the deployment exceeds
 */
export function planRuleset(deployment: Deployment, limits: RulesetLimits): Ruleset {
  const { flows, allowances = [] } = deployment;
  const opened = [...flows, ...allowances.map(({ flow }) => flow)];
  const allows = [
    ...flows.flatMap((flow) =>
      allowRules(flow, describeFlow(flow, limits.descriptionLength), limits),
    ),
    ...allowances.flatMap((it) =>
      allowRules(it.flow, describeAllowance(it, limits.descriptionLength), limits),
    ),
  ];
  const rules = [...allows, ...finalDenies(deployment, limits)].sort(inEvaluationOrder);
  const problems = [...priorityProblems(opened), ...limitProblems(rules, limits)];
  if (problems.length > 0) {
    const { name, place } = deployment;
    throw new InputError(
      problems.map((problem) => ({
        ...problem,
        place,
        message: `deployment \`${name}\`: ${problem.message}`,
      })),
    );
  }
  return { deployment: deployment.name, rules };
}

function allowRules(
  flow: BoundFlow,
  description: string,
  limits: RulesetLimits,
): readonly PlannedRule[] {
  const rules = FAMILIES.flatMap((family) => {
    const near = prefixesOf(flow.near, family);
    const far = prefixesOf(flow.far, family);
    if (near.length === 0 || far.length === 0) return [];
    const { serviceTag } = flow.far;
    const key = flowRuleKey(flow, family, limits.name);
    const { direction, transport, ports, sourcePorts } = flow;
    const rule: PlannedRule = {
      name: ruleName(key, limits.name),
      key,
      direction,
      action: "allow",
      priority: flowPriority(flow, family),
      family,
      transport,
      ...(ports === undefined ? {} : { ports }),
      ...(sourcePorts === undefined ? {} : { sourcePorts }),
      near,
      far: serviceTag === undefined ? far : [serviceTag.name],
      description,
      flow,
    };
    return [rule];
  });
  if (rules.length === 0) throw new Error(`flow ${flow.id} has no family that both ends share`);
  return rules;
}

function prefixesOf(end: BoundEnd, family: Family): readonly string[] {
  return prefixTexts(family, rangesOf(end, family));
}

function rangesOf(end: BoundEnd, family: Family): readonly AddressRange[] {
  return end.addresses.find((list) => list.family === family)?.ranges ?? [];
}

function finalDenies(deployment: Deployment, limits: RulesetLimits): readonly PlannedRule[] {
  return DIRECTIONS.flatMap((direction) =>
    FAMILIES.flatMap((family) => {
      const near = prefixTexts(family, deniedAddresses(deployment, family, limits));
      if (near.length === 0) return [];
      const all = limits.denyOf === undefined ? "all" : `all-${limits.denyOf}`;
      const key = `${direction === "inbound" ? "in" : "out"}-deny-${all}-v${family}`;
      const rule: PlannedRule = {
        name: ruleName(key, limits.name),
        key,
        direction,
        action: "deny",
        priority: limits.denyPriority[family],
        family,
        transport: "any",
        near,
        far: prefixTexts(family, ALL_ADDRESSES[family]),
        description: `deny everything ${direction} over IPv${family} that no flow above allows`,
      };
      return [rule];
    }),
  );
}

function deniedAddresses(
  { interfaces }: Deployment,
  family: Family,
  { denyNear }: RulesetLimits,
): readonly AddressRange[] {
  switch (denyNear) {
    case "everything":
      return ALL_ADDRESSES[family];
    case "interfaces":
      return unionAddresses(...interfaces.map((end) => rangesOf(end, family)));
  }
}

function inEvaluationOrder(left: PlannedRule, right: PlannedRule): number {
  const byDirection = DIRECTIONS.indexOf(left.direction) - DIRECTIONS.indexOf(right.direction);
  return byDirection === 0 ? left.priority - right.priority : byDirection;
}

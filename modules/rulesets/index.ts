// The door of this room.
export { planRuleset } from "./plan-ruleset";
export type { NameLimits, PlannedRule, Ruleset, RulesetLimits } from "./planned-rule";
export { COMPUTED_BLOCK, flowPriority, REGISTERED_BLOCK } from "./priorities";
export { REGISTERED_FLOWS } from "./priority-registry";
export { literalText } from "./terraform-text";

// Where a rule stands, for rules that a report names.
import type { RuleOrigin } from "./gate";
import type { SourceFile } from "./resources/source-file";

/** The rule with its position and construct, where the source writes it. */
export function locateRule(rule: RuleOrigin, own: SourceFile | undefined): RuleOrigin {
  const source = rule.from === undefined ? own : own?.neighbour?.(rule.from);
  if (rule.path === undefined || source === undefined) return rule;
  const construct = source.constructOf(rule.path);
  const action = source.actionOf?.(rule.path);
  return {
    ...rule,
    place: source.placeOf(rule.path),
    ...(construct !== undefined && { construct }),
    ...(action !== undefined && { action }),
  };
}

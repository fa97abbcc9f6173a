// Rules that one construct made, or that are the cloud's own, one after the other: what holds for all is said once above them.
import type { RuleUse } from "../../../proof";
import type { ConstructLocation } from "../../model/report-model";

export interface RuleGroup {
  /** What made them. */
  readonly construct: ConstructLocation | "cloud";
  readonly rules: readonly RuleUse[];
}

/** The rules in their order. Nothing where some have no construct, or most have one of their own: then each says it itself. */
export function ruleGroups(uses: readonly RuleUse[]): readonly RuleGroup[] | undefined {
  const groups: { construct: ConstructLocation | "cloud"; rules: RuleUse[] }[] = [];
  for (const use of uses) {
    const construct = use.rule.writtenBy === "cloud" ? "cloud" : use.rule.construct;
    if (construct === undefined) return undefined;
    const last = groups.at(-1);
    if (last !== undefined && nameOf(last.construct) === nameOf(construct)) last.rules.push(use);
    else groups.push({ construct, rules: [use] });
  }
  return groups.length * 2 > uses.length ? undefined : groups;
}

function nameOf(construct: RuleGroup["construct"]): string {
  return construct === "cloud" ? "" : construct.path;
}

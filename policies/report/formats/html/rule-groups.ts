// Rules that one construct made, or that are the cloud's own, one after the other: what holds for all is said once above them.
import type { RuleUse } from "../../../proof";

export interface RuleGroup {
  /** The construct that made them, or of which those are parts that did; nothing for the cloud's own. */
  readonly path: string | undefined;
  readonly rules: readonly RuleUse[];
}

/** The rules in their order; nothing where some are of no construct, or where groups say less than their rules would. */
export function ruleGroups(uses: readonly RuleUse[]): readonly RuleGroup[] | undefined {
  if (uses.some(({ rule }) => rule.writtenBy !== "cloud" && rule.construct === undefined))
    return undefined;
  return [(path: string) => path, parentOf]
    .map((nameOf) => grouped(uses, nameOf))
    .find((groups) => groups.length * 2 <= uses.length && groups.every(({ path }) => path !== ""));
}

function grouped(uses: readonly RuleUse[], nameOf: (path: string) => string): readonly RuleGroup[] {
  const groups: { path: string | undefined; rules: RuleUse[] }[] = [];
  for (const use of uses) {
    const { writtenBy, construct } = use.rule;
    const path = writtenBy === "cloud" ? undefined : nameOf(construct?.path ?? "");
    const last = groups.at(-1);
    if (last !== undefined && last.path === path) last.rules.push(use);
    else groups.push({ path, rules: [use] });
  }
  return groups;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

// The rules of all security groups of a source as rows of a table, wherever they are written. What a source shows twice, in
// the group and as a resource of its own, is one row.
import type { HiddenRules, RuleHolder, RuleRow, RuleRows } from "../../rules/rule-row";
import { isLater } from "../../rules/row-values";
import type { ResourceSet } from "../../resources/resource-set";
import {
  type SecurityGroupRecord,
  securityGroups,
  standaloneRules,
} from "../network-security-group/groups/records";
import { GroupHolders } from "./group-holders";
import { securityRuleRow } from "./security-rule-row";

export function securityRuleRows(resources: ResourceSet): RuleRows {
  const groups = securityGroups(resources);
  const holders = new GroupHolders(groups, resources);
  const standalone = standaloneRules(resources).map((rule) =>
    securityRuleRow(rule, holders.ofRule(rule.group, rule.block)),
  );
  const own = groups.flatMap((group) => inlineRows(group, holders.ofGroup(group)));
  return {
    rows: [...withoutCopies(own, standalone)],
    hidden: groups.flatMap((group) => hiddenIn(group, holders.ofGroup(group))),
  };
}

interface InlineRow {
  readonly row: RuleRow;
  /** Whether its source shows what the cloud has, which has one rule of a name. */
  readonly mayBeCopy: boolean;
}

function inlineRows(
  { inline, block }: SecurityGroupRecord,
  holder: RuleHolder,
): readonly InlineRow[] {
  if (inline.is !== "known") return [];
  const mayBeCopy = block.dialect.shows === "cloud";
  return inline.value.flatMap((rule) =>
    rule === undefined ? [] : [{ row: securityRuleRow(rule, holder), mayBeCopy }],
  );
}

/** A copy is as old as the state; the rule's own resource is what counts. */
function withoutCopies(
  inline: readonly InlineRow[],
  standalone: readonly RuleRow[],
): readonly RuleRow[] {
  const copies = new Map<RuleRow, string[]>();
  const byName = new Map<RuleHolder, Map<string, RuleRow>>();
  for (const row of standalone) {
    const named = byName.get(row.holder) ?? new Map<string, RuleRow>();
    byName.set(row.holder, named);
    if (row.name !== undefined) named.set(row.name.toLowerCase(), row);
  }
  const rest = inline.flatMap(({ row, mayBeCopy }) => {
    const original = byName.get(row.holder)?.get(row.name?.toLowerCase() ?? "");
    if (!mayBeCopy || original === undefined) return [row];
    copies.set(original, [...(copies.get(original) ?? []), ...row.paths]);
    return [];
  });
  const originals = standalone.map((row) => ({
    ...row,
    paths: [...row.paths, ...(copies.get(row) ?? [])],
  }));
  return [...rest, ...originals];
}

function hiddenIn(
  { inline, block }: SecurityGroupRecord,
  holder: RuleHolder,
): readonly HiddenRules[] {
  const isHidden =
    inline.is === "unknown" || (inline.is === "known" && inline.value.includes(undefined));
  const hidden: HiddenRules = {
    cloud: "azure",
    holder,
    address: block.address,
    key: "security_rule",
    paths: [block.path, [...block.path, ...inline.at]].map((path) => path.join(".")),
    later: isLater(block),
  };
  return isHidden ? [hidden] : [];
}

// What one security group takes in all (cloud-semantics 1.7). Azure refuses a group past these limits, and raises none.
import type { ResourceBlock } from "../../../resources/resource-block";
import { isToken } from "../../../resources/template-text";
import type { ReadRule } from "../../../rules/rule";
import { type RuleSide, type SecurityRule, securityRule } from "./records";

const MOST_RULES = 1000;

/** Addresses and ranges of a group's rules as sources, and as many as destinations (U6). */
const MOST_PREFIXES = 4000;

/** Application security groups that the rules of a group name. */
const MOST_ASGS = 100;

export function reportLimits(block: ResourceBlock, rules: readonly ReadRule[]): void {
  // What the cloud has, it has taken.
  if (block.dialect.shows === "cloud") return;
  if (rules.length > MOST_RULES) {
    block.report(
      `the security group has ${rules.length} rules, and Azure takes ${MOST_RULES}`,
      "merge rules, or split the machines over several groups",
    );
  }
  const records = rules.flatMap((rule) =>
    rule.block.address === block.address ? [] : [securityRule(rule.block)],
  );
  for (const side of ["source", "destination"] as const) reportPrefixes(block, side, records);
  const ids = records.flatMap((rule) => [...groupsOf(rule.source), ...groupsOf(rule.destination)]);
  const named = new Set(ids.map((id) => (isToken(id) ? id : id.toLowerCase())));
  if (named.size <= MOST_ASGS) return;
  block.report(
    `the rules of the security group name ${named.size} application security groups, and Azure takes ${MOST_ASGS}`,
    "let fewer application security groups stand for the machines",
  );
}

function reportPrefixes(
  block: ResourceBlock,
  side: "source" | "destination",
  rules: readonly SecurityRule[],
): void {
  const count = rules.reduce((sum, rule) => sum + prefixesOf(rule[side]), 0);
  if (count <= MOST_PREFIXES) return;
  block.report(
    `the rules of the security group list ${count} ${side} prefixes, and Azure takes ${MOST_PREFIXES}`,
    "merge prefixes, or split the machines over several groups",
  );
}

function prefixesOf({ prefix, prefixes }: RuleSide): number {
  const written = prefixes.is === "known" ? new Set(prefixes.value.known).size : 0;
  // A service tag and `*` are neither addresses nor ranges.
  return written + (prefix.is === "known" && /^[0-9a-f.:/]+$/i.test(prefix.value) ? 1 : 0);
}

function groupsOf({ groups }: RuleSide): readonly string[] {
  return groups.is === "known" ? groups.value.known : [];
}

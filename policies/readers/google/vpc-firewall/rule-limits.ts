// What one VPC firewall rule takes, and a project (cloud-semantics 3.5, U12).
import { argumentName, type Field, type Texts } from "../../resources/field";
import type { ReadingNotes } from "../../reading-notes";
import type { ResourceBlock } from "../../resources/resource-block";
import { isToken } from "../../resources/template-text";
import type { VpcFirewallRule } from "./records";

const TARGET_TAGS = 70;
const SOURCE_TAGS = 30;
const ACCOUNTS = 10;
/** Every published limit is at least this, */
const SURE_RANGES = 256;
/** and none is more than this. */
const MOST_RANGES = 5000;

/** The smallest number of rules that Google gives a project without being asked. */
const SURE_RULES = 100;

export function reportLimits(rule: VpcFirewallRule): void {
  const { block } = rule;
  // What the cloud has, it has taken.
  if (block.dialect.shows === "cloud") return;
  reportMore(block, rule.targetTags, TARGET_TAGS, "network tags");
  reportMore(block, rule.sourceTags, SOURCE_TAGS, "network tags");
  reportMore(block, rule.targetAccounts, ACCOUNTS, "service accounts");
  reportMore(block, rule.sourceAccounts, ACCOUNTS, "service accounts");
  for (const tags of [rule.targetTags, rule.sourceTags]) reportTags(block, tags);
  for (const ranges of [rule.sourceRanges, rule.destinationRanges]) {
    reportMore(block, ranges, MOST_RANGES, "ranges");
    const count = countOf(ranges);
    if (count > SURE_RANGES && count <= MOST_RANGES) {
      block.notes.assume(
        `Google takes rules with more than ${SURE_RANGES} ranges on a side, as it does since it raised that limit to ${MOST_RANGES} (U12)`,
      );
    }
  }
}

/** The rules of one project may be more than it is given at first; Google raises that on request. */
export function assumeQuota(rules: number, notes: ReadingNotes): void {
  if (rules <= SURE_RULES) return;
  notes.assume(
    `the project's quota of VPC firewall rules, which Google raises on request, is enough for ${rules} of them`,
  );
}

function reportMore(block: ResourceBlock, field: Field<Texts>, most: number, what: string): void {
  const count = countOf(field);
  if (count <= most) return;
  block.report(
    `\`${argumentName(field)}\` lists ${count} ${what}, and Google takes ${most} in one rule`,
    "split the rule",
    field,
  );
}

const TAG = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

function reportTags(block: ResourceBlock, field: Field<Texts>): void {
  if (field.is !== "known") return;
  const strange = field.value.known.find((tag) => !isToken(tag) && !TAG.test(tag));
  if (strange === undefined) return;
  block.report(
    `Google refuses the network tag \`${strange}\``,
    "write 1..63 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
    field,
  );
}

/** Elements of the set that the argument is. */
function countOf(field: Field<Texts>): number {
  return field.is === "known" ? new Set(field.value.known).size + field.value.unknown.length : 0;
}

// The rules that a security group holds in its own body.
import type { AzureTerms } from "../../azure-terms";
import { type ReadRule, uncertain } from "../../../rules/rule";
import { reportMissing, reportMistypedMap } from "../../../resources/required-arguments";
import { type Field, nameText } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import { isToken } from "../../../resources/template-text";
import {
  GROUP_KEYS,
  SECURITY_RULE_KEYS,
  type SecurityGroupRecord,
  type SecurityRule,
} from "./records";
import { readSecurityRule, unknownRule } from "./security-rule";

export interface InlineRules {
  readonly rules: readonly ReadRule[];
  /** Whether the group says anything about its rules. An empty list does: it removes every rule. */
  readonly written: boolean;
  /** Whether the source does not show what it says; reported already. */
  readonly hidden?: true;
}

const INLINE_KEYS = new Set(SECURITY_RULE_KEYS);
const OPTIONAL_KEYS = SECURITY_RULE_KEYS.filter(
  (key) => key === "description" || key.includes("_"),
);

export function readInlineRules(
  { block, name, resourceGroup, location, inline }: SecurityGroupRecord,
  terms: AzureTerms,
): InlineRules {
  reportMissing(block, name, resourceGroup, location);
  reportMistypedMap(block, "tags");
  reportGroupName(block, name);
  const understood = [
    block.isDeployedAsWritten(),
    block.onlyArguments(GROUP_KEYS),
    block.withoutBlanks(name, resourceGroup),
  ].every(Boolean);
  const broken = understood ? [] : [unknownRule(block, "the group is not understood as a whole")];
  if (inline.is === "unset") return { rules: broken, written: !understood };
  if (inline.is === "unknown") {
    if (block.dialect.shows === "cloud" || inline.refersTo !== undefined)
      block.report(inline.message, inline.remedy, inline);
    else
      block.report(
        "`security_rule` is not a list of objects",
        "write each rule out as an object in a list",
        inline,
      );
    const rules = [unknownRule(block, "the rules are not written out")];
    return { rules, written: true, hidden: true };
  }
  const rules = asSet(inline.value).map(([rule, at]) => {
    if (rule !== undefined) return readInlineRule(rule, terms);
    block.report("a `security_rule` is not an object", "write the rule out", [...inline.at, at]);
    return unknownRule(block, "the rule is not written out");
  });
  return { rules: [...broken, ...rules], written: true };
}

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/;

function reportGroupName(block: ResourceBlock, field: Field<string>): void {
  const name = nameText(field);
  if (name === undefined || isToken(name) || NAME.test(name.trim())) return;
  block.report(
    `\`name\` is \`${name}\`, which Azure refuses`,
    "write 1..80 letters, digits, `.`, `-`, `_`, beginning with a letter or digit and not ending with `.` or `-`",
    field,
  );
}

/**
 * The rules with their places in the list. The list is a set to Terraform: of two objects that are equal in every key it keeps
 * one. What templates come to is not compared.
 */
function asSet(
  rules: readonly (SecurityRule | undefined)[],
): readonly (readonly [rule: SecurityRule | undefined, at: number])[] {
  const seen = new Set<string>();
  const names = rules.map((rule) => rule && nameText(rule.name));
  // Equal rules have equal names, and few groups have any.
  if (new Set(names).size === names.length) return rules.map((rule, at) => [rule, at]);
  return rules.flatMap((rule, at): readonly (readonly [SecurityRule | undefined, number])[] => {
    const text = rule && JSON.stringify(Object.entries(rule.block.body).sort());
    if (text === undefined || isToken(text)) return [[rule, at]];
    if (seen.has(text)) return [];
    seen.add(text);
    return [[rule, at]];
  });
}

function readInlineRule(record: SecurityRule, terms: AzureTerms): ReadRule {
  const known = record.block.onlyKeys(INLINE_KEYS);
  const rule = readSecurityRule(record, terms, known);
  return writesEveryKey(record.block)
    ? rule
    : uncertain(rule, "Terraform refuses the rule as written");
}

/**
 * The argument is a list of objects to Terraform, always in its JSON syntax, and an object of it must have every key
 * (cloud-semantics 4.6): one that lacks a key is refused as a whole.
 */
function writesEveryKey(block: ResourceBlock): boolean {
  const missing = OPTIONAL_KEYS.filter((key) => !Object.hasOwn(block.body, key));
  const { dialect } = block;
  if (missing.length === 0 || dialect.shows === "cloud" || dialect.isBlock?.() === true)
    return true;
  block.report(
    `the rule leaves out \`${missing.join("`, `")}\`, and Terraform refuses an inline rule that is no block and does not write every key`,
    `add \`${missing.map((key) => `"${key}": null`).join(", ")}\``,
  );
  return false;
}

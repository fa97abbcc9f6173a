// The rules that a security group holds in its own body.
import type { AzureTerms } from "../azure-terms";
import { type ReadRule, uncertain } from "../../rule";
import type { ResourceBlock } from "../../sources/resource-block";
import { isObject } from "../../sources/values";
import { GROUP_KEYS, SECURITY_RULE_KEYS, type SecurityGroupRecord, securityRule } from "./records";
import { readSecurityRule, unknownRule } from "./security-rule";

export interface InlineRules {
  readonly rules: readonly ReadRule[];
  /** Whether the group says anything about its rules. An empty list does: it removes every rule. */
  readonly written: boolean;
}

const INLINE_KEYS = new Set(SECURITY_RULE_KEYS);
const OPTIONAL_KEYS = SECURITY_RULE_KEYS.filter(
  (key) => key === "description" || key.includes("_"),
);

export function readInlineRules(
  { block, name, resourceGroup }: SecurityGroupRecord,
  terms: AzureTerms,
): InlineRules {
  const understood = [
    block.isDeployedAsWritten(),
    block.onlyArguments(GROUP_KEYS),
    block.withoutBlanks(name, resourceGroup),
  ].every(Boolean);
  const broken = understood ? [] : [unknownRule(block, "the group is not understood as a whole")];
  const list = block.body["security_rule"];
  if (list === undefined || list === null) return { rules: broken, written: !understood };
  if (!Array.isArray(list)) {
    block.report(
      "`security_rule` is not a list of objects",
      "write each rule out as an object in a list",
      "security_rule",
    );
    return { rules: [unknownRule(block, "the rules are not written out")], written: true };
  }
  const rules = list.map((body: unknown, at) => readInlineRule(block, body, at, terms));
  return { rules: [...broken, ...rules], written: true };
}

function readInlineRule(
  group: ResourceBlock,
  body: unknown,
  at: number,
  terms: AzureTerms,
): ReadRule {
  if (!isObject(body)) {
    group.report("a `security_rule` is not an object", "write the rule out", ["security_rule", at]);
    return unknownRule(group, "the rule is not written out");
  }
  const name = typeof body["name"] === "string" ? JSON.stringify(body["name"]) : at;
  const address = `${group.address}.security_rule[${name}]`;
  const block = group.below(body, ["security_rule", at], address);
  const known = block.onlyKeys(INLINE_KEYS);
  const rule = readSecurityRule(securityRule(block), terms, known);
  return writesEveryKey(block) ? rule : uncertain(rule, "Terraform refuses the rule as written");
}

/**
 * The argument is a list of objects to Terraform's JSON syntax, and an object of it must have every key (cloud-semantics
 * 4.6): one that lacks a key is refused as a whole.
 */
function writesEveryKey(block: ResourceBlock): boolean {
  const missing = OPTIONAL_KEYS.filter((key) => !Object.hasOwn(block.body, key));
  if (missing.length === 0 || block.dialect.shows === "cloud") return true;
  block.report(
    `the rule leaves out \`${missing.join("`, `")}\`, and Terraform refuses an inline rule in JSON that does not write every key`,
    `add \`${missing.map((key) => `"${key}": null`).join(", ")}\``,
  );
  return false;
}

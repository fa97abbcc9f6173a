// The rules that a security group holds in its own body.
import type { AzureTerms } from "../azure-terms";
import { DocumentBlock } from "../../sources/terraform-config/resource-block";
import { type ReadRule, uncertain } from "../../rule";
import { isDeployedAsWritten, META_ARGUMENTS } from "../../sources/meta-arguments";
import { readSecurityRule, SECURITY_RULE_KEYS } from "./security-rule";
import {
  isObject,
  type TerraformResource,
} from "../../sources/terraform-config/terraform-resources";
import { unknownRule } from "./unknown-rule";

export interface InlineRules {
  readonly rules: readonly ReadRule[];
  /** Whether the group says anything about its rules. An empty list does: it removes every rule. */
  readonly written: boolean;
}

const GROUP_KEYS = new Set([
  ...META_ARGUMENTS,
  "location",
  "name",
  "resource_group_name",
  "security_rule",
  "tags",
]);
const INLINE_KEYS = new Set(SECURITY_RULE_KEYS);
const OPTIONAL_KEYS = SECURITY_RULE_KEYS.filter(
  (key) => key === "description" || key.includes("_"),
);

export function readInlineRules({ block }: TerraformResource, terms: AzureTerms): InlineRules {
  const sound = [
    isDeployedAsWritten(block),
    block.onlyKeys(GROUP_KEYS),
    block.withoutBlanks("name", "resource_group_name"),
  ].every((fine) => fine);
  const broken = sound ? [] : [unknownRule(block, "the group is not understood as a whole")];
  const list = block.body["security_rule"];
  if (list === undefined || list === null) return { rules: broken, written: !sound };
  if (!Array.isArray(list)) {
    block.refuse(
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
  group: DocumentBlock,
  body: unknown,
  at: number,
  terms: AzureTerms,
): ReadRule {
  if (!isObject(body)) {
    group.refuse("a `security_rule` is not an object", "write the rule out", ["security_rule", at]);
    return unknownRule(group, "the rule is not written out");
  }
  const name = typeof body["name"] === "string" ? JSON.stringify(body["name"]) : at;
  const address = `${group.address}.security_rule[${name}]`;
  const block = new DocumentBlock(body, [...group.path, "security_rule", at], address, group.notes);
  const known = block.onlyKeys(INLINE_KEYS);
  const rule = readSecurityRule(block, terms, known);
  return writesEveryKey(block) ? rule : uncertain(rule, "Terraform refuses the rule as written");
}

/**
 * The argument is a list of objects to Terraform's JSON syntax, and an object of it must have every key (cloud-semantics
 * 4.6): one that lacks a key is refused as a whole.
 */
function writesEveryKey(block: DocumentBlock): boolean {
  const missing = OPTIONAL_KEYS.filter((key) => !Object.hasOwn(block.body, key));
  if (missing.length === 0) return true;
  block.refuse(
    `the rule leaves out \`${missing.join("`, `")}\`, and Terraform refuses an inline rule in JSON that does not write every key`,
    `add \`${missing.map((key) => `"${key}": null`).join(", ")}\``,
  );
  return false;
}

// The network security groups of a document with all their rules, wherever these are written: inline in the group or as
// resources of their own that name it (cloud-semantics 1.9).
import type { ServiceTags } from "./azure-addresses";
import { DocumentBlock, type UNKNOWN } from "./document-block";
import {
  BOTH_DIRECTIONS,
  BOTH_VERDICTS,
  documentRule,
  type DocumentRule,
  doubted,
} from "./document-rule";
import { UNKNOWN_MATCH } from "./match-terms";
import { isDeployedAsWritten, META_ARGUMENTS } from "./meta-arguments";
import type { ResourceIndex, Sameness } from "./references";
import { refuseClashes, UNREADABLE } from "./rule-clashes";
import { readSecurityRule, SECURITY_RULE_KEYS } from "./security-rule";
import { isObject, type TerraformResource } from "./terraform-resources";

export const GROUP_TYPE = "azurerm_network_security_group";
export const RULE_TYPE = "azurerm_network_security_rule";

/** A group with every rule that it may have. */
export interface SecurityGroup {
  readonly resource: TerraformResource;
  readonly rules: readonly DocumentRule[];
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
const STANDALONE_KEYS = new Set([
  ...META_ARGUMENTS,
  ...SECURITY_RULE_KEYS,
  "network_security_group_name",
  "resource_group_name",
]);

export function readSecurityGroups(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  tags: ServiceTags,
): readonly SecurityGroup[] {
  const groups = resources.filter(({ type }) => type === GROUP_TYPE);
  refuseTwins(groups, index);
  const standalone = joinStandaloneRules(resources, groups, index, tags);
  return groups.map((resource) => {
    const inline = readInlineRules(resource, tags);
    const own = standalone.get(resource) ?? [];
    const rules = [...inline.rules, ...own, ...checkMode(resource, inline.written, own)];
    resource.block.notes.ruleCount += inline.rules.length;
    refuseTooMany(resource, rules.length);
    return { resource, rules: refuseClashes(rules) };
  });
}

/** Rules that one security group takes (cloud-semantics 1.7). */
const MOST_RULES = 1000;

function refuseTooMany({ block }: TerraformResource, count: number): void {
  if (count <= MOST_RULES) return;
  block.refuse(
    `the security group has ${count} rules, and Azure takes ${MOST_RULES}`,
    "merge rules, or split the machines over several groups",
  );
}

function refuseTwins(groups: readonly TerraformResource[], index: ResourceIndex): void {
  groups.forEach((group, at) => {
    const twin = groups.slice(0, at).find((other) => sameGroup(group, other, index) === "same");
    if (twin !== undefined) {
      group.block.refuse(
        `\`${group.block.address}\` and \`${twin.block.address}\` are the same security group`,
        "keep one resource for each group",
      );
    }
  });
}

function sameGroup(a: TerraformResource, b: TerraformResource, index: ResourceIndex): Sameness {
  const keys = ["name", "resource_group_name"];
  const answers = keys.map((key) => compareFields(a.block, key, b.block, key, index));
  if (a.block.body["provider"] !== b.block.body["provider"]) return "untold";
  if (answers.includes("different")) return "different";
  return answers.every((answer) => answer === "same") ? "same" : "untold";
}

function compareFields(
  a: DocumentBlock,
  aKey: string,
  b: DocumentBlock,
  bKey: string,
  index: ResourceIndex,
): Sameness {
  const [left, right] = [a.body[aKey], b.body[bKey]];
  if (typeof left !== "string" || typeof right !== "string") return "untold";
  return index.compareNames(left, right);
}

interface InlineRules {
  readonly rules: readonly DocumentRule[];
  /** Whether the group says anything about its rules. An empty list does: it removes every rule. */
  readonly written: boolean;
}

function readInlineRules({ block }: TerraformResource, tags: ServiceTags): InlineRules {
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
  const rules = list.map((body: unknown, at) => readInlineRule(block, body, at, tags));
  return { rules: [...broken, ...rules], written: true };
}

function readInlineRule(
  group: DocumentBlock,
  body: unknown,
  at: number,
  tags: ServiceTags,
): DocumentRule {
  if (!isObject(body)) {
    group.refuse("a `security_rule` is not an object", "write the rule out", ["security_rule", at]);
    return unknownRule(group, "the rule is not written out");
  }
  const name = typeof body["name"] === "string" ? JSON.stringify(body["name"]) : at;
  const address = `${group.address}.security_rule[${name}]`;
  const block = new DocumentBlock(body, [...group.path, "security_rule", at], address, group.notes);
  return readSecurityRule(block, tags, block.onlyKeys(INLINE_KEYS));
}

/** Stands for rules that may be anything. */
export function unknownRule(block: DocumentBlock, doubt: string): DocumentRule {
  return documentRule(block, {
    name: UNREADABLE,
    directions: BOTH_DIRECTIONS,
    verdicts: BOTH_VERDICTS,
    priority: undefined,
    match: UNKNOWN_MATCH,
    doubt,
  });
}

/** Inline and standalone rules on one group overwrite each other; with neither, the group keeps what it has. */
function checkMode(
  { block }: TerraformResource,
  inlineWritten: boolean,
  standalone: readonly DocumentRule[],
): readonly DocumentRule[] {
  if (inlineWritten && standalone.length > 0) {
    block.refuse(
      "the group has inline rules and standalone rules, which overwrite each other on every apply",
      `write all rules in \`security_rule\`, or all as \`${RULE_TYPE}\` and no \`security_rule\``,
      "security_rule",
    );
    return [unknownRule(block, "inline and standalone rules overwrite each other")];
  }
  if (standalone.length > 0) {
    block.notes.assume(
      "security groups with standalone rules hold no rules besides those of the document (Terraform does not remove rules that were added elsewhere)",
    );
  }
  if (inlineWritten || standalone.length > 0) return [];
  block.refuse(
    "the group says nothing about its rules, so it keeps those that it already has",
    'write `"security_rule": []` if it shall have none',
  );
  return [unknownRule(block, "the group keeps rules that the document does not show")];
}

function joinStandaloneRules(
  resources: readonly TerraformResource[],
  groups: readonly TerraformResource[],
  index: ResourceIndex,
  tags: ServiceTags,
): ReadonlyMap<TerraformResource, readonly DocumentRule[]> {
  const joined = new Map<TerraformResource, DocumentRule[]>();
  const add = (group: TerraformResource, rule: DocumentRule): void => {
    const rules = joined.get(group);
    if (rules === undefined) joined.set(group, [rule]);
    else rules.push(rule);
  };
  for (const { type, block } of resources) {
    if (type !== RULE_TYPE) continue;
    const rule = readStandaloneRule(block, tags);
    const answers = groups.map((group) => [group, belongsTo(block, group, index)] as const);
    const homes = answers.filter(([, answer]) => answer === "same");
    const [home] = homes;
    if (home !== undefined && homes.length === 1) {
      add(home[0], rule);
      continue;
    }
    refuseHomeless(block);
    const maybe = answers.filter(([, answer]) => answer !== "different");
    for (const [group] of maybe) add(group, doubted(rule, "it may belong to another group"));
  }
  return joined;
}

function readStandaloneRule(block: DocumentBlock, tags: ServiceTags): DocumentRule {
  const sound = [
    isDeployedAsWritten(block),
    block.onlyKeys(STANDALONE_KEYS),
    block.withoutBlanks("network_security_group_name", "resource_group_name"),
  ];
  block.notes.ruleCount++;
  return readSecurityRule(
    block,
    tags,
    sound.every((fine) => fine),
  );
}

/** By the group's name, which may be a reference to it, and by its resource group. */
function belongsTo(rule: DocumentBlock, group: TerraformResource, index: ResourceIndex): Sameness {
  const name = rule.raw("network_security_group_name");
  const resourceGroup = rule.raw("resource_group_name");
  if (typeof name !== "string" || typeof resourceGroup !== "string") return "untold";
  if (rule.body["provider"] !== group.block.body["provider"]) return "untold";
  const byReference = index.find(name, GROUP_TYPE, "name");
  const byName = compareFields(rule, "network_security_group_name", group.block, "name", index);
  const sameName =
    byReference === undefined ? byName : byReference === group ? "same" : "different";
  if (sameName === "different") return "different";
  const home = index.find(resourceGroup, GROUP_TYPE, "resource_group_name");
  const sameHome =
    home === group
      ? "same"
      : compareFields(rule, "resource_group_name", group.block, "resource_group_name", index);
  if (sameHome !== "same") return sameHome;
  return sameName;
}

function refuseHomeless(block: DocumentBlock): void {
  block.refuse(
    "it cannot be told to which security group of the document the rule belongs",
    `write \`"network_security_group_name": "\${${GROUP_TYPE}.<name>.name}"\` and the group's own \`resource_group_name\``,
    "network_security_group_name",
  );
}

/** Whether the reference leads to a group of the document. */
export function findGroup(
  text: string | typeof UNKNOWN | undefined,
  groups: readonly SecurityGroup[],
  index: ResourceIndex,
): SecurityGroup | undefined {
  if (typeof text !== "string") return undefined;
  const resource = index.find(text, GROUP_TYPE, "id");
  return groups.find((group) => group.resource === resource);
}

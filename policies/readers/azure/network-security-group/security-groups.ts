// The network security groups of a document with all their rules, wherever these are written: inline in the group or as
// resources of their own that name it (cloud-semantics 1.9).
import type { AzureTerms } from "../azure-terms";
import type { UNKNOWN } from "../../sources/terraform-config/resource-block";
import type { ReadRule } from "../../rule";
import { refuseTwins } from "./group-names";
import { readInlineRules } from "./inline-rules";
import type { ResourceIndex } from "../../sources/references";
import { refuseClashes } from "./rule-clashes";
import { GROUP_TYPE, joinStandaloneRules, RULE_TYPE } from "./standalone-rules";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";
import { unknownRule } from "./unknown-rule";

/** A group with every rule that it may have. */
export interface SecurityGroup {
  readonly resource: TerraformResource;
  readonly rules: readonly ReadRule[];
}

/** The groups by their resources, in the order of the document. */
export type SecurityGroups = ReadonlyMap<TerraformResource, SecurityGroup>;

export function readSecurityGroups(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  terms: AzureTerms,
): SecurityGroups {
  const groups = resources.filter(({ type }) => type === GROUP_TYPE);
  refuseTwins(groups, index);
  const standalone = joinStandaloneRules(resources, groups, index, terms);
  return new Map(
    groups.map((resource) => {
      const inline = readInlineRules(resource, terms);
      const own = standalone.get(resource) ?? [];
      const rules = [...inline.rules, ...own, ...checkMode(resource, inline.written, own)];
      resource.block.notes.ruleCount += inline.rules.length;
      refuseTooMany(resource, rules.length);
      return [resource, { resource, rules: refuseClashes(rules) }];
    }),
  );
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

/** Inline and standalone rules on one group overwrite each other; with neither, the group keeps what it has. */
function checkMode(
  { block }: TerraformResource,
  inlineWritten: boolean,
  standalone: readonly ReadRule[],
): readonly ReadRule[] {
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

/** The group of the document that a reference leads to. */
export function findGroup(
  text: string | typeof UNKNOWN | undefined,
  groups: SecurityGroups,
  index: ResourceIndex,
): SecurityGroup | undefined {
  if (typeof text !== "string") return undefined;
  const resource = index.find(text, GROUP_TYPE, "id");
  return resource === undefined ? undefined : groups.get(resource);
}

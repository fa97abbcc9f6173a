// The network security groups of a source with all their rules, wherever these are written: inline in the group or as
// resources of their own that name it (cloud-semantics 1.9).
import { isDeepStrictEqual } from "node:util";

import type { AzureTerms } from "../../azure-terms";
import type { ReadRule } from "../../../rules/rule";
import { type Field, nameText } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Resource } from "../../../resources/resource-index";
import { reportDuplicates } from "./group-names";
import { reportLimits } from "./group-limits";
import { type InlineRules, readInlineRules } from "./inline-rules";
import { GROUP_TYPE, RULE_TYPE, securityGroup, securityGroups } from "./records";
import { reportClashes } from "./rule-clashes";
import { unknownRule } from "./security-rule";
import { joinStandaloneRules, type RulesOfGroup } from "./standalone-rules";

/** A group with every rule that it may have. */
export interface SecurityGroup {
  readonly block: ResourceBlock;
  readonly rules: readonly ReadRule[];
  readonly name: Field<string>;
  readonly resourceGroup: Field<string>;
  /** Those of its own body; none where it says nothing about them. */
  readonly inline: InlineRules;
  /** What its rules are read from: its own block, and those of its standalone rules. Each has problems of its own. */
  readonly written: readonly ResourceBlock[];
}

/** The groups by their resources, in the order of the source. */
export type SecurityGroups = ReadonlyMap<Resource, SecurityGroup>;

const NONE: RulesOfGroup = { rules: [], blocks: [] };

export function readSecurityGroups(resources: ResourceSet, terms: AzureTerms): SecurityGroups {
  const named = securityGroups(resources);
  reportDuplicates(named, resources);
  const groups = named.map(({ resource, block }) => securityGroup(resource, block.aside()));
  const standalone = joinStandaloneRules(resources, groups, terms);
  return new Map(
    groups.map((group) => {
      const { block, resource } = group;
      const { rules: own, blocks } = standalone.get(group) ?? NONE;
      const inBody = readInlineRules(group, terms);
      const inline = withoutMirrored(block, inBody, own);
      const rules = [...inline.rules, ...own, ...checkMode(block, inline, own)];
      block.notes.ruleCount += inline.rules.length;
      reportLimits(block, rules);
      const { name, resourceGroup } = group;
      const written = [block, ...blocks];
      const read = { block, name, resourceGroup, inline: inBody, written };
      return [resource, { ...read, rules: reportClashes(rules) }];
    }),
  );
}

/**
 * A source that shows what the cloud has may show each standalone rule in the group as well, or none of them. What remains
 * of the group's own list are rules that no resource of the source makes.
 */
function withoutMirrored(
  { dialect }: ResourceBlock,
  inline: InlineRules,
  standalone: readonly ReadRule[],
): InlineRules {
  if (dialect.shows !== "cloud" || standalone.length === 0) return inline;
  const mirrored = (rule: ReadRule): boolean =>
    standalone.some(
      (one) => one.name.toLowerCase() === rule.name.toLowerCase() && isAlike(one, rule),
    );
  const rules = inline.rules.filter((rule) => !mirrored(rule));
  return { ...inline, rules, written: rules.length > 0 };
}

function isAlike(one: ReadRule, other: ReadRule): boolean {
  return isDeepStrictEqual(
    [one.priority, one.directions, one.actions, one.boxes],
    [other.priority, other.directions, other.actions, other.boxes],
  );
}

/** Inline and standalone rules on one group overwrite each other; with neither, the group keeps what it has. */
function checkMode(
  block: ResourceBlock,
  { written, hidden }: InlineRules,
  standalone: readonly ReadRule[],
): readonly ReadRule[] {
  if (hidden === true) return [];
  if (written && standalone.length > 0) {
    block.report(
      "the group has inline rules and standalone rules, which overwrite each other on every apply",
      `write all rules in \`security_rule\`, or all as \`${RULE_TYPE}\` and no \`security_rule\``,
      "security_rule",
    );
    return [unknownRule(block, "inline and standalone rules overwrite each other")];
  }
  if (standalone.length > 0) {
    block.notes.assume(
      "security groups with standalone rules hold no rules besides those of the configuration (Terraform does not remove rules that were added elsewhere)",
    );
  }
  if (written || standalone.length > 0) return [];
  block.report(
    "the group says nothing about its rules, so it keeps those that it already has",
    'write `"security_rule": []` if it shall have none',
  );
  return [unknownRule(block, "the group keeps rules that the configuration does not show")];
}

/** Takes back what is not understood in the rules of a group; commands that it runs may change anything all the same. */
export function leaveUnjudged({ written }: SecurityGroup): void {
  for (const block of written) {
    block.notes.dropProblems();
    block.dialect.reportCommands(block.aside());
  }
}

/** The group that a name leads to. */
export function findGroup(
  name: Field<string>,
  groups: SecurityGroups,
  resources: ResourceSet,
): SecurityGroup | undefined {
  const text = nameText(name);
  if (text === undefined) return undefined;
  const resource = resources.find(text, GROUP_TYPE, "id");
  return resource === undefined ? undefined : groups.get(resource);
}

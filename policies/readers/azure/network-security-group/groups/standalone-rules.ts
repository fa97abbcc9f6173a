// Rules that are resources of their own, and the groups they belong to. A rule whose group is unknown stands in every
// group that it may belong to, uncertain.
import type { AzureTerms } from "../../azure-terms";
import { type ReadRule, uncertain } from "../../../rules/rule";
import { nameText } from "../../../resources/field";
import { isKept } from "../../../resources/kept-arguments";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import { nameForm } from "./group-names";
import {
  GROUP_TYPE,
  type GroupName,
  type SecurityGroupRecord,
  STANDALONE_KEYS,
  type StandaloneRule,
  standaloneRule,
  standaloneRules,
} from "./records";
import { compareRuleGroup, type NamedGroup } from "./rule-group";
import { readSecurityRule, unknownRule } from "./security-rule";

/** Pairs of a rule and a group that are looked at; past them a rule may belong to any group. */
export const MOST_PAIRS = 50_000;

export interface RulesOfGroup {
  readonly rules: readonly ReadRule[];
  /** Those that are certainly this group's. */
  readonly blocks: readonly ResourceBlock[];
}

export type RulesOfGroups = ReadonlyMap<SecurityGroupRecord, RulesOfGroup>;

/** The standalone rules of each group. */
export function joinStandaloneRules(
  resources: ResourceSet,
  groups: readonly SecurityGroupRecord[],
  terms: AzureTerms,
): RulesOfGroups {
  const joining = new Joining(groups, resources);
  for (const { block } of standaloneRules(resources)) {
    const record = standaloneRule(block.aside());
    joining.add(record, readStandaloneRule(record, terms));
  }
  return joining.joined();
}

class Joining {
  readonly #resources: ResourceSet;
  readonly #groups: readonly NamedGroup[];
  readonly #byName = new Map<string, NamedGroup[]>();
  /** Groups whose name is not a literal: a rule with a literal name may be theirs. */
  readonly #withoutLiteral: readonly NamedGroup[];
  readonly #rules = new Map<SecurityGroupRecord, { rules: ReadRule[]; blocks: ResourceBlock[] }>();
  #pairs = 0;
  #tooMany = false;

  constructor(groups: readonly SecurityGroupRecord[], resources: ResourceSet) {
    this.#resources = resources;
    this.#groups = groups.map((record) => ({
      record,
      name: nameForm(record.name, resources),
      resourceGroup: nameForm(record.resourceGroup, resources),
    }));
    for (const group of this.#groups) {
      if (group.name?.literal !== true) continue;
      const sharing = this.#byName.get(group.name.key);
      if (sharing === undefined) this.#byName.set(group.name.key, [group]);
      else sharing.push(group);
    }
    this.#withoutLiteral = this.#groups.filter(({ name }) => name?.literal !== true);
  }

  add({ block, group: named }: StandaloneRule, rule: ReadRule): void {
    const candidates = this.#candidates(block, named);
    this.#pairs += candidates.length;
    const answers =
      this.#pairs > MOST_PAIRS
        ? undefined
        : candidates.map(
            (group) => [group, compareRuleGroup(block, named, group, this.#resources)] as const,
          );
    const certain = answers?.filter(([, answer]) => answer === "same") ?? [];
    const maybe = (answers ?? []).filter(([, answer]) => answer !== "different");
    const [own] = certain;
    // In another source the same provider may work in another subscription: there the rule may be in a group of the same name.
    const isClear = (of: NamedGroup): boolean =>
      certain.length === 1 &&
      (maybe.length === 1 || of.record.block.notes.from === block.notes.from);
    if (own !== undefined && isClear(own[0])) {
      this.#put(own[0], rule).blocks.push(block);
      return;
    }
    reportUnresolved(block, named, this.#resources);
    this.#tooMany ||= answers === undefined;
    for (const [group] of maybe)
      this.#put(group, uncertain(rule, "it may belong to another group"));
  }

  joined(): RulesOfGroups {
    if (this.#tooMany) {
      const reason = "rules of the configuration may belong to this group or to another";
      for (const group of this.#groups) this.#put(group, unknownRule(group.record.block, reason));
    }
    return this.#rules;
  }

  #put({ record }: NamedGroup, rule: ReadRule): { readonly blocks: ResourceBlock[] } {
    const of = this.#rules.get(record) ?? { rules: [], blocks: [] };
    this.#rules.set(record, of);
    of.rules.push(rule);
    return of;
  }

  /** The groups that are not certainly others by their name alone. */
  #candidates(block: ResourceBlock, { name: field }: GroupName): readonly NamedGroup[] {
    const text = block.nameValue(field);
    if (typeof text !== "string" || !isKept(block, "network_security_group_name"))
      return this.#groups;
    const referred = this.#resources.find(text, GROUP_TYPE, "name");
    if (referred !== undefined)
      return this.#groups.filter(({ record }) => record.resource === referred);
    const name = nameForm(field, this.#resources);
    if (name?.literal !== true) return this.#groups;
    const named = this.#byName.get(name.key) ?? [];
    return this.#withoutLiteral.length === 0 ? named : [...named, ...this.#withoutLiteral];
  }
}

function readStandaloneRule(record: StandaloneRule, terms: AzureTerms): ReadRule {
  const { block, group } = record;
  const understood = [
    block.isDeployedAsWritten(),
    block.onlyArguments(STANDALONE_KEYS),
    block.withoutBlanks(group.name, group.resourceGroup),
  ].every(Boolean);
  block.notes.ruleCount++;
  return readSecurityRule(record, terms, understood);
}

function reportUnresolved(block: ResourceBlock, { name }: GroupName, resources: ResourceSet): void {
  const text = nameText(name);
  const fault = text === undefined ? undefined : resources.faultOf(text);
  block.report(
    `it cannot be told to which security group of the configuration the rule belongs${fault === undefined ? "" : `: ${fault}`}`,
    `write \`"network_security_group_name": "\${${GROUP_TYPE}.<name>.name}"\` and the group's own \`resource_group_name\``,
    name,
  );
}

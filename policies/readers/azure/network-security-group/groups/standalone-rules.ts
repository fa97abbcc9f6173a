// Rules that are resources of their own, and the groups they belong to. A rule whose group is unknown stands in every
// group that it may belong to, uncertain.
import type { AzureTerms } from "../../azure-terms";
import { type ReadRule, uncertain } from "../../../rules/rule";
import { nameText } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Sameness } from "../../../resources/references";
import { compareNames } from "../../../resources/text-comparison";
import { shownSubscription } from "../../azure-ids";
import { compareForms, type NameForm, nameForm } from "./group-names";
import {
  GROUP_TYPE,
  type GroupName,
  type SecurityGroupRecord,
  STANDALONE_KEYS,
  type StandaloneRule,
  standaloneRule,
  standaloneRules,
} from "./records";
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

interface NamedGroup {
  readonly record: SecurityGroupRecord;
  readonly name: NameForm | undefined;
  readonly resourceGroup: NameForm | undefined;
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
        : candidates.map((group) => [group, this.#belongsTo(block, named, group)] as const);
    const certain = answers?.filter(([, answer]) => answer === "same") ?? [];
    const [own] = certain;
    if (own !== undefined && certain.length === 1) {
      this.#put(own[0], rule).blocks.push(block);
      return;
    }
    reportUnresolved(block, named, this.#resources);
    this.#tooMany ||= answers === undefined;
    const maybe = (answers ?? []).filter(([, answer]) => answer !== "different");
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
    if (typeof text !== "string") return this.#groups;
    const referred = this.#resources.find(text, GROUP_TYPE, "name");
    if (referred !== undefined)
      return this.#groups.filter(({ record }) => record.resource === referred);
    const name = nameForm(field, this.#resources);
    if (name?.literal !== true) return this.#groups;
    const named = this.#byName.get(name.key) ?? [];
    return this.#withoutLiteral.length === 0 ? named : [...named, ...this.#withoutLiteral];
  }

  /** By the group's name, which may be a reference to it, and by its resource group. */
  #belongsTo(block: ResourceBlock, rule: GroupName, group: NamedGroup): Sameness {
    const text = nameText(rule.name);
    const place = block.nameValue(rule.resourceGroup);
    if (text === undefined || typeof place !== "string") return "unknown";
    if (rule.provider !== group.record.provider) return "unknown";
    if (this.#isApart(block, group.record.block)) return "unknown";
    const referred = this.#resources.find(text, GROUP_TYPE, "name");
    const sameName =
      referred === undefined
        ? compareForms(nameForm(rule.name, this.#resources), group.name)
        : "same";
    if (sameName === "different") return "different";
    const owner = this.#resources.find(place, GROUP_TYPE, "resource_group_name");
    const samePlace =
      owner === group.record.resource
        ? "same"
        : compareForms(nameForm(rule.resourceGroup, this.#resources), group.resourceGroup);
    return samePlace === "same" ? sameName : samePlace;
  }

  /** A provider may have worked in another subscription when one of the two was made. */
  #isApart(...blocks: readonly [ResourceBlock, ResourceBlock]): boolean {
    const [here, there] = blocks.map((block) => shownSubscription(block, this.#resources));
    return compareNames(here ?? "", there ?? "") === "different";
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

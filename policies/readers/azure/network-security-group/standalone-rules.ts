// Rules that are resources of their own, and the groups they belong to. A rule whose group cannot be told stands in every
// group that it may belong to, in doubt.
import type { AzureTerms } from "../azure-terms";
import type { DocumentBlock } from "../../sources/terraform-config/resource-block";
import { type ReadRule, uncertain } from "../../rule";
import { compareForms, type NameForm, nameForm } from "./group-names";
import { isDeployedAsWritten, META_ARGUMENTS } from "../../sources/meta-arguments";
import type { ResourceIndex, Sameness } from "../../sources/references";
import { readSecurityRule, SECURITY_RULE_KEYS } from "./security-rule";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";
import { unknownRule } from "./unknown-rule";

export const GROUP_TYPE = "azurerm_network_security_group";
export const RULE_TYPE = "azurerm_network_security_rule";

/** Pairs of a rule and a group that are looked at; past them a rule may belong to any group. */
export const MOST_PAIRS = 50_000;

const STANDALONE_KEYS = new Set([
  ...META_ARGUMENTS,
  ...SECURITY_RULE_KEYS,
  "network_security_group_name",
  "resource_group_name",
]);

export type RulesOfGroups = ReadonlyMap<TerraformResource, readonly ReadRule[]>;

/** The standalone rules of each group. */
export function joinStandaloneRules(
  resources: readonly TerraformResource[],
  groups: readonly TerraformResource[],
  index: ResourceIndex,
  terms: AzureTerms,
): RulesOfGroups {
  const joining = new Joining(groups, index);
  for (const { type, block } of resources) {
    if (type === RULE_TYPE) joining.add(readStandaloneRule(block, terms));
  }
  return joining.joined();
}

interface NamedGroup {
  readonly resource: TerraformResource;
  readonly name: NameForm | undefined;
  readonly home: NameForm | undefined;
}

class Joining {
  readonly #index: ResourceIndex;
  readonly #groups: readonly NamedGroup[];
  readonly #byName = new Map<string, NamedGroup[]>();
  /** Groups whose name is not a literal: a rule with a literal name may be theirs. */
  readonly #open: readonly NamedGroup[];
  readonly #rules = new Map<TerraformResource, ReadRule[]>();
  #pairs = 0;
  #homeless = false;

  constructor(groups: readonly TerraformResource[], index: ResourceIndex) {
    this.#index = index;
    this.#groups = groups.map((resource) => ({
      resource,
      name: nameForm(resource.block, "name", index),
      home: nameForm(resource.block, "resource_group_name", index),
    }));
    for (const group of this.#groups) {
      if (group.name?.literal !== true) continue;
      const sharing = this.#byName.get(group.name.key);
      if (sharing === undefined) this.#byName.set(group.name.key, [group]);
      else sharing.push(group);
    }
    this.#open = this.#groups.filter(({ name }) => name?.literal !== true);
  }

  add(rule: ReadRule): void {
    const candidates = this.#candidates(rule.block);
    this.#pairs += candidates.length;
    const answers =
      this.#pairs > MOST_PAIRS
        ? undefined
        : candidates.map((group) => [group, this.#belongsTo(rule.block, group)] as const);
    const homes = answers?.filter(([, answer]) => answer === "same") ?? [];
    const [home] = homes;
    if (home !== undefined && homes.length === 1) {
      this.#put(home[0], rule);
      return;
    }
    refuseHomeless(rule.block, this.#index);
    this.#homeless ||= answers === undefined;
    const maybe = (answers ?? []).filter(([, answer]) => answer !== "different");
    for (const [group] of maybe)
      this.#put(group, uncertain(rule, "it may belong to another group"));
  }

  joined(): RulesOfGroups {
    if (this.#homeless) {
      const doubt = "rules of the document may belong to this group or to another";
      for (const group of this.#groups) this.#put(group, unknownRule(group.resource.block, doubt));
    }
    return this.#rules;
  }

  #put({ resource }: NamedGroup, rule: ReadRule): void {
    const rules = this.#rules.get(resource);
    if (rules === undefined) this.#rules.set(resource, [rule]);
    else rules.push(rule);
  }

  /** The groups that are not certainly others by their name alone. */
  #candidates(rule: DocumentBlock): readonly NamedGroup[] {
    const text = rule.raw("network_security_group_name");
    if (typeof text !== "string") return this.#groups;
    const referred = this.#index.find(text, GROUP_TYPE, "name");
    if (referred !== undefined) return this.#groups.filter(({ resource }) => resource === referred);
    const name = nameForm(rule, "network_security_group_name", this.#index);
    if (name?.literal !== true) return this.#groups;
    const named = this.#byName.get(name.key) ?? [];
    return this.#open.length === 0 ? named : [...named, ...this.#open];
  }

  /** By the group's name, which may be a reference to it, and by its resource group. */
  #belongsTo(rule: DocumentBlock, group: NamedGroup): Sameness {
    const text = rule.body["network_security_group_name"];
    const place = rule.raw("resource_group_name");
    if (typeof text !== "string" || typeof place !== "string") return "untold";
    if (rule.body["provider"] !== group.resource.block.body["provider"]) return "untold";
    const referred = this.#index.find(text, GROUP_TYPE, "name");
    const sameName =
      referred === undefined
        ? compareForms(nameForm(rule, "network_security_group_name", this.#index), group.name)
        : "same";
    if (sameName === "different") return "different";
    const home = this.#index.find(place, GROUP_TYPE, "resource_group_name");
    const sameHome =
      home === group.resource
        ? "same"
        : compareForms(nameForm(rule, "resource_group_name", this.#index), group.home);
    return sameHome === "same" ? sameName : sameHome;
  }
}

function readStandaloneRule(block: DocumentBlock, terms: AzureTerms): ReadRule {
  const sound = [
    isDeployedAsWritten(block),
    block.onlyKeys(STANDALONE_KEYS),
    block.withoutBlanks("network_security_group_name", "resource_group_name"),
  ];
  block.notes.ruleCount++;
  return readSecurityRule(
    block,
    terms,
    sound.every((fine) => fine),
  );
}

function refuseHomeless(block: DocumentBlock, index: ResourceIndex): void {
  const text = block.body["network_security_group_name"];
  const fault = typeof text === "string" ? index.faultOf(text) : undefined;
  block.refuse(
    `it cannot be told to which security group of the document the rule belongs${fault === undefined ? "" : `: ${fault}`}`,
    `write \`"network_security_group_name": "\${${GROUP_TYPE}.<name>.name}"\` and the group's own \`resource_group_name\``,
    "network_security_group_name",
  );
}

// Inline rules that leave the configuration stay in the cloud's group: `security_rule` is optional and computed, so that a
// group which no longer writes it keeps what it has. `[]` removes them.
import { type ReadRule, uncertain } from "../../../rules/rule";
import type { ResourceSet } from "../../../resources/resource-set";
import { compareForms, type NameForm, nameForm } from "./group-names";
import type { SecurityGroup, SecurityGroups } from "./security-groups";

const KEPT =
  'the group of base holds it inline and head does not write `security_rule`, so that Terraform leaves it there; write `"security_rule": []` for one apply';

interface GroupBefore {
  readonly address: string;
  readonly name: NameForm | undefined;
  readonly resourceGroup: NameForm | undefined;
  /** Its inline rules, as they may still stand when another source is applied. */
  readonly rules: readonly ReadRule[];
}

/** The groups of a source, for one that is applied over it. */
export class GroupsBefore {
  readonly groups: readonly GroupBefore[];

  constructor(groups: SecurityGroups, resources: ResourceSet) {
    this.groups = [...groups.values()].map((group) => ({
      ...namedAs(group, resources),
      rules: group.inline.rules,
    }));
  }
}

/** By address of a group: rules that it may keep from the sources before. */
export function keptRules(
  groups: SecurityGroups,
  before: readonly unknown[],
  resources: ResourceSet,
): ReadonlyMap<string, readonly ReadRule[]> {
  const known = before.flatMap((one) => (one instanceof GroupsBefore ? one.groups : []));
  const own = [...groups.values()];
  const addresses = new Set(own.map(({ block }) => block.address));
  return new Map(
    own.flatMap((group) => {
      if (group.inline.written || group.block.dialect.shows === "cloud") return [];
      const named = namedAs(group, resources);
      const rules = known
        .filter((one) => mayBe(named, one, addresses))
        .flatMap((one) => one.rules.map(asKept));
      return rules.length === 0 ? [] : [[named.address, rules] as const];
    }),
  );
}

function namedAs({ block, name, resourceGroup }: SecurityGroup, resources: ResourceSet) {
  return {
    address: block.address,
    name: nameForm(name, resources),
    resourceGroup: nameForm(resourceGroup, resources),
  };
}

/** Whether a group is, or may be, one of before: a resource may be moved, and names may be templates. */
function mayBe(
  group: Omit<GroupBefore, "rules">,
  before: GroupBefore,
  addresses: ReadonlySet<string>,
): boolean {
  const names = [
    compareForms(group.name, before.name),
    compareForms(group.resourceGroup, before.resourceGroup),
  ];
  if (names.includes("different")) return false;
  if (group.address === before.address) return true;
  return names.every((one) => one === "same") || !addresses.has(before.address);
}

/** The rule stands in another source than the group that keeps it, so that its place is looked up here. */
function asKept(rule: ReadRule): ReadRule {
  const kept = uncertain(rule, KEPT);
  const { path, ...origin } = kept.origin;
  const { source } = rule.block.notes;
  return {
    ...kept,
    origin: { ...origin, ...(path !== undefined && { place: source.placeOf(path) }) },
  };
}

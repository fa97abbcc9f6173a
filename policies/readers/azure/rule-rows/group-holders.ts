// Which security group holds a rule, for tables: by subscription, resource group and name, as far as the source says them.
import { type Field, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import type { RuleHolder } from "../../rules/rule-row";
import { keyOf } from "../../rules/row-values";
import { shownSubscription } from "../azure-ids";
import {
  GROUP_TYPE,
  type GroupName,
  type SecurityGroupRecord,
} from "../network-security-group/groups/records";

/** The groups of a source, and the names by which standalone rules lead to them. */
export class GroupHolders {
  readonly #resources: ResourceSet;
  readonly #ofResources = new Map<Resource, RuleHolder>();
  /** By key; `undefined` where several groups have it. */
  readonly #byKey = new Map<string, RuleHolder | undefined>();

  constructor(groups: readonly SecurityGroupRecord[], resources: ResourceSet) {
    this.#resources = resources;
    for (const group of groups) {
      const holder = this.#holderOf(group, group.block, group.block.address);
      this.#ofResources.set(group.resource, holder);
      for (const key of holder.keys)
        if (key !== undefined) this.#byKey.set(key, this.#byKey.has(key) ? undefined : holder);
    }
  }

  ofGroup(group: SecurityGroupRecord): RuleHolder {
    return this.#ofResources.get(group.resource) ?? this.#holderOf(group, group.block);
  }

  /** That of the group which a standalone rule names, or one for a group that the source does not have. */
  ofRule(group: GroupName, block: ResourceBlock): RuleHolder {
    const text = nameText(group.name);
    const referred =
      text === undefined ? undefined : this.#resources.find(text, GROUP_TYPE, "name");
    const declared = referred && this.#ofResources.get(referred);
    if (declared !== undefined) return declared;
    const own = this.#holderOf(group, block);
    const named = own.keys.map((key) => (key === undefined ? undefined : this.#byKey.get(key)));
    return named.find((holder) => holder !== undefined) ?? own;
  }

  /** @param address of the group's own resource. */
  #holderOf(group: GroupName, block: ResourceBlock, address?: string): RuleHolder {
    const name = this.#text(group.name);
    const place = this.#text(group.resourceGroup);
    const subscription = shownSubscription(block, this.#resources);
    const keys = [keyOf(subscription, place, name), keyOf(place, name), address];
    return { name: name ?? address ?? "a group whose name is not shown", keys };
  }

  /** The literal that a name comes to, or the template as it stands. */
  #text(field: Field<string>): string | undefined {
    const text = nameText(field);
    return text === undefined ? undefined : (this.#resources.literal(text) ?? text.trim());
  }
}

// The members of application security groups, as far as the source shows them. Other sources may add members, so what
// is found here is only what a group certainly holds (cloud-semantics 1.7).
import { type Addresses, NO_ADDRESSES } from "../rules/match";
import { shownInterface } from "./network-interfaces";
import type { ResourceSet } from "../sources/resource-set";
import { nameText } from "../sources/field";
import { idKey } from "../sources/template-text";
import { addressesOf } from "../rules/prefixes";
import type { Prefix } from "../../../modules/packets";

const MEMBERSHIP_TYPE = "azurerm_network_interface_application_security_group_association";

/** Certain members of each group, by the group's id as the source writes it. */
export class GroupMembers {
  readonly #byGroup: ReadonlyMap<string, Addresses>;

  constructor(resources: ResourceSet) {
    const members = new Map<string, Prefix[]>();
    for (const { block } of resources.ofTypes([MEMBERSHIP_TYPE])) {
      if (!block.showsWhatIsDeployed) continue;
      const group = nameText(block.name("application_security_group_id"));
      const interfaceId = nameText(block.name("network_interface_id"));
      if (group === undefined || interfaceId === undefined) continue;
      const found = shownInterface(interfaceId, resources)?.addresses ?? [];
      const sharing = members.get(idKey(group));
      if (sharing === undefined) members.set(idKey(group), [...found]);
      else sharing.push(...found);
    }
    this.#byGroup = new Map([...members].map(([group, found]) => [group, addressesOf(found)]));
  }

  certainOf(group: string): Addresses {
    return this.#byGroup.get(idKey(group)) ?? NO_ADDRESSES;
  }
}

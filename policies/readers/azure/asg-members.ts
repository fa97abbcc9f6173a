// The members of application security groups, as far as the document shows them. Other documents may add members, so what
// is found here is only what a group certainly holds (cloud-semantics 1.7).
import { type Addresses, NO_ADDRESSES } from "../match";
import { showsWhatIsDeployed } from "../sources/meta-arguments";
import { interfaceFacts } from "./network-interfaces";
import type { ResourceIndex } from "../sources/references";
import { isToken } from "../sources/template-text";
import type { TerraformResource } from "../sources/terraform-config/terraform-resources";
import { addressesOf } from "../prefixes";
import type { Prefix } from "../../../modules/packets";

const MEMBERSHIP_TYPE = "azurerm_network_interface_application_security_group_association";

/** Certain members of each group, by the group's id as the document writes it. */
export class GroupMembers {
  readonly #byGroup: ReadonlyMap<string, Addresses>;

  constructor(resources: readonly TerraformResource[], index: ResourceIndex) {
    const members = new Map<string, Prefix[]>();
    for (const { type, block } of resources) {
      if (type !== MEMBERSHIP_TYPE || !showsWhatIsDeployed(block.body)) continue;
      const group = block.body["application_security_group_id"];
      const interfaceId = block.body["network_interface_id"];
      if (typeof group !== "string" || typeof interfaceId !== "string") continue;
      const found = interfaceFacts(interfaceId, index)?.addresses ?? [];
      const sharing = members.get(groupKey(group));
      if (sharing === undefined) members.set(groupKey(group), [...found]);
      else sharing.push(...found);
    }
    this.#byGroup = new Map([...members].map(([group, found]) => [group, addressesOf(found)]));
  }

  certainOf(group: string): Addresses {
    return this.#byGroup.get(groupKey(group)) ?? NO_ADDRESSES;
  }
}

/** Azure compares ids without letter case, Terraform references with it. */
export function groupKey(id: string): string {
  return isToken(id) ? id.trim() : id.trim().toLowerCase();
}

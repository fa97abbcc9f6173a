// What a document itself shows to be in `VirtualNetwork`: the address space of the Edge's own network and the prefixes of
// user-defined routes (cloud-semantics 1.5). Never all of the tag; enough to tell a statement that leaves some of it out.
import { addressesOverlap, parsePrefix, PrefixError } from "../../../modules/packets";
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../match";
import { isObject, type TerraformResource } from "../sources/terraform-config/terraform-resources";
import { addressesOf, joinAddresses } from "../prefixes";

/** @param home addresses of Edge machines: a network that holds one of them is theirs. */
export function shownNetwork(resources: readonly TerraformResource[], home: Addresses): Addresses {
  const parts = resources.flatMap(({ type, block: { body } }): readonly Addresses[] => {
    switch (type) {
      case "azurerm_virtual_network":
        return ownSpace(body["address_space"], home);
      case "azurerm_route":
        return [addressesIn(body["address_prefix"])];
      case "azurerm_route_table":
        return listOf(body["route"])
          .filter(isObject)
          .map((route) => addressesIn(route["address_prefix"]));
      default:
        return [];
    }
  });
  return joinAddresses([NO_ADDRESSES, ...parts]);
}

function ownSpace(written: unknown, home: Addresses): readonly Addresses[] {
  const prefixes = listOf(written).map(addressesIn);
  const isOwn = prefixes.some((one) =>
    ([4, 6] as const).some((family) => addressesOverlap(one[family], home[family])),
  );
  return isOwn ? prefixes : [];
}

/** What only Terraform or Azure knows, a reference or a service tag, may be anything. */
function addressesIn(text: unknown): Addresses {
  if (text === undefined || text === null) return NO_ADDRESSES;
  if (typeof text !== "string") return EVERY_ADDRESS;
  try {
    return addressesOf([parsePrefix(text)]);
  } catch (error) {
    if (error instanceof PrefixError) return EVERY_ADDRESS;
    throw error;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

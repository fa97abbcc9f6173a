// What a source itself shows to be in `VirtualNetwork`: the address space of the Edge's own network and the prefixes of
// user-defined routes (cloud-semantics 1.5). Never all of the tag; enough to tell a statement that leaves some of it out.
import { addressesOverlap, parsePrefix, PrefixError } from "../../../modules/packets";
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../rules/match";
import { addressesOf, joinAddresses } from "../rules/prefixes";
import type { Field } from "../sources/field";
import type { ResourceBlock } from "../sources/resource-block";
import type { ResourceSet } from "../sources/resource-set";

const NETWORK_TYPE = "azurerm_virtual_network";
const ROUTE_TYPE = "azurerm_route";
const ROUTE_TABLE_TYPE = "azurerm_route_table";

/** @param own addresses of Edge machines: a network that holds one of them is theirs. */
export function shownNetwork(resources: ResourceSet, own: Addresses): Addresses {
  const parts = resources
    .ofTypes([NETWORK_TYPE, ROUTE_TYPE, ROUTE_TABLE_TYPE])
    .flatMap(({ type, block }): readonly Addresses[] => {
      if (type === NETWORK_TYPE) return ownSpace(block, own);
      const routes = type === ROUTE_TYPE ? [block] : block.blocks("route").objects;
      return routes.map((route) => addressesIn(route.text("address_prefix")));
    });
  return joinAddresses([NO_ADDRESSES, ...parts]);
}

function ownSpace(block: ResourceBlock, own: Addresses): readonly Addresses[] {
  const prefixes = prefixesIn(block);
  const isOwn = prefixes.some((one) =>
    ([4, 6] as const).some((family) => addressesOverlap(one[family], own[family])),
  );
  return isOwn ? prefixes : [];
}

function prefixesIn(block: ResourceBlock): readonly Addresses[] {
  const field = block.texts("address_space");
  if (field.is === "unset") return [];
  if (field.is === "unknown") return [EVERY_ADDRESS];
  const { known, unknown } = field.value;
  return [...known.map(addressesOfText), ...unknown.map(() => EVERY_ADDRESS)];
}

/** What only Terraform or Azure knows, a reference or a service tag, may be anything. */
function addressesIn(field: Field<string>): Addresses {
  if (field.is === "unset") return NO_ADDRESSES;
  return field.is === "unknown" ? EVERY_ADDRESS : addressesOfText(field.value);
}

function addressesOfText(text: string): Addresses {
  try {
    return addressesOf([parsePrefix(text)]);
  } catch (error) {
    if (error instanceof PrefixError) return EVERY_ADDRESS;
    throw error;
  }
}

// The addresses that an interface may have: the one that is written, else any in its subnet's prefixes, else any.
import { type Addresses, EVERY_ADDRESS } from "../../rules/match";
import { addressesOf } from "../../rules/prefixes";
import type { ResourceSet } from "../../resources/resource-set";
import { prefixesOf } from "./check-prefixes";
import type { InterfaceAddress } from "./declared-interfaces";

export function possibleAddresses(
  { subnet, address }: InterfaceAddress,
  resources: ResourceSet,
): Addresses {
  if (address !== undefined) return addressesOf([address]);
  const declared = subnet === undefined ? undefined : resources.declared(subnet, "azurerm_subnet");
  const prefixes = declared === undefined ? undefined : prefixesOf(declared);
  return prefixes === undefined ? EVERY_ADDRESS : addressesOf(prefixes);
}

// The addresses that the machines behind a subnet or interface may have, as far as a source shows them.
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../../rules/match";
import { addressesOf, joinAddresses, literalAddress } from "../../rules/prefixes";
import type { ResourceBlock } from "../../resources/resource-block";
import { addressesIn, addressesInList } from "../network-space/address-fields";
import type { ShownPoint } from "./shown-points";

/** Nothing where any may be there. */
export function addressesAtPoint(
  { kind, ...point }: ShownPoint,
  subnet: ShownPoint | undefined,
): Addresses | undefined {
  const block = point.block ?? point.seen;
  if (block === undefined) return undefined;
  if (kind === "subnet") return prefixesOf(block);
  const configurations = block.blocks("ip_configuration");
  if (configurations.lost.length > 0) return undefined;
  const found = configurations.objects.map((one) => addressOf(one) ?? prefixesAt(subnet));
  return found.includes(undefined) || found.length === 0 ? undefined : joined(found);
}

/** What the interface has, chosen by Azure or by somebody. */
function addressOf(configuration: ResourceBlock): Addresses | undefined {
  const address = literalAddress(configuration.text("private_ip_address"));
  return address && addressesOf([address]);
}

function prefixesAt(subnet: ShownPoint | undefined): Addresses | undefined {
  const block = subnet?.block ?? subnet?.seen;
  return block && prefixesOf(block);
}

function prefixesOf(subnet: ResourceBlock): Addresses | undefined {
  const all = joined([
    addressesInList(subnet.texts("address_prefixes")),
    // As azurerm before 3.0 has it.
    addressesIn(subnet.text("address_prefix")),
  ]);
  const isAny = ([4, 6] as const).every((family) => all[family].length === 0);
  return isAny || all[4] === EVERY_ADDRESS[4] ? undefined : all;
}

function joined(parts: readonly (Addresses | undefined)[]): Addresses {
  return joinAddresses([NO_ADDRESSES, ...parts.filter((part) => part !== undefined)]);
}

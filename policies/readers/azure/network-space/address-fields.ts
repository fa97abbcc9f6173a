// Addresses that a resource writes down. What only Terraform or Azure knows, a reference or a service tag, may be anything.
import { parsePrefix, PrefixError } from "../../../../modules/packets";
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../../rules/match";
import { addressesOf, joinAddresses } from "../../rules/prefixes";
import type { Field, Texts } from "../../resources/field";

export function addressesIn(field: Field<string>): Addresses {
  if (field.is === "unset") return NO_ADDRESSES;
  return field.is === "unknown" ? EVERY_ADDRESS : addressesOfText(field.value);
}

export function addressesInList(field: Field<Texts>): Addresses {
  if (field.is === "unset") return NO_ADDRESSES;
  if (field.is === "unknown" || field.value.unknown.length > 0) return EVERY_ADDRESS;
  return joinAddresses([NO_ADDRESSES, ...field.value.known.map(addressesOfText)]);
}

function addressesOfText(text: string): Addresses {
  try {
    return addressesOf([parsePrefix(text)]);
  } catch (error) {
    if (error instanceof PrefixError) return EVERY_ADDRESS;
    throw error;
  }
}

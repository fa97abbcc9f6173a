// Prefixes as rules write them, of whichever cloud: both take the same forms.
import {
  type AddressRange,
  type Family,
  parsePrefix,
  type Prefix,
  PrefixError,
  unionAddresses,
} from "../../../modules/packets";
import { argumentName, type Field, type Texts } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";
import type { Addresses } from "./match";

/** The prefix that a text is; reported, and `undefined`, when it is none. */
export function readCidr(
  block: ResourceBlock,
  field: Field<unknown>,
  text: string,
): Prefix | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (!(error instanceof PrefixError)) throw error;
    const { suggestion } = error;
    block.report(
      `\`${text}\` in \`${argumentName(field)}\` is not a prefix: ${error.reason}`,
      suggestion === undefined ? "write an address or a prefix" : `write \`${suggestion}\``,
      field,
    );
    return undefined;
  }
}

/** The single address that a literal text is; nothing for templates, prefixes and anything else. */
export function literalAddress(field: Field<string>): Prefix | undefined {
  return field.is === "known" && !field.value.includes("/")
    ? literalPrefix(field.value)
    : undefined;
}

/** The prefixes of a list, where all of it is written out and is prefixes. */
export function literalPrefixes(field: Field<Texts>): readonly Prefix[] | undefined {
  if (field.is !== "known" || field.value.unknown.length > 0) return undefined;
  const prefixes = field.value.known.flatMap((text) => literalPrefix(text) ?? []);
  return prefixes.length === field.value.known.length ? prefixes : undefined;
}

/** The address or prefix that a literal text is. */
export function literalPrefix(text: string): Prefix | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (error instanceof PrefixError) return undefined;
    throw error;
  }
}

/** The prefixes as lists of addresses by family. */
export function addressesOf(prefixes: readonly Prefix[]): Addresses {
  const ranges: Record<Family, AddressRange[]> = { 4: [], 6: [] };
  for (const { family, first, last } of prefixes) ranges[family].push({ first, last });
  return { 4: canonical(ranges[4]), 6: canonical(ranges[6]) };
}

function canonical(ranges: readonly AddressRange[]): readonly AddressRange[] {
  return ranges.length < 2 ? ranges : unionAddresses(ranges);
}

/** The addresses of all parts together. */
export function joinAddresses(parts: readonly Addresses[]): Addresses {
  return {
    4: unionAddresses(...parts.map((part) => part[4])),
    6: unionAddresses(...parts.map((part) => part[6])),
  };
}

// Prefixes of the site file as addresses. What a prefix is, the packets room decides; here its faults become problems with a
// place and a remedy.
import { shown } from "../../input";
import type { Inspection, Path, Problem } from "../../input";
import { ALL_ADDRESSES, parsePrefix, PrefixError, unionAddresses } from "../../packets";
import type { Family, Prefix } from "../../packets";
import type { FamilyAddresses } from "../bound-flow";
import type { WrittenList } from "./written-site";

const ALLOWED = "an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32";

/** Every address of the families given, IPv4 first. */
export function everyAddress(families: readonly Family[]): readonly FamilyAddresses[] {
  return ([4, 6] as const)
    .filter((family) => families.includes(family))
    .map((family) => ({ family, ranges: ALL_ADDRESSES[family] }));
}

/** The families of an end. */
export function familiesOf(addresses: readonly FamilyAddresses[]): readonly Family[] {
  return addresses.map(({ family }) => family);
}

/** The prefixes of a list, or undefined if one of them is none; then the inspection knows why. */
export function readPrefixes(
  written: WrittenList<string>,
  path: Path,
  inspection: Inspection,
): readonly Prefix[] | undefined {
  const seen = new Map<string, number>();
  const prefixes = written.map((text, index) => {
    if (text === undefined) return undefined;
    const prefix = readPrefix(text, [...path, index], inspection);
    if (prefix !== undefined) reportSecond(prefix, [...path, index], seen, inspection);
    return prefix;
  });
  return prefixes.every((prefix) => prefix !== undefined) ? prefixes : undefined;
}

/** The addresses of prefixes, family by family, IPv4 first. */
export function addressesOf(prefixes: readonly Prefix[]): readonly FamilyAddresses[] {
  return ([4, 6] as const)
    .map((family) => ({
      family,
      ranges: unionAddresses(prefixes.filter((prefix) => prefix.family === family)),
    }))
    .filter(({ ranges }) => ranges.length > 0);
}

function readPrefix(text: string, path: Path, inspection: Inspection): Prefix | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (!(error instanceof PrefixError)) throw error;
    inspection.reportError(path, explain(text, error));
    return undefined;
  }
}

function reportSecond(
  { text }: Prefix,
  path: Path,
  seen: Map<string, number>,
  inspection: Inspection,
): void {
  const first = seen.get(text);
  if (first === undefined) {
    seen.set(text, Number(path.at(-1)));
    return;
  }
  inspection.reportError(path, {
    message: `the same addresses stand twice in the list, here and as number ${first + 1}`,
    remedy: "keep one of the two",
  });
}

function explain(text: string, error: PrefixError): Problem {
  if (text.includes("${"))
    return {
      message: "an address cannot be a Terraform reference: what it stands for must be known here",
      allowed: ALLOWED,
      remedy: "write the address itself",
    };
  const isAddressLike = /^[\dA-Fa-f:.]+(\/|%|$)/.test(text) && /[\d:]/.test(text);
  return {
    message: isAddressLike
      ? `\`${shown(text)}\` is not a prefix: ${error.reason}`
      : `\`${shown(text)}\` is not an address`,
    allowed: ALLOWED,
    remedy: remedyFor(text, error),
  };
}

function remedyFor(text: string, { fault, suggestion = "" }: PrefixError): string {
  switch (fault) {
    case "host-bits":
      return `write ${suggestion} for the whole prefix, or ${text.replace(/\/.*/, "")} for the one address`;
    case "mapped":
      return `write ${suggestion}`;
    case "leading-zero":
      return "write the number without the zero before it";
    case "length":
      return "for one address leave the length out";
    case "zone":
      return "write the address without its zone";
    case "not-an-address":
      return textRemedy(text);
  }
}

function textRemedy(text: string): string {
  if (text === "*" || text.toLowerCase() === "any")
    return "inside a list every item is a prefix; `any` stands alone, without brackets";
  if (/^[\d.:a-fA-F]+\s*-\s*[\d.:a-fA-F]+$/.test(text)) return "write the range as prefixes";
  if (/[g-zG-Z]/.test(text)) return "write addresses: a firewall rule does not look names up";
  return "correct the address";
}

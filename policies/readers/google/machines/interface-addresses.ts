// The addresses that a network interface of a machine has: its own, and its alias ranges. An address may be written out, be
// left to Google, or be a value that only Terraform knows.
import { addressesOverlap, type Prefix } from "../../../../modules/packets";
import type { BoundEnd } from "../../../../modules/sites";
import { literalPrefix } from "../../rules/prefixes";
import { type Field, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";

const ADDRESS_TYPE = "google_compute_address";

export interface InterfaceAddresses {
  readonly shown: readonly Prefix[];
  /** What it may have besides: nothing, an address that Google chooses, or whatever the value turns out to be. */
  readonly besides: "nothing" | "chosen" | "anything";
}

export const ANY_ADDRESSES: InterfaceAddresses = { shown: [], besides: "anything" };

type Part = Prefix | "chosen" | "anything";

export function addressesOfInterface(
  block: ResourceBlock,
  resources: ResourceSet,
): InterfaceAddresses {
  const aliases = block.blocks("alias_ip_range");
  const families = block.blocks("ipv6_access_config");
  const parts: readonly Part[] = [
    partOf(block.name("network_ip"), resources),
    ...optional(block.name("ipv6_address"), resources),
    ...families.objects.flatMap((one) => optional(one.name("external_ipv6"), resources)),
    ...aliases.objects.map((one) => partOf(one.name("ip_cidr_range"), resources)),
    ...[...aliases.lost, ...families.lost].map((): Part => "anything"),
    ...(block.dialect.hidesBlocks(block) ? ["anything" as const] : []),
  ];
  const open = parts.filter((part) => typeof part === "string");
  return {
    shown: parts.filter((part) => typeof part !== "string"),
    besides: open.includes("anything") ? "anything" : open.length > 0 ? "chosen" : "nothing",
  };
}

/** What is left out is not chosen either: the interface may have no such address. */
function optional(field: Field<string>, resources: ResourceSet): readonly Part[] {
  return field.is === "unset" ? [] : [partOf(field, resources)];
}

function partOf(field: Field<string>, resources: ResourceSet): Part {
  const text = nameText(field);
  if (field.is === "unset") return "chosen";
  if (text === undefined) return "anything";
  const reserved = resources.find(text, ADDRESS_TYPE, "address")?.block;
  if (reserved === undefined) return prefixIn(text);
  if (!reserved.showsWhatIsDeployed) return "anything";
  const address = reserved.text("address");
  if (address.is === "unset") return "chosen";
  return address.is === "known" ? prefixIn(address.value) : "anything";
}

/** `/24` alone is a range that Google chooses. */
function prefixIn(text: string): Part {
  if (/^\/\d+$/.test(text)) return "chosen";
  return literalPrefix(text) ?? "anything";
}

export function holdsSome({ addresses }: BoundEnd, prefixes: readonly Prefix[]): boolean {
  return addresses.some(({ family, ranges }) =>
    prefixes.some((prefix) => prefix.family === family && addressesOverlap(ranges, [prefix])),
  );
}

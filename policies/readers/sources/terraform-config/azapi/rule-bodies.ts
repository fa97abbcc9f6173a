// Security rules as Azure's API writes them, in the words of the provider's own resources.
import { isObject } from "../../../resources/values";
import { only, type Words } from "./words";

const RULE: Words = {
  access: "access",
  description: "description",
  destinationAddressPrefix: "destination_address_prefix",
  destinationAddressPrefixes: "destination_address_prefixes",
  destinationPortRange: "destination_port_range",
  destinationPortRanges: "destination_port_ranges",
  direction: "direction",
  priority: "priority",
  protocol: "protocol",
  sourceAddressPrefix: "source_address_prefix",
  sourceAddressPrefixes: "source_address_prefixes",
  sourcePortRange: "source_port_range",
  sourcePortRanges: "source_port_ranges",
};

const GROUPS: Words = {
  destinationApplicationSecurityGroups: "destination_application_security_group_ids",
  sourceApplicationSecurityGroups: "source_application_security_group_ids",
};

type Fields = Readonly<Record<string, unknown>>;

/** Every argument that a rule of the provider's may have, as Terraform's JSON syntax wants it. */
const UNSET: Fields = Object.fromEntries(
  Object.values({ ...RULE, ...GROUPS }).flatMap((key) =>
    key === undefined ? [] : [[key, null] as const],
  ),
);

/** A rule; nothing where it says what the provider's rules cannot. */
export function ruleOf(properties: unknown): Fields | undefined {
  if (!isObject(properties)) return undefined;
  const groups = Object.entries(GROUPS).map(
    ([from, to = from]) => [to, idsOf(properties[from])] as const,
  );
  if (groups.some(([, ids]) => ids === undefined)) return undefined;
  const plain = Object.fromEntries(
    Object.entries(properties).filter(([key]) => !Object.hasOwn(GROUPS, key)),
  );
  const rule = only(plain, RULE);
  if (rule === undefined) return undefined;
  return { ...UNSET, ...rule, ...Object.fromEntries(groups) };
}

/** A list of named rules: the property of a group. */
export function rulesOf(list: unknown): readonly Fields[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const rules = list.map((entry: unknown) => {
    if (
      !isObject(entry) ||
      Object.keys(entry).some((key) => key !== "name" && key !== "properties")
    )
      return undefined;
    const rule = ruleOf(entry["properties"]);
    return rule === undefined ? undefined : { ...rule, name: entry["name"] };
  });
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** The ids of a list of objects that hold nothing else; null where there is no list. */
function idsOf(list: unknown): readonly unknown[] | null | undefined {
  if (list === undefined || list === null) return null;
  if (!Array.isArray(list)) return undefined;
  const ids = list.map((entry: unknown) => idOf(entry));
  return ids.includes(undefined) ? undefined : ids;
}

/** The id of an object that holds nothing else. */
export function idOf(entry: unknown): string | undefined {
  if (!isObject(entry) || Object.keys(entry).join() !== "id") return undefined;
  return typeof entry["id"] === "string" ? entry["id"] : undefined;
}

// What was changed outside Terraform since its last apply. Every plan lists attributes that the provider merely shows in
// another form after an apply, null for an empty list, and copies of what the state's other resources made: these are none.
import { isDeepStrictEqual } from "node:util";

import { isObject, isUnset } from "../../resources/values";
import { objectAt } from "./written/configuration-modules";
import type { Json } from "./standing/standing";

/** Attributes in which azurerm shows what other resources made. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  azurerm_network_security_group: ["security_rule"],
  azurerm_subnet: ["network_security_group_id", "route_table_id"],
  azurerm_virtual_network: ["subnet"],
};

export function driftedAddresses(root: Json): readonly string[] {
  const drift = root["resource_drift"];
  if (!Array.isArray(drift)) return [];
  return (drift as readonly unknown[]).flatMap((entry) => {
    const change = isObject(entry) ? objectAt(entry, "change") : undefined;
    if (!isObject(entry) || change === undefined || !isDrift(entry, change)) return [];
    return [String(entry["address"])];
  });
}

function isDrift({ type }: Json, { before, after }: Json): boolean {
  if (!isObject(before) || !isObject(after)) return true;
  const copies = COPIES[String(type)] ?? [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((key) => {
    const was = before[key];
    if (copies.includes(key) && isNothing(was)) return false;
    return !isAlike(was, after[key]);
  });
}

function isNothing(value: unknown): boolean {
  return isUnset(value) || (isObject(value) && Object.values(value).every(isNothing));
}

function isAlike(one: unknown, other: unknown): boolean {
  if (isNothing(one) && isNothing(other)) return true;
  if (isObject(one) && isObject(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
      isAlike(one[key], other[key]),
    );
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length && one.every((value: unknown, at) => isAlike(value, other[at]))
    );
  return isDeepStrictEqual(one, other);
}

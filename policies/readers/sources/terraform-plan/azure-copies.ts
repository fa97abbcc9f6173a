// Azure's API answers for a network with its subnets, for a subnet with its group and for a group with all of its rules,
// whoever made them, and azurerm shows these answers in a plan as they were before it. What the state's own subnets,
// associations and rules say is what stands after apply; the copies of what they said before are left out.
import { isDeepStrictEqual } from "node:util";

import { isObject } from "../values";
import type { Json, Prior, Standing } from "./standing";

const SUBNET = "azurerm_subnet";
const NETWORK = "azurerm_virtual_network";
const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const ASSOCIATION = "azurerm_subnet_network_security_group_association";

/** Ids of what the state had, by type and in lower case. */
class Had {
  readonly subnets = new Set<string>();
  readonly rules = new Set<string>();
  /** Subnets that an association attaches a group to. */
  readonly associated = new Set<string>();

  add(type: string, values: Json): void {
    const id = idOf(values["id"]);
    if (type === SUBNET && id !== undefined) this.subnets.add(id);
    if (type === RULE && id !== undefined) this.rules.add(id);
    const subnet = type === ASSOCIATION ? idOf(values["subnet_id"]) : undefined;
    if (subnet !== undefined) this.associated.add(subnet);
  }
}

/** @param changed the values before the plan of everything that it mentions. */
export function withoutCopies(
  objects: readonly Standing[],
  prior: readonly Prior[],
  changed: readonly { readonly type: unknown; readonly before: unknown }[],
): readonly Standing[] {
  const had = new Had();
  for (const { entry } of prior)
    if (isObject(entry["values"])) had.add(String(entry["type"]), entry["values"]);
  for (const { type, before } of changed) if (isObject(before)) had.add(String(type), before);
  return objects.map((object) => {
    const values = valuesOf(object, had);
    return values === object.values ? object : { ...object, values };
  });
}

function valuesOf({ type, values, before, action }: Standing, had: Had): Json {
  if (before === undefined) return values;
  if (type === SUBNET) return ofSubnet(values, had);
  if (type === NETWORK) return ofNetwork(values, had);
  // A group that is sent anew may be sent with the copies as they were.
  if (type === GROUP && action !== "update") return ofGroup(values, before, had);
  return values;
}

function ofSubnet(values: Json, { associated }: Had): Json {
  const id = idOf(values["id"]);
  const isCopy = id !== undefined && associated.has(id);
  return isCopy && values["network_security_group_id"] !== undefined
    ? { ...values, network_security_group_id: null }
    : values;
}

function ofNetwork(values: Json, { subnets, associated }: Had): Json {
  const written = values["subnet"];
  if (!Array.isArray(written)) return values;
  const kept = (written as readonly unknown[]).flatMap((subnet) => {
    const id = isObject(subnet) ? idOf(subnet["id"]) : undefined;
    if (id === undefined) return [subnet];
    if (subnets.has(id)) return [];
    return [associated.has(id) ? { ...(subnet as Json), security_group: "" } : subnet];
  });
  return { ...values, subnet: kept };
}

function ofGroup(values: Json, before: Json, { rules }: Had): Json {
  const [written, group] = [values["security_rule"], idOf(values["id"])];
  if (!Array.isArray(written) || group === undefined) return values;
  if (!isDeepStrictEqual(written, before["security_rule"])) return values;
  const kept = (written as readonly unknown[]).filter((rule) => {
    const name = isObject(rule) ? rule["name"] : undefined;
    return typeof name !== "string" || !rules.has(`${group}/securityrules/${name.toLowerCase()}`);
  });
  return kept.length === written.length ? values : { ...values, security_rule: kept };
}

function idOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value.toLowerCase() : undefined;
}

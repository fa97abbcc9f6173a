// What stood when a plan was made, as resources of their own: Azure's API shows these once more within what they belong to.
import { isObject } from "../../../resources/values";
import type { Prior } from "./prior-objects";
import type { Json } from "./standing";

const SUBNET = "azurerm_subnet";
const RULE = "azurerm_network_security_rule";
const ASSOCIATION = "azurerm_subnet_network_security_group_association";

/** Ids in lower case. */
export interface Had {
  readonly subnets: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  /** Subnets that an association attaches a group to. */
  readonly associated: ReadonlySet<string>;
}

/** @param changed the values before the plan of everything that it mentions. */
export function whatStood(
  prior: readonly Prior[],
  changed: readonly { readonly type: unknown; readonly before: unknown }[],
): Had {
  const subnets = new Set<string>();
  const rules = new Set<string>();
  const associated = new Set<string>();
  const add = (type: unknown, values: unknown): void => {
    if (!isObject(values)) return;
    const id = idOf(values["id"]);
    if (type === SUBNET && id !== undefined) subnets.add(id);
    if (type === RULE && id !== undefined) rules.add(id);
    const subnet = type === ASSOCIATION ? idOf(values["subnet_id"]) : undefined;
    if (subnet !== undefined) associated.add(subnet);
  };
  for (const { entry } of prior) add(entry["type"], entry["values"]);
  for (const { type, before } of changed) add(type, before);
  return { subnets, rules, associated };
}

export function idOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value.toLowerCase() : undefined;
}

/** Whether a rule or a subnet, as what it belongs to shows it, is a resource of its own. */
export function isSeparate(owner: Json, key: string, element: unknown, had: Had): boolean {
  const id = idOf(owner["id"]);
  const name = isObject(element) ? idOf(element["name"]) : undefined;
  if (id === undefined || name === undefined) return false;
  return key === "security_rule"
    ? had.rules.has(`${id}/securityrules/${name}`)
    : had.subnets.has(`${id}/${key}s/${name}`);
}

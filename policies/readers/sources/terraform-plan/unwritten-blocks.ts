// Blocks that a provider fills in where nobody writes them. A plan shows them as known after apply, and not whether any is
// written: `dynamic` leaves no trace in it. A checked-in configuration shows that.
import { isAbsent, isObject, listOf } from "../values";
import type { Json, Standing } from "./standing";

/** What is written for the resource at an address; nothing where that is not shown. */
export type WrittenBody = (address: string) => Json | undefined;

/** By type of resource. */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  azurerm_network_security_group: ["security_rule"],
  azurerm_virtual_network: ["subnet"],
};

/** The object, with what certainly nobody writes as empty as it will be. */
export function withoutUnwritten(object: Standing, bodyOf: WrittenBody): Standing {
  const { type, action, unknown, values, address } = object;
  const keys = FILLED_IN[type] ?? [];
  if (keys.length === 0 || !isMade(action) || !isObject(unknown)) return object;
  const body = bodyOf(address);
  if (body === undefined) return object;
  const empty = keys.filter((key) => unknown[key] === true && !isWritten(body, key));
  if (empty.length === 0) return object;
  return {
    ...object,
    values: { ...values, ...Object.fromEntries(empty.map((key) => [key, []])) },
    unknown: { ...unknown, ...Object.fromEntries(empty.map((key) => [key, false])) },
  };
}

function isMade(action: Standing["action"]): boolean {
  return action === "create" || action === "replace";
}

function isWritten(body: Json, key: string): boolean {
  const { dynamic } = body;
  const isDynamic =
    !isAbsent(dynamic) && listOf(dynamic).some((one) => !isObject(one) || Object.hasOwn(one, key));
  return isDynamic || !isAbsent(body[key]);
}

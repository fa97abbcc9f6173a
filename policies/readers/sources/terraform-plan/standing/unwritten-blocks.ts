// Blocks that a provider fills in where nobody writes them. A plan shows them as known after apply, and not whether any is
// written: `dynamic` leaves no trace in it. A checked-in configuration shows that.
import type { WrittenFolder } from "../../written-folder";
import { isAbsent, isObject, listOf } from "../../../resources/values";
import { type Had, isSeparate } from "./had";
import type { Json, Standing } from "./standing";

/** By type of resource. */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  azurerm_network_security_group: ["security_rule"],
  azurerm_virtual_network: ["subnet"],
};

/**
 * The object, with what certainly nobody writes as empty as it will be. Asks for a body only where its answer counts.
 * @param had what stood: blocks that something else than a resource of its own made were written, and perhaps still are.
 */
export function withoutUnwritten(
  object: Standing,
  had: Had,
  bodyOf: WrittenFolder["bodyOf"],
): Standing {
  const { type, action, unknown, values, address } = object;
  if (!isMade(action) || !isObject(unknown)) return object;
  const open = (FILLED_IN[type] ?? []).filter(
    (key) => unknown[key] === true && !wasWritten(object, key, had),
  );
  const body = open.length === 0 ? undefined : bodyOf(address);
  if (body === undefined) return object;
  const empty = open.filter((key) => !isWritten(body, key));
  if (empty.length === 0) return object;
  return {
    ...object,
    values: { ...values, ...Object.fromEntries(empty.map((key) => [key, []])) },
    unknown: { ...unknown, ...Object.fromEntries(empty.map((key) => [key, false])) },
  };
}

function wasWritten({ before }: Standing, key: string, had: Had): boolean {
  const list = before?.[key];
  return before !== undefined && Array.isArray(list)
    ? list.some((element: unknown) => !isSeparate(before, key, element, had))
    : false;
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

// Whether an argument of a resource that is only looked at is what the cloud has: Terraform can be told to leave what it
// finds.
import { isObject, isUnset, listOf } from "./values";
import type { ResourceBlock } from "./resource-block";

/** False where `ignore_changes` names the argument, or everything. */
export function isKept({ body }: ResourceBlock, key: string): boolean {
  return listOf(body["lifecycle"]).every((entry) => {
    if (isUnset(entry)) return true;
    const ignored = isObject(entry) ? entry["ignore_changes"] : "all";
    if (isUnset(ignored)) return true;
    return (
      Array.isArray(ignored) &&
      ignored.every((one) => typeof one === "string" && /^\w+/.exec(one)?.[0] !== key)
    );
  });
}

/** Whether the source makes exactly one of it. */
export function isOnce({ body }: ResourceBlock): boolean {
  const { count, for_each: each } = body;
  return (count === undefined || count === null || count === 1) && (each ?? null) === null;
}

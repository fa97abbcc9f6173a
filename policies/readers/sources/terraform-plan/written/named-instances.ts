// Which instances of a resource or a module a reference may name.
import type { Json } from "../standing/standing";
import { moduleAddress, type ModuleStep } from "./instance-address";
import type { PlanObjects } from "./plan-objects";

type Key = string | number | undefined;

/** The instances of a call, or the one that has a key. A plan lists none that holds no resource. */
export function keysOfCall(
  objects: PlanObjects,
  module: readonly ModuleStep[],
  call: string,
  key: Key,
): readonly Key[] {
  const keys = objects.keysOfCall(moduleAddress(module), call);
  if (key !== undefined) {
    const same = keys.filter((one) => isSameKey(one, key));
    return same.length === 0 ? [key] : same;
  }
  const written = objects.moduleOf(module)?.call(call);
  return written !== undefined && !isRepeated(written) ? [undefined] : keys;
}

/** Of a resource with `count` or `for_each` there may be no instance, which is known. */
export function mayHaveNone(
  objects: PlanObjects,
  module: readonly ModuleStep[],
  own: string,
): boolean {
  const written = objects.moduleOf(module)?.resource(own);
  return written !== undefined && isRepeated(written);
}

/** Terraform makes the number of a text, or the text of a number, where an index is of the other kind. */
export function isSameKey(one: Key, other: string | number): boolean {
  return one !== undefined && String(one) === String(other);
}

function isRepeated(written: Json): boolean {
  return "count_expression" in written || "for_each_expression" in written;
}

// What plans and states mark as sensitive: in the values of objects, in variables and in outputs.
import { leavesOf, type SecretLeaf } from "../secret-leaf";
import { isObject, itemsOf } from "../../resources/values";
import { isSensitive, sensitiveBelow } from "./sensitive-marks";

type Json = Readonly<Record<string, unknown>>;

/** The texts and numbers of a value that its marks name. */
export function markedLeaves(value: unknown, marks: unknown, key = ""): readonly SecretLeaf[] {
  if (marks === true) return leavesOf(value, key);
  if (typeof value !== "object" || value === null || !isSensitive(marks)) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([below, one]) =>
    markedLeaves(one, sensitiveBelow(marks, below), isList ? key : below),
  );
}

/** Of the resources of a module as `terraform show -json` has it, and of all modules below it. */
export function leavesOfModule(module: unknown): readonly SecretLeaf[] {
  if (!isObject(module)) return [];
  return [
    ...objectsIn(module["resources"]).flatMap((resource) =>
      markedLeaves(resource["values"], resource["sensitive_values"]),
    ),
    ...objectsIn(module["child_modules"]).flatMap(leavesOfModule),
  ];
}

/** Of values by name, each with its own mark: outputs, and variables as `configuration` declares them. */
export function leavesOfNamed(named: unknown, declared: unknown = named): readonly SecretLeaf[] {
  if (!isObject(named)) return [];
  return Object.entries(named).flatMap(([name, one]) => {
    const own = isObject(declared) && Object.hasOwn(declared, name) ? declared[name] : undefined;
    const isMarked = isObject(own) && own["sensitive"] === true;
    return isMarked && isObject(one) ? leavesOf(one["value"], name) : [];
  });
}

export function objectsIn(list: unknown): readonly Json[] {
  return itemsOf(list).filter(isObject);
}

// The objects of the state that a plan was made from, of all modules.
import type { Path } from "../../../resources/source-file";
import { isObject, isUnset, itemsOf } from "../../../resources/values";
import { namesOf } from "./entry-names";
import type { Json, Standing } from "./standing";

/** One object of the state that the plan was made from. */
export interface Prior {
  readonly entry: Json;
  readonly path: Path;
}

/** Every object of the state before, of all modules. */
export function priorObjects(root: Json): readonly Prior[] {
  const state = root["prior_state"];
  const values = isObject(state) ? state["values"] : undefined;
  return isObject(values)
    ? objectsIn(values["root_module"], ["prior_state", "values", "root_module"])
    : [];
}

function objectsIn(module: unknown, path: Path): readonly Prior[] {
  if (!isObject(module)) return [];
  const own = itemsOf(module["resources"]).flatMap((entry, at): readonly Prior[] =>
    isObject(entry) ? [{ entry, path: [...path, "resources", at] }] : [],
  );
  const below = itemsOf(module["child_modules"]).flatMap((child, at) =>
    objectsIn(child, [...path, "child_modules", at]),
  );
  return [...own, ...below];
}

export function readPrior(entry: Json, path: Path): Standing | undefined {
  const named = namesOf(entry);
  const values = entry["values"];
  if (named === undefined || !isObject(values)) return undefined;
  return {
    ...named,
    action: named.isData ? "read" : "not in the plan",
    isCurrent: isUnset(entry["deposed_key"]),
    path: [...path, "values"],
    values,
    before: values,
    unknown: undefined,
    sensitive: entry["sensitive_values"],
    isTainted: entry["tainted"] === true,
  };
}

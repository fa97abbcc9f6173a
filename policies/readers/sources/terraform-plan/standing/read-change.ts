// What one change of a plan leaves standing: what it makes, and what it forgets or abandons.
import type { Path, PlannedAction } from "../../../resources/source-file";
import { isObject, itemsOf } from "../../../resources/values";
import { namesOf } from "./entry-names";
import type { Json, Standing } from "./standing";

const ACTIONS: Readonly<Record<string, PlannedAction>> = {
  create: "create",
  update: "update",
  delete: "delete",
  "no-op": "no-op",
  read: "read",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace",
  "create,forget": "forget",
};

/** Nothing for what is no change of a plan. */
export function readChange(entry: Json, path: Path): readonly Standing[] | undefined {
  const named = namesOf(entry);
  const change = entry["change"];
  if (named === undefined || !isObject(change)) return undefined;
  const actions = itemsOf(change["actions"]).join(",");
  const action = ACTIONS[actions];
  if (action === undefined) return undefined;
  const deposed = typeof entry["deposed"] === "string";
  const [before, after] = [change["before"], change["after"]];
  // What goes or is let go was there; without its values nobody can tell whether it stays.
  if (/delete|forget/.test(actions) && !isObject(before)) return undefined;
  const found: Standing[] = [];
  const makes = actions !== "delete" && actions !== "forget";
  if (makes) {
    if (!isObject(after)) return undefined;
    found.push({
      ...named,
      action: actions === "create,forget" ? "replace" : action,
      isCurrent: !deposed,
      path: [...path, "change", "after"],
      values: after,
      before: isObject(before) ? before : undefined,
      unknown: change["after_unknown"],
      sensitive: change["after_sensitive"],
      isTainted: false,
    });
  }
  const abandons =
    (action === "delete" || action === "replace") &&
    isObject(before) &&
    before["deletion_policy"] === "ABANDON";
  if (isObject(before) && (action === "forget" || abandons)) {
    found.push({
      ...named,
      action: abandons ? "abandon" : "forget",
      isCurrent: false,
      path: [...path, "change", "before"],
      values: before,
      before,
      unknown: undefined,
      sensitive: change["before_sensitive"],
      isTainted: false,
    });
  }
  return found;
}

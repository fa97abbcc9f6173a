// Which objects stand in the cloud after a plan was applied, each with the values that it then has: what the plan makes,
// changes and leaves; what it forgets or abandons, which stays; and what it does not mention, which stays as it was.
import type { Path, PlannedAction } from "../source-file";
import { isObject, isUnset } from "../values";

export type Json = Readonly<Record<string, unknown>>;

export interface Standing {
  /** As Terraform prints it. */
  readonly address: string;
  /** Address of the module instance; empty for the root. */
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly providerName: unknown;
  readonly action: PlannedAction;
  /** Whether references lead to it: an object that Terraform lets go is none of its own any more. */
  readonly isCurrent: boolean;
  /** Where the values stand in the file. */
  readonly path: Path;
  readonly values: Json;
  readonly before: Json | undefined;
  /** In the form of the values, `true` for what is known after apply only. */
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Made in part only, by an apply that failed. */
  readonly isTainted: boolean;
}

/** One object of the state that the plan was made from. */
export interface Prior {
  readonly entry: Json;
  readonly path: Path;
}

export interface Stand {
  readonly objects: readonly Standing[];
  /** Entries of the plan that are not what a plan has. */
  readonly strange: readonly Path[];
  /** Addresses that stand twice. */
  readonly repeated: readonly string[];
}

export function standAfter(root: Json): Stand {
  const prior = priorObjects(root);
  const changes = listOf(root["resource_changes"]);
  const strange: Path[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  const had = new Set<string>();
  const moved = new Set<string>();
  const objects: Standing[] = [];
  changes.forEach((entry, at) => {
    const path = ["resource_changes", at];
    const read = isObject(entry) ? readChange(entry, path) : undefined;
    if (read === undefined || !isObject(entry)) {
      strange.push(path);
      return;
    }
    const key = keyOf(entry);
    if (seen.has(key)) repeated.push(String(entry["address"]));
    seen.add(key);
    const previous = entry["previous_address"];
    if (typeof previous === "string") moved.add(keyOf({ ...entry, address: previous }));
    objects.push(...read);
  });
  for (const { entry, path } of prior) {
    const key = keyOf(entry);
    if (had.has(key)) repeated.push(String(entry["address"]));
    had.add(key);
    if (seen.has(key) || moved.has(key)) continue;
    const read = readPrior(entry, path);
    if (read === undefined) strange.push(path);
    else objects.push(read);
  }
  return { objects, strange, repeated };
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
  const own = listOf(module["resources"]).flatMap((entry, at): readonly Prior[] =>
    isObject(entry) ? [{ entry, path: [...path, "resources", at] }] : [],
  );
  const below = listOf(module["child_modules"]).flatMap((child, at) =>
    objectsIn(child, [...path, "child_modules", at]),
  );
  return [...own, ...below];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function keyOf(entry: Json): string {
  const deposed = entry["deposed"] ?? entry["deposed_key"];
  return `${String(entry["address"])} ${typeof deposed === "string" ? deposed : ""}`;
}

type Named = Pick<
  Standing,
  "address" | "module" | "isData" | "type" | "name" | "index" | "providerName"
>;

/** What an entry of a plan or a state is called; nothing for what is none. */
export function namesOf(entry: Json): Named | undefined {
  const { address, mode, type, name, index } = entry as Record<string, unknown>;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string")
    return undefined;
  if (mode !== "managed" && mode !== "data") return undefined;
  const own = `${mode === "data" ? "data." : ""}${type}.${name}`;
  // Terraform before 0.14 writes no `module_address`, and states have none.
  const written = entry["module_address"];
  const end = address.lastIndexOf(own);
  const module = typeof written === "string" ? written : end > 0 ? address.slice(0, end - 1) : "";
  return {
    address,
    module,
    isData: mode === "data",
    type,
    name,
    index: typeof index === "string" || typeof index === "number" ? index : undefined,
    providerName: entry["provider_name"],
  };
}

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

function readChange(entry: Json, path: Path): readonly Standing[] | undefined {
  const named = namesOf(entry);
  const change = entry["change"];
  if (named === undefined || !isObject(change)) return undefined;
  const actions = listOf(change["actions"]).join(",");
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

// How to take hold of what a plan holds, for edits of it: entries, leaves of their values, expressions of the configuration.
import type { Loose } from "./rule-dialects";

export type Path = readonly (string | number)[];

export interface Entry extends Loose {
  address: string;
  type: string;
  name: string;
  change: {
    actions: string[];
    before: Loose | null;
    after: Loose | null;
    after_unknown: Loose;
  };
}

const FELT =
  /^(azurerm_network_security_(group|rule)|azurerm_subnet|azurerm_network_interface|azurerm_.*_association|google_compute_(firewall|network))$/;

/** What the plan does to objects of the kinds that a firewall is made of. */
export function entriesOf(plan: Loose): Entry[] {
  return (plan["resource_changes"] as Entry[]).filter(({ type }) => FELT.test(type));
}

/** Everything below a value, the value itself left out. */
export function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...pathsIn(one, at)];
  });
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Loose | undefined)?.[key], value);
}

/** Undefined takes the value away. */
export function put(into: unknown, path: Path, value: unknown): void {
  const parent = valueAt(into, path.slice(0, -1)) as Loose;
  const key = path.at(-1)!;
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

/** As Terraform writes it: the key is missing in the values, and an element of a list is null. */
export function makeUnknown({ change }: Entry, path: Path): void {
  if (change.after === null) return;
  const [last] = path.slice(-1);
  put(change.after, path, typeof last === "number" ? null : undefined);
  let marks: Loose = change.after_unknown;
  let values: unknown = change.after;
  for (const [at, key] of path.entries()) {
    if (at === path.length - 1) {
      marks[key] = true;
      return;
    }
    values = (values as Loose)[key];
    if (marks[key] === true) return;
    const below = marks[key];
    if (typeof below !== "object" || below === null)
      marks[key] = Array.isArray(values) ? values.map(() => ({})) : {};
    marks = marks[key] as Loose;
  }
}

/** Every module of the configuration. */
export function modulesOf(plan: Loose): Loose[] {
  const found: Loose[] = [];
  const add = (module: unknown): void => {
    if (typeof module !== "object" || module === null) return;
    found.push(module as Loose);
    for (const call of Object.values(((module as Loose)["module_calls"] ?? {}) as Loose))
      add((call as Loose)["module"]);
  };
  add((plan["configuration"] as Loose | undefined)?.["root_module"]);
  return found;
}

export function blocksOf(plan: Loose): Loose[] {
  return modulesOf(plan).flatMap((module) => (module["resources"] ?? []) as Loose[]);
}

export function callsOf(plan: Loose): Loose[] {
  return modulesOf(plan).flatMap((module) =>
    Object.values((module["module_calls"] ?? {}) as Record<string, Loose>),
  );
}

/** Every list of references in the configuration. */
export function referencesIn(plan: Loose): string[][] {
  const found: string[][] = [];
  const search = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { references } = value as Loose;
    if (Array.isArray(references)) found.push(references as string[]);
    Object.values(value).forEach(search);
  };
  search(plan["configuration"]);
  return found;
}

// Mutants of a plan: what Terraform might have written had the plan, the state or the configuration been another, and what
// it would never write. A mutant does not know whether it matters; the plain reader of plans decides that.
import {
  blocksOf,
  callsOf,
  entriesOf,
  type Entry,
  makeUnknown,
  modulesOf,
  pathsIn,
  put,
  referencesIn,
  valueAt,
} from "./plan-edits";
import { instead } from "./plan-values";
import type { Loose } from "./rule-dialects";

export type Draw = <T>(from: readonly T[]) => T;

interface Edit {
  readonly group: string;
  /** How often it is drawn. */
  readonly weight: number;
  /** What was done; nothing where the plan has no place for it. */
  readonly apply: (plan: Loose, draw: Draw) => string | undefined;
}

export interface PlanMutant {
  readonly group: string;
  readonly name: string;
  readonly text: string;
}

/** A plan with one to three edits. */
export function planMutant(text: string, next: () => number): PlanMutant {
  const draw: Draw = (from) => from[next() % from.length]!;
  for (;;) {
    const plan = JSON.parse(text) as Loose;
    const names: string[] = [];
    const groups: string[] = [];
    for (let left = draw([1, 1, 1, 2, 2, 3]); left > 0; left--) {
      const edit = draw(WEIGHTED);
      const name = tried(edit, plan, draw);
      if (name === undefined) continue;
      names.push(name);
      groups.push(edit.group);
    }
    if (names.length > 0)
      return { group: groups[0]!, name: names.join("; then "), text: JSON.stringify(plan) };
  }
}

/** An edit may no longer find what it is about, because the one before it took that away. */
function tried({ group, apply }: Edit, plan: Loose, draw: Draw): string | undefined {
  try {
    const done = apply(plan, draw);
    return done === undefined ? undefined : `${group}: ${done}`;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Each edit of one entry. */
function ofEntry(
  group: string,
  weight: number,
  edit: (entry: Entry, draw: Draw, plan: Loose) => string | undefined,
): Edit {
  return {
    group,
    weight,
    apply: (plan, draw) => {
      const entries = entriesOf(plan);
      if (entries.length === 0) return undefined;
      const entry = draw(entries);
      const done = edit(entry, draw, plan);
      return done === undefined ? undefined : `${entry.address} ${done}`;
    },
  };
}

const EXPRESSIONS: readonly unknown[] = [
  undefined,
  {},
  { references: [] },
  { references: ["var.x"] },
  { references: ["local.x"] },
  { references: ["each.value"] },
  { references: ["terraform_data.x.output", "terraform_data.x"] },
  { constant_value: null },
];

const ACTIONS: readonly (readonly string[])[] = [
  ["no-op"],
  ["create"],
  ["update"],
  ["delete"],
  ["delete", "create"],
  ["create", "delete"],
  ["forget"],
  ["read"],
  ["create", "forget"],
  [],
];

const EDITS: readonly Edit[] = [
  ofEntry("unknown", 8, (entry, draw, plan) => {
    const path = draw(pathsIn(entry.change.after));
    makeUnknown(entry, path);
    const block = blocksOf(plan).find(
      ({ type, name }) => type === entry.type && name === entry.name,
    );
    if (draw([true, false]) && block !== undefined)
      put(block, ["expressions", path[0]!], draw(EXPRESSIONS));
    return `${path.join(".")} unknown`;
  }),
  ofEntry("value", 8, (entry, draw, plan) => {
    const path = draw(pathsIn(entry.change.after));
    const value = instead(valueAt(entry.change.after, path), path, plan, draw);
    put(entry.change.after, path, value);
    return `${path.join(".")} is ${JSON.stringify(value)}`;
  }),
  ofEntry("key removed", 2, (entry, draw) => {
    const path = draw(pathsIn(entry.change.after));
    put(entry.change.after, path, undefined);
    return `without ${path.join(".")}`;
  }),
  ofEntry("action", 4, (entry, draw) => {
    const { change } = entry;
    change.actions = [...draw(ACTIONS)];
    const kept = change.after ?? change.before;
    if (draw([true, false])) change.before = structuredClone(kept);
    if (["delete", "forget"].includes(change.actions.join()) || draw([0, 0, 0, 1]) === 1)
      change.after = null;
    if (change.before !== null && draw([true, false])) change.before["deletion_policy"] = "ABANDON";
    return `action ${change.actions.join()}`;
  }),
  ofEntry("rename", 3, (entry, draw) => {
    const name = draw(["other", "this", "edge", "external", "internal"]);
    const address = entry.address;
    entry.address = address.replace(`.${entry.name}`, `.${name}`);
    entry.name = name;
    return `is now ${entry.address}`;
  }),
  ofEntry("re-index", 3, (entry, draw, plan) => {
    const others = entriesOf(plan).filter(
      ({ type, name, address }) =>
        type === entry.type && name === entry.name && address !== entry.address,
    );
    if (others.length > 0 && draw([true, true, false])) {
      const other = draw(others);
      const [one, two]: Loose[] = [entry, other];
      for (const key of ["address", "index", "module_address"])
        [one![key], two![key]] = [two![key], one![key]];
      return `changes places with ${other.address}`;
    }
    const index = draw<string | number>([0, 1, 7, "a", "0"]);
    entry.address = `${entry.address.replace(/\[[^[]*\]$/, "")}[${JSON.stringify(index)}]`;
    entry["index"] = index;
    return `is now ${entry.address}`;
  }),
  ofEntry("gone", 2, (entry, _draw, plan) => {
    const all = plan["resource_changes"] as Entry[];
    all.splice(all.indexOf(entry), 1);
    return "is not mentioned";
  }),
  ofEntry("only before", 2, (entry, draw, plan) => {
    const all = plan["resource_changes"] as Entry[];
    if (draw([true, false])) all.splice(all.indexOf(entry), 1);
    const named: Loose = { ...entry };
    Reflect.deleteProperty(named, "change");
    const state = (plan["prior_state"] ??= { values: { root_module: {} } }) as Loose;
    const root = (state["values"] as Loose)["root_module"] as Loose;
    const deposed = draw([{}, {}, { deposed_key: "8a7b6c5d" }]);
    const values = structuredClone(entry.change.after);
    ((root["resources"] ??= []) as unknown[]).push({ ...named, ...deposed, values });
    return `is in the state${Object.keys(deposed).join()}`;
  }),
  ofEntry("copy", 3, (entry, draw, plan) => {
    const copy = structuredClone(entry);
    const name = draw(["copy", "other"]);
    copy.address = copy.address.replace(`.${copy.name}`, `.${name}`);
    copy.name = name;
    if (draw([true, false]) && copy.change.after !== null) copy.change.after["name"] = "copy";
    if (draw([true, false, false])) copy["deposed"] = "8a7b6c5d";
    (plan["resource_changes"] as Entry[]).push(copy);
    const block = blocksOf(plan).find((one) => one["type"] === entry.type);
    const module = modulesOf(plan).find((one) => (one["resources"] as Loose[]).includes(block!));
    if (draw([true, false])) (module!["resources"] as Loose[]).push({ ...block, name });
    return `also as ${copy.address}`;
  }),
  {
    group: "configuration dropped",
    weight: 4,
    apply: (plan, draw) => {
      const module = draw(modulesOf(plan));
      const blocks = (module["resources"] ?? []) as Loose[];
      const calls = (module["module_calls"] ?? {}) as Loose;
      switch (draw(["block", "expression", "expression", "call", "input", "all", "providers"])) {
        case "block":
          return `${String(blocks.splice(blocks.indexOf(draw(blocks)), 1)[0]!["address"])} dropped`;
        case "expression": {
          const block = draw(blocks);
          const key = draw(Object.keys(block["expressions"] as Loose));
          put(block, ["expressions", key], undefined);
          return `${String(block["address"])} ${key} dropped`;
        }
        case "call": {
          const call = draw(Object.keys(calls));
          put(calls, [call], undefined);
          return `call ${call} dropped`;
        }
        case "input": {
          const call = draw(callsOf(plan));
          const key = draw(Object.keys(call["expressions"] as Loose));
          put(call, ["expressions", key], draw(EXPRESSIONS));
          return `input ${key} changed`;
        }
        case "providers":
          put(plan, ["configuration", "provider_config"], undefined);
          return "providers dropped";
        default:
          put(plan, ["configuration"], draw([undefined, {}]));
          return "all dropped";
      }
    },
  },
  {
    group: "references",
    weight: 6,
    apply: (plan, draw) => {
      const all = referencesIn(plan);
      const list = draw(all);
      const was = list.join();
      const other = draw(all);
      const more = ["local.x", "var.x", "each.value", "count.index", "terraform_data.x", ...other];
      const what = draw(["add", "first", "swap", "cut", "key"]);
      if (what === "add") list.push(draw(more));
      if (what === "first") list.unshift(draw(more));
      if (what === "swap") {
        const kept = list.splice(0, list.length, ...other);
        other.splice(0, other.length, ...kept);
      }
      if (what === "cut") list.splice(0, 1);
      if (what === "key") {
        const key = draw(["[0]", "[1]", '["a"]']);
        list[0] = list[0]!.replace(/(\.\w+)$/, `${key}$1`);
      }
      return `${was} became ${list.join()}`;
    },
  },
  {
    group: "modules swapped",
    weight: 4,
    apply: (plan, draw) => {
      const calls = callsOf(plan);
      const [a, b] = [draw(calls), draw(calls)];
      if (calls.length < 2 || a === b) return undefined;
      const key = draw(Object.keys(a["expressions"] as Loose));
      const path = ["expressions", key];
      const kept = valueAt(a, path);
      put(a, path, valueAt(b, path));
      put(b, path, kept);
      return `${key} of two calls`;
    },
  },
  {
    group: "provider",
    weight: 2,
    apply: (plan, draw) => {
      if (draw([true, false])) {
        const key = draw(["azurerm", "google", "azurerm.lab", "google.other", "x:azurerm"]);
        const block = draw(blocksOf(plan));
        block["provider_config_key"] = key;
        return `${String(block["address"])} is of ${key}`;
      }
      const all = valueAt(plan, ["configuration", "provider_config"]) as Record<string, Loose>;
      const expressions = draw(Object.values(all))["expressions"] as Loose;
      const key = draw(["subscription_id", "project"]);
      const value = draw([{ constant_value: "other" }, { references: ["var.x"] }, undefined]);
      put(expressions, [key], value);
      return `${key} is ${JSON.stringify(value)}`;
    },
  },
  {
    group: "plan",
    weight: 1,
    apply: (plan, draw) => {
      const [key, value] = draw<readonly [string, unknown]>([
        ["complete", false],
        ["applyable", false],
        ["errored", true],
        ["prior_state", undefined],
        ["planned_values", undefined],
        ["format_version", "1.0"],
        ["resource_changes", []],
      ]);
      put(plan, [key], value);
      return `${key} is ${JSON.stringify(value)}`;
    },
  },
];

const WEIGHTED = EDITS.flatMap((edit) => Array<Edit>(edit.weight).fill(edit));

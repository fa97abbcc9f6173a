// The second road, plans: which objects stand after an apply, read from Terraform's description of its JSON output format
// (https://developer.hashicorp.com/terraform/internals/json-format) and from nothing of the product.
import { Unsupported } from "../plain-addresses";
import { asBody, type Body, isBody } from "../plain-document";

/** One object of the cloud, with the values that it will have. */
export interface Thing {
  readonly address: string;
  readonly module: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index: unknown;
  readonly actions: string;
  readonly values: Body;
  readonly before: Body | undefined;
  /** In the form of the values: `true` where a value is known after apply. */
  readonly unknown: unknown;
  /** Expressions lead to it. */
  readonly current: boolean;
}

export interface PlainPlan {
  readonly root: Body;
  readonly things: readonly Thing[];
  /** Values before the plan of everything that is mentioned, also of what goes. */
  readonly earlier: readonly { readonly type: string; readonly values: Body }[];
}

const MAKES = [
  "create",
  "update",
  "delete,create",
  "create,delete",
  "no-op",
  "read",
  "create,forget",
];

export function readStanding(written: unknown): PlainPlan {
  const root = asBody(written, "the plan");
  if (root["errored"] === true) throw new Unsupported("the plan is not whole");
  const things: Thing[] = [];
  const told = new Set<string>();
  const earlier: { type: string; values: Body }[] = [];
  for (const entry of bodies(root["resource_changes"])) {
    const change = asBody(entry["change"], "change");
    const [before, after] = [change["before"], change["after"]];
    const actions = texts(change["actions"]).join();
    const is = placeOf(entry);
    const key = `${is.address} ${wordIn(entry, "deposed")}`;
    if (told.has(key)) throw new Unsupported(`${key} twice`);
    told.add(key);
    if (typeof entry["previous_address"] === "string") told.add(`${entry["previous_address"]} `);
    const old = isBody(before) ? before : undefined;
    if (old !== undefined) earlier.push({ type: is.type, values: old });
    const made = { ...is, actions, before: old, current: entry["deposed"] === undefined };
    const left = { ...made, unknown: {}, current: false };
    if (MAKES.includes(actions)) {
      if (!isBody(after)) throw new Unsupported(`${key} has no values`);
      things.push({ ...made, values: after, unknown: change["after_unknown"] });
      // What was to be deleted, and is abandoned or forgotten instead, stays.
      const stays = actions.includes("delete") ? isAbandoned(old) : actions === "create,forget";
      if (stays && old !== undefined) things.push({ ...left, values: old });
    } else if (actions === "forget" || actions === "delete") {
      if (actions === "forget" || isAbandoned(old)) {
        if (old === undefined) throw new Unsupported(`${key} had no values`);
        things.push({ ...left, values: old });
      }
    } else {
      throw new Unsupported(`${key}: ${actions}`);
    }
  }
  const prior = isBody(root["prior_state"]) ? root["prior_state"]["values"] : undefined;
  const known = new Set<string>();
  for (const entry of isBody(prior) ? resourcesIn(prior["root_module"]) : []) {
    const is = placeOf(entry);
    const values = asBody(entry["values"], is.address);
    earlier.push({ type: is.type, values });
    const key = `${is.address} ${wordIn(entry, "deposed_key")}`;
    if (known.has(key)) throw new Unsupported(`${key} twice`);
    known.add(key);
    if (told.has(key)) continue;
    const current = entry["deposed_key"] === undefined;
    things.push({ ...is, actions: "none", values, before: values, unknown: {}, current });
  }
  return { root, things, earlier };
}

function isAbandoned(before: Body | undefined): boolean {
  return before?.["deletion_policy"] === "ABANDON";
}

function wordIn(entry: Body, key: string): string {
  const word = entry[key];
  return typeof word === "string" ? word : "";
}

type Place = Pick<Thing, "address" | "module" | "mode" | "type" | "name" | "index">;

function placeOf(entry: Body): Place {
  const [address, mode, type, name] = ["address", "mode", "type", "name"].map((key) => {
    if (typeof entry[key] !== "string") throw new Unsupported(`an object without ${key}`);
    return entry[key];
  });
  const own = `${mode === "data" ? "data." : ""}${type}.${name}`;
  const at = address!.lastIndexOf(own);
  if (at < 0) throw new Unsupported(`${address} is not ${own}`);
  const module = address!.slice(0, Math.max(0, at - 1));
  if (entry["module_address"] !== undefined && entry["module_address"] !== module)
    throw new Unsupported(`${address} is in two modules`);
  return {
    address: address!,
    module,
    mode: mode!,
    type: type!,
    name: name!,
    index: entry["index"],
  };
}

function resourcesIn(module: unknown): readonly Body[] {
  if (!isBody(module)) return [];
  return [
    ...bodies(module["resources"]),
    ...bodies(module["child_modules"]).flatMap((child) => resourcesIn(child)),
  ];
}

export function bodies(value: unknown): readonly Body[] {
  return Array.isArray(value) ? value.map((one) => asBody(one, "an entry")) : [];
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Whether something in the marks of `after_unknown` is unknown. */
export function hasUnknown(mark: unknown): boolean {
  if (mark === true) return true;
  return typeof mark === "object" && mark !== null && Object.values(mark).some(hasUnknown);
}

export function markOf({ unknown }: Thing, key: string): unknown {
  return isBody(unknown) ? unknown[key] : undefined;
}

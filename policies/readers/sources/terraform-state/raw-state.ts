// A raw state file (`terraform.tfstate`, version 4), brought into the form of `terraform show -json`. Entries keep where they
// stand in the file.
import type { Path } from "../../resources/source-file";
import { isObject, itemsOf } from "../../resources/values";

type Json = Readonly<Record<string, unknown>>;

/** An entry as `terraform show -json` has it, and where its values stand. */
export interface StateEntry {
  readonly entry: unknown;
  /** Of the entry itself. */
  readonly path: Path;
  /** Of its values. */
  readonly values: Path;
}

export function isRawState(root: Json): boolean {
  return "version" in root && "serial" in root && !("format_version" in root);
}

export function rawEntries(root: Json): readonly StateEntry[] {
  return itemsOf(root["resources"]).flatMap((resource, at): readonly StateEntry[] => {
    const path = ["resources", at];
    if (!isObject(resource) || !Array.isArray(resource["instances"]))
      return [{ entry: resource, path, values: path }];
    return (resource["instances"] as readonly unknown[]).map((instance, index) => {
      const place = [...path, "instances", index];
      const entry = isObject(instance) ? shown(resource, instance) : instance;
      return { entry, path: place, values: [...place, "attributes"] };
    });
  });
}

function shown(resource: Json, instance: Json): Json {
  const { mode, type, name, module } = resource;
  const { index_key: index, attributes, deposed, status } = instance;
  const own = `${mode === "data" ? "data." : ""}${String(type)}.${String(name)}`;
  const place = typeof module === "string" && module !== "" ? `${module}.` : "";
  const key = index === undefined || index === null ? "" : `[${JSON.stringify(index)}]`;
  return {
    address: `${place}${own}${key}`,
    mode,
    type,
    name,
    index,
    provider_name: providerOf(resource["provider"]),
    // States of Terraform before 0.12 have flat attributes, which nothing here reads.
    values: attributes,
    sensitive_values: marksOf(instance["sensitive_attributes"]),
    ...(typeof deposed === "string" && { deposed_key: deposed }),
    ...(status === "tainted" && { tainted: true }),
  };
}

/** `provider["registry.terraform.io/hashicorp/google"].lab`, `module.x.provider[...]`, `provider.google`. */
const PROVIDER = /(?:^|\.)provider(?:\["([^"]+)"\]|\.([\w-]+))(?:\.[\w-]+)?$/;

function providerOf(written: unknown): string | undefined {
  const [, full, bare] = typeof written === "string" ? (PROVIDER.exec(written) ?? []) : [];
  return full ?? bare;
}

/** Paths of sensitive values as marks in the form of the values. A path that is not understood marks everything. */
function marksOf(paths: unknown): unknown {
  let marks: unknown;
  for (const path of itemsOf(paths)) {
    const keys = itemsOf(path).map(keyOf);
    if (keys.includes(undefined)) return true;
    marks = marked(marks, keys as readonly (string | number)[]);
  }
  return marks;
}

function keyOf(step: unknown): string | number | undefined {
  if (!isObject(step)) return undefined;
  const { value } = step;
  const inner = isObject(value) ? value["value"] : value;
  return typeof inner === "string" || typeof inner === "number" ? inner : undefined;
}

function marked(marks: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined || marks === true) return true;
  const known = isObject(marks) ? marks : {};
  return { ...known, [key]: marked(known[key], rest) };
}

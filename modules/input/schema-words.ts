// What a schema accepts, and where in a file one of its errors is, in words.
import type { ErrorObject } from "ajv";
import type { Path } from "./located-document";
import { shown } from "./shown-text";

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The definition that `$ref` names, in the same schema. */
export function referred({ $ref }: Schema, schema: object): Schema {
  const [, name] = typeof $ref === "string" ? $ref.split("#/definitions/") : [];
  const { definitions = {} } = schema as {
    readonly definitions?: Readonly<Record<string, Schema>>;
  };
  return (name === undefined ? undefined : definitions[name]) ?? {};
}

/** What is accepted: the schema's own words for it, or else its values or types. */
export function describe(schema: Schema): string | undefined {
  const { "x-allowed": allowed, enum: values, const: value, type } = schema;
  if (typeof allowed === "string") return allowed;
  if (Array.isArray(values)) return (values as readonly string[]).join(", ");
  if (typeof value === "string") return value;
  if (type === undefined) return undefined;
  const names = (Array.isArray(type) ? type : [type]) as readonly string[];
  return names.map((name) => TYPE_WORDS[name] ?? name).join(" or ");
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "a mapping",
  string: "text",
};

/** The path of an error's JSON pointer. Digits are taken for an index; lookups take an index for a key where need be. */
export function pathOf({ instancePath }: ErrorObject): Path {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** `deployments.azure.interfaces.access[0]` */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${shown(part)}`))
    .join("")
    .replace(/^\./, "");
}

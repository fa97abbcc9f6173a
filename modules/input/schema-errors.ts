// One error of the schema checker as one problem: where, what, what was found, what is accepted, what to do.
import type { ErrorObject } from "ajv";
import type { LocatedDocument, Path } from "./located-document";
import { nearest } from "./nearest-word";
import type { Problem } from "./problem";
import { formatPath, pathOf } from "./schema-path";
import { shown } from "./shown-text";

type Schema = Readonly<Record<string, unknown>>;

/** The problem that a schema error stands for. */
export function explainSchemaError(
  error: ErrorObject,
  document: LocatedDocument,
  schema: object,
): Problem {
  const path = pathOf(error);
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.propertyName !== undefined)
    return badKey(error, [...path, error.propertyName], document);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(error, [...path, String(params["additionalProperty"])], document);
    case "required":
      return missingKey(error, path, String(params["missingProperty"]), document, schema);
    case "uniqueItems":
      return twice([...path, Number(params["i"])], document);
    default:
      return badValue(error, path, document);
  }
}

function unknownKey(error: ErrorObject, path: Path, document: LocatedDocument): Problem {
  const key = String(path.at(-1));
  const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as object);
  const near = nearest(key, known);
  return {
    message: `unknown key \`${shown(key)}\`${within(path)}`,
    place: document.keyPlaceOf(path),
    allowed: known.join(", "),
    remedy: near === undefined ? "remove it" : `did you mean \`${near}\`?`,
  };
}

function missingKey(
  error: ErrorObject,
  path: Path,
  key: string,
  document: LocatedDocument,
  schema: object,
): Problem {
  const properties = (error.parentSchema?.["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const property = properties[key];
  const allowed =
    property === undefined
      ? undefined
      : (describe(property) ?? describe(referred(property, schema)));
  return {
    message: `key \`${key}\` is missing${within([...path, key])}`,
    place: document.keyPlaceOf(path),
    ...(allowed === undefined ? {} : { allowed }),
    remedy: `add \`${key}:\``,
  };
}

function badKey(error: ErrorObject, path: Path, document: LocatedDocument): Problem {
  return {
    message: `\`${shown(String(path.at(-1)))}\` is not a name that can stand here${within(path)}`,
    place: document.keyPlaceOf(path),
    allowed: allowedBy(error),
    remedy: "rename it",
  };
}

function twice(path: Path, document: LocatedDocument): Problem {
  const got = document.textOf(path);
  return {
    message: `the same value stands twice in \`${formatPath(path.slice(0, -1))}\``,
    place: document.placeOf(path),
    ...(got === undefined ? {} : { got }),
    remedy: "keep one of the two",
  };
}

function badValue(error: ErrorObject, path: Path, document: LocatedDocument): Problem {
  const got = document.textOf(path);
  return {
    message: path.length === 0 ? rootMessage(error) : `\`${formatPath(path)}\` ${verdict(error)}`,
    place: document.placeOf(path),
    ...(got === undefined ? {} : { got }),
    allowed: allowedBy(error),
    remedy: remedyFor(error, got),
  };
}

function rootMessage({ data }: ErrorObject): string {
  return data === null || data === undefined
    ? "file is empty"
    : "file is not a mapping of keys to values";
}

function verdict({ keyword, data }: ErrorObject): string {
  if (data === null) return "has no value";
  switch (keyword) {
    case "type":
      return `is ${kindOf(data)}`;
    case "minItems":
    case "minProperties":
    case "minLength":
      return "is empty";
    case "maxItems":
    case "maxProperties":
      return "has too many entries";
    case "maxLength":
      return "is too long";
    default:
      return "is not an accepted value";
  }
}

function kindOf(data: unknown): string {
  if (Array.isArray(data)) return "a list";
  if (typeof data === "object") return "a mapping";
  return typeof data === "string" ? "text" : `a ${typeof data}`;
}

/** Misspelt words, slips of the hand that YAML turns into another type, and otherwise the plain advice. */
function remedyFor(
  { keyword, params, data, parentSchema, instancePath }: ErrorObject,
  got?: string,
): string {
  if (instancePath === "") return "start from the sample";
  if (got === undefined || data === null) return "give it a value, or remove it";
  if (keyword === "enum") return didYouMean(got, parentSchema) ?? CORRECT_IT;
  if (keyword !== "type") return REMEDIES.get(keyword) ?? CORRECT_IT;
  const types = [(params as { type: string | string[] }).type].flat();
  const isPrefix = parentSchema?.["x-format"] === "prefix";
  if (isPrefix && typeof data === "object" && got.endsWith(":"))
    return `an address that ends in a colon needs quotes: "${got}"`;
  if (types.includes("integer")) return CORRECT_IT;
  if (types.includes("array")) return writeAsList(data, got);
  if (types.includes("string") && typeof data !== "object" && !isPrefix)
    return `put it in quotes: "${got}"`;
  return CORRECT_IT;
}

const CORRECT_IT = "write what is allowed";

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ["minItems", "add at least one"],
  ["minProperties", "add at least one"],
  ["minLength", "give it a value"],
  ["maxItems", "remove what is too much"],
  ["maxProperties", "remove what is too much"],
  ["maxLength", "shorten it"],
]);

function writeAsList(data: unknown, got: string): string {
  if (got === "any") return "`any` cannot stand here: write the addresses, as a list";
  return typeof data === "string" ? `write it as a list: [${got}]` : "write a list, in brackets";
}

function didYouMean(got: string, schema: Schema | undefined): string | undefined {
  const near = nearest(got, (schema?.["enum"] ?? []) as readonly string[]);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}

function allowedBy({ keyword, schema, parentSchema }: ErrorObject): string {
  const said = parentSchema === undefined ? undefined : describe(parentSchema);
  return said ?? `${keyword} ${JSON.stringify(schema)}`;
}

/** The definition that `$ref` names, in the same schema. */
function referred({ $ref }: Schema, schema: object): Schema {
  const [, name] = typeof $ref === "string" ? $ref.split("#/definitions/") : [];
  const { definitions = {} } = schema as {
    readonly definitions?: Readonly<Record<string, Schema>>;
  };
  return (name === undefined ? undefined : definitions[name]) ?? {};
}

function describe(schema: Schema): string | undefined {
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

function within(path: Path): string {
  return path.length <= 1 ? "" : ` in \`${formatPath(path.slice(0, -1))}\``;
}

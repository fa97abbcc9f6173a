// One error of the schema checker as one problem: where, what, what was found, what is accepted, what to do.
import type { ErrorObject } from "ajv";
import type { LocatedDocument, Path } from "./located-document";
import { nearest } from "./nearest-word";
import type { Problem } from "./problem";
import { formatPath, pathOf } from "./schema-words";
import { remedyFor } from "./schema-remedies";
import { describe, referred } from "./schema-words";
import type { Schema } from "./schema-words";
import { shown } from "./shown-text";

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

function allowedBy({ keyword, schema, parentSchema }: ErrorObject): string {
  const said = parentSchema === undefined ? undefined : describe(parentSchema);
  return said ?? `${keyword} ${JSON.stringify(schema)}`;
}

function within(path: Path): string {
  return path.length <= 1 ? "" : ` in \`${formatPath(path.slice(0, -1))}\``;
}

// What to do about a value that a schema refuses.
import type { ErrorObject } from "ajv";
import { nearest } from "./nearest-word";

/** Misspelt words, slips of the hand that YAML turns into another type, and otherwise the plain advice. */
export function remedyFor(
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

function didYouMean(got: string, schema: ErrorObject["parentSchema"]): string | undefined {
  const near = nearest(got, (schema?.["enum"] ?? []) as readonly string[]);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}

// What a schema accepts, in words.

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

// A provider's published schema (`terraform providers schema -json`), and what it has against a block of Terraform JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Terraform's own notation of types: `"string"`, `["set", "string"]`, `["object", { … }]`. */
type Type = string | readonly [string, Type] | readonly ["object", Readonly<Record<string, Type>>];

interface Attribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly deprecated?: boolean;
}

interface NestedBlock {
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

/** What every resource takes beside the arguments of its type; and the toolkit's comments. */
const META = new Set(["//", "depends_on", "provider", "count", "for_each", "lifecycle"]);

/** The only provider of a file in fixtures/schemas. */
export function readSchema(file: string): ProviderSchema {
  const text = readFileSync(join(__dirname, "../../fixtures/schemas", file), "utf8");
  const { provider_schemas: all } = JSON.parse(text) as {
    provider_schemas: Record<string, ProviderSchema>;
  };
  const [schema] = Object.values(all);
  if (schema === undefined) throw new Error(`${file} has no provider`);
  return schema;
}

/** In words, each with the path of the argument; empty where the block is as the schema wants it. */
export function against(block: Block, value: unknown, path = ""): readonly string[] {
  if (!isObject(value)) return [`${path}: not a block`];
  const { attributes = {}, block_types = {} } = block;
  const given = Object.entries(value).filter(([name, it]) => it !== null && !META.has(name));
  return [
    ...given.flatMap(([name, it]) => {
      const here = `${path}.${name}`;
      const [attribute, nested] = [attributes[name], block_types[name]];
      if (attribute !== undefined) return againstAttribute(attribute, it, here);
      return nested === undefined ? [`${here}: no such argument`] : againstNested(nested, it, here);
    }),
    ...Object.entries(attributes)
      .filter(([name, { required }]) => required === true && (value[name] ?? null) === null)
      .map(([name]) => `${path}.${name}: is required`),
    ...Object.entries(block_types)
      .filter(([name, { min_items = 0 }]) => min_items > 0 && value[name] === undefined)
      .map(([name]) => `${path}.${name}: a block is required`),
  ];
}

function againstAttribute(attribute: Attribute, value: unknown, path: string): readonly string[] {
  const { type, required = false, optional = false, deprecated = false } = attribute;
  return [
    ...(required || optional ? [] : [`${path}: only the provider says it`]),
    ...(deprecated ? [`${path}: is deprecated`] : []),
    ...(fits(type, value) ? [] : [`${path}: is no ${JSON.stringify(type)}`]),
  ];
}

function againstNested(nested: NestedBlock, value: unknown, path: string): readonly string[] {
  const blocks: readonly unknown[] = Array.isArray(value) ? value : [value];
  const { min_items: least = 0, max_items: most = Infinity } = nested;
  const counted = blocks.length >= least && blocks.length <= most;
  return [
    ...(counted ? [] : [`${path}: ${blocks.length} blocks`]),
    ...blocks.flatMap((block, at) => against(nested.block, block, `${path}[${at}]`)),
  ];
}

/** Terraform makes a number of text that is one, and an object is given with all of its attributes, `null` among them. */
function fits(type: Type, value: unknown): boolean {
  if (value === null) return true;
  if (type === "string") return typeof value === "string";
  if (type === "number") return typeof value === "number";
  if (type === "bool") return typeof value === "boolean";
  if (typeof type === "string") return false;
  const [kind, of] = type;
  if (kind === "list" || kind === "set")
    return Array.isArray(value) && value.every((it: unknown) => fits(of, it));
  if (!isObject(value)) return false;
  if (kind === "map") return Object.values(value).every((it) => fits(of, it));
  const attributes = of as Readonly<Record<string, Type>>;
  const names = new Set([...Object.keys(attributes), ...Object.keys(value)]);
  return [...names].every((name) => {
    const attribute = attributes[name];
    return attribute !== undefined && name in value && fits(attribute, value[name]);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

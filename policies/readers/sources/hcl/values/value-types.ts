// Types that variables are declared with, and what Terraform makes of a value of another type.
import { isToken } from "../../../resources/template-text";
import { asText, isObject } from "../../../resources/values";
import { type ExpressionPart, expressionTree, parseHcl } from "../files/parse-hcl";

export type ValueType =
  | { readonly is: "string" | "number" | "bool" | "any" }
  | { readonly is: "list" | "set" | "map"; readonly of: ValueType }
  | { readonly is: "tuple"; readonly of: readonly ValueType[] }
  | { readonly is: "object"; readonly of: ReadonlyMap<string, Attribute> };

interface Attribute {
  readonly type: ValueType;
  /** Present for attributes that may be left out. */
  readonly default?: { readonly value: unknown };
}

const ANY: ValueType = { is: "any" };
const PRIMITIVE = new Map<string, ValueType>([
  ["any", ANY],
  ["string", { is: "string" }],
  ["number", { is: "number" }],
  ["bool", { is: "bool" }],
  // As Terraform 0.11 wrote them, in quotes.
  ["list", { is: "list", of: ANY }],
  ["map", { is: "map", of: ANY }],
]);

/** The type that a `type` argument says; nothing where it says another thing than types are made of. */
export async function typeIn(written: unknown): Promise<ValueType | undefined> {
  if (written === undefined) return ANY;
  if (typeof written !== "string") return undefined;
  return typeOf(/^\$\{([^]*)\}$/.exec(written)?.[1] ?? written);
}

async function typeOf(text: string): Promise<ValueType | undefined> {
  const primitive = PRIMITIVE.get(text.trim());
  if (primitive !== undefined) return primitive;
  const tree = await expressionTree(text);
  if (tree?.type !== "function") return undefined;
  const { name } = tree.meta as { name: string };
  const [argument, ...more] = tree.children;
  if (argument === undefined || more.length > 0) return undefined;
  if (name === "object") return objectType(argument.meta as { items?: Record<string, string> });
  const inner = (argument.meta as { value: string }).value;
  if (name === "tuple") return tupleType(argument.children);
  if (name !== "list" && name !== "set" && name !== "map") return undefined;
  const of = await typeOf(inner);
  return of && { is: name, of };
}

async function tupleType(elements: readonly ExpressionPart[]): Promise<ValueType | undefined> {
  const types = await Promise.all(
    elements.map(({ meta }) => typeOf((meta as { value: string }).value)),
  );
  const of = types.filter((type) => type !== undefined);
  return of.length === types.length ? { is: "tuple", of } : undefined;
}

async function objectType({
  items,
}: {
  readonly items?: Readonly<Record<string, string>>;
}): Promise<ValueType | undefined> {
  if (items === undefined) return undefined;
  const of = new Map<string, Attribute>();
  for (const [name, text] of Object.entries(items)) {
    const attribute = await attributeIn(text);
    if (attribute === undefined) return undefined;
    of.set(name, attribute);
  }
  return { is: "object", of };
}

async function attributeIn(text: string): Promise<Attribute | undefined> {
  if (!/^\s*optional\s*\(/.test(text)) {
    const type = await typeOf(text);
    return type && { type };
  }
  const tree = await expressionTree(text);
  const [inner, other] = (tree?.children ?? []).map(
    ({ meta }) => (meta as { value: string }).value,
  );
  const type = inner === undefined ? undefined : await typeOf(inner);
  if (type === undefined) return undefined;
  if (other === undefined) return { type, default: { value: null } };
  const { value } = await parseHcl(`value = ${other}\n`, "default");
  const converted = convert(value, type);
  return converted && !holdsToken(converted.value) ? { type, default: converted } : undefined;
}

function holdsToken(value: unknown): boolean {
  if (typeof value === "string") return isToken(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsToken);
}

/** The value as one of the type; nothing where it is not certain what Terraform makes of it. */
export function convert(value: unknown, type: ValueType): { readonly value: unknown } | undefined {
  if (value === null || type.is === "any") return { value };
  if (typeof value === "string" && isToken(value))
    return type.is === "number" || type.is === "bool" ? undefined : { value };
  switch (type.is) {
    case "string":
      return defined(asText(value));
    case "number":
      return defined(numberIn(value));
    case "bool":
      return defined(typeof value === "boolean" ? value : FLAGS.get(value));
    case "list":
    case "set":
      return Array.isArray(value) ? all(value, () => type.of) : undefined;
    case "tuple":
      return Array.isArray(value) && value.length === type.of.length
        ? all(value, (at) => type.of[at] ?? ANY)
        : undefined;
    case "map":
      return isObject(value) ? entries(value, type.of) : undefined;
    case "object":
      return isObject(value) ? attributes(value, type.of) : undefined;
  }
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^(0|-?[1-9]\d{0,14})$/.test(value)
    ? Number(value)
    : undefined;
}

function defined(value: unknown): { readonly value: unknown } | undefined {
  return value === undefined ? undefined : { value };
}

function all(
  values: readonly unknown[],
  typeAt: (index: number) => ValueType,
): { readonly value: unknown } | undefined {
  const found = values.map((one, at) => convert(one, typeAt(at)));
  return found.every((one) => one !== undefined)
    ? { value: found.map(({ value }) => value) }
    : undefined;
}

function entries(
  object: Readonly<Record<string, unknown>>,
  type: ValueType,
): { readonly value: unknown } | undefined {
  const found = Object.entries(object).map(([key, one]) => [key, convert(one, type)] as const);
  if (found.some(([key, one]) => one === undefined || isToken(key))) return undefined;
  return { value: Object.fromEntries(found.map(([key, one]) => [key, one?.value])) };
}

/** What the type does not name is left out, and what may be missing is filled in. */
function attributes(
  object: Readonly<Record<string, unknown>>,
  of: ReadonlyMap<string, Attribute>,
): { readonly value: unknown } | undefined {
  if (Object.keys(object).some(isToken)) return undefined;
  const found = [...of].map(([name, { type, default: other }]) => {
    const given = Object.hasOwn(object, name) ? object[name] : undefined;
    if (given === undefined && other === undefined) return [name, undefined] as const;
    return [
      name,
      given === undefined || given === null ? (other ?? { value: null }) : convert(given, type),
    ] as const;
  });
  if (found.some(([, one]) => one === undefined)) return undefined;
  return { value: Object.fromEntries(found.map(([name, one]) => [name, one?.value])) };
}

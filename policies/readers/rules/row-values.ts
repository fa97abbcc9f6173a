// Fields of records as values of a table.
import { literalPrefix } from "./prefixes";
import { parsePortRange } from "./ports";
import type { HiddenValue, RowItem, RowValue } from "./rule-row";
import type { Field, Known, Texts, Unknown } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";

type MakeItem = (text: string) => RowItem;

/** A text that means what it says. */
export const plainItem: MakeItem = (text) => ({ text, means: text });

/** A word that clouds take in any letter case. */
export const wordItem: MakeItem = (text) => ({ text, means: text.toLowerCase() });

const EVERY_PORT = "every port";
const WIDE_PORTS: Readonly<Record<string, string>> = {
  "*": `${EVERY_PORT}, and all that has none`,
  "0-65535": EVERY_PORT,
};

export const portItem: MakeItem = (text) => {
  const range = parsePortRange(text);
  const means = range === undefined ? text : `${range.first}-${range.last}`;
  return withWords(text, means, WIDE_PORTS[means]);
};

/** An address, a prefix, or a word in their place. */
export function prefixItem(wide: Readonly<Record<string, string>>): MakeItem {
  return (text) => {
    const prefix = literalPrefix(text);
    const means = prefix === undefined ? text.toLowerCase() : prefixMeaning(prefix);
    return withWords(text, means, wide[means]);
  };
}

function prefixMeaning({ family, first, last }: NonNullable<ReturnType<typeof literalPrefix>>) {
  return last - first === (family === 4 ? 1n << 32n : 1n << 128n) - 1n
    ? `every IPv${family}`
    : `${family} ${first}-${last}`;
}

function withWords(text: string, means: string, wide: string | undefined): RowItem {
  return { text, means, ...(wide !== undefined && { wide }) };
}

export function scalarValue(
  block: ResourceBlock,
  field: Field<string | number | boolean>,
  item: MakeItem = plainItem,
): RowValue {
  if (field.is === "unset") return field;
  if (field.is === "unknown") return unknownValue(block, field);
  return { is: "text", item: item(String(field.value)), ...secret(field) };
}

export function listValue(
  block: ResourceBlock,
  field: Field<Texts>,
  item: MakeItem = plainItem,
): RowValue {
  if (field.is === "unset") return field;
  if (field.is === "unknown") return unknownValue(block, field);
  const { known, unknown } = field.value;
  return {
    is: "list",
    items: known.map(item),
    ...(unknown.length > 0 && { hidden: unknown.map((one) => hiddenValue(block, one)) }),
    ...secret(field),
  };
}

/** One list of an argument that may be written in the singular or in the plural. */
export function eitherValue(single: RowValue, plural: RowValue): RowValue {
  if (single.is === "unset") return plural;
  if (plural.is === "unset" && single.is === "unknown") return single;
  const values = [single, plural];
  const items = values.flatMap((value) =>
    value.is === "text" ? [value.item] : value.is === "list" ? value.items : [],
  );
  const hidden = values.flatMap((value) =>
    value.is === "unknown" ? [value] : value.is === "list" ? (value.hidden ?? []) : [],
  );
  const isSecret = values.some((value) => "sensitive" in value);
  return {
    is: "list",
    items,
    ...(hidden.length > 0 && { hidden }),
    ...(isSecret && { sensitive: true }),
  };
}

/** A value that the block does not show. */
export function unknownValue(block: ResourceBlock, field: Unknown): RowValue {
  return { is: "unknown", ...hiddenValue(block, field) };
}

export function hiddenValue(block: ResourceBlock, { refersTo }: Unknown): HiddenValue {
  return { later: isLater(block), ...(refersTo !== undefined && { refersTo }) };
}

/** What a plan does not show is known once it is applied. */
export function isLater({ dialect }: ResourceBlock): boolean {
  return dialect.shows === "cloud";
}

function secret({ sensitive }: Known<unknown>): { readonly sensitive?: true } {
  return sensitive === undefined ? {} : { sensitive };
}

/** A key of all parts, in any letter case; nothing where one is not shown. */
export function keyOf(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("/").toLowerCase();
}

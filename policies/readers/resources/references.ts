// Names by which resources refer to each other: literal ids, and references such as `${azurerm_subnet.edge.id}`.

export type Sameness = "same" | "different" | "unknown";

/** `${type.name.attribute}` of a managed resource or a data source, in its plainest form. */
export interface Reference {
  /** The other source that it is about; absent for the source that is judged. */
  readonly from: string | undefined;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
}

const PLAIN_REFERENCE =
  /^\$\{(?:@([\w.-]+) )?\s*(data\.)?([a-z][a-z0-9]*_\w+)\.([\w-]+)\.(\w+)\s*\}$/;

export function parseReference(text: string): Reference | undefined {
  const [, from, data, type, name, attribute] = PLAIN_REFERENCE.exec(text.trim()) ?? [];
  if (type === undefined || name === undefined || attribute === undefined) return undefined;
  return { from, isData: data !== undefined, type, name, attribute };
}

/**
 * Whether a literal id is written as Azure writes them. One that ends in a slash, doubles one or escapes a character may be
 * brought into that form by the provider, and is then another's.
 */
export function isPlainId(text: string): boolean {
  return /^(\/[^/%?#]+)+$/.test(text.trim());
}

/**
 * Two managed resources of one source and type are two objects, as long as each is there once (which readers check). Another
 * source may declare the same object, and a data source may read any.
 */
export function compareReferences(a: Reference, b: Reference, type: string): Sameness {
  const samePlace = a.from === b.from && a.type === b.type && a.isData === b.isData;
  if (samePlace && a.name === b.name && a.attribute === b.attribute) return "same";
  const plain = [a, b].every((one) => one.type === type && one.attribute === "id" && !one.isData);
  return plain && a.from === b.from ? "different" : "unknown";
}

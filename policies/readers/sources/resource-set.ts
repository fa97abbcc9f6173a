// The resources of a source, and the names by which they refer to each other: literals, and references such as
// `${azurerm_subnet.edge.id}`. Two names are the same, different, or it is unknown; the third answer is never taken for
// either of the others.
import { nameText } from "./field";
import type { ResourceBlock } from "./resource-block";
import { isToken, unescapeTemplate } from "./template-text";

export type Sameness = "same" | "different" | "unknown";

/** `${type.name.attribute}` of a managed resource, in its plainest form. */
export interface Reference {
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
}

const PLAIN_REFERENCE = /^\$\{\s*([a-z][a-z0-9]*_\w+)\.([\w-]+)\.(\w+)\s*\}$/;

/** Attributes whose value after apply is what the configuration says. */
const AS_CONFIGURED: ReadonlySet<string> = new Set([
  "name",
  "resource_group_name",
  "virtual_network_name",
  "project",
]);

const LONGEST_TRAIL = 8;

export function parseReference(text: string): Reference | undefined {
  const [, type, name, attribute] = PLAIN_REFERENCE.exec(text.trim()) ?? [];
  if (type === undefined || name === undefined || attribute === undefined) return undefined;
  return { type, name, attribute };
}

/** One managed resource. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly block: ResourceBlock;
}

/** An argument of the provider that resources without a `provider` of their own, or with this alias, are made by. */
export type ProviderArgument = (
  local: string,
  alias: string | undefined,
  key: string,
) => string | undefined;

export class ResourceSet {
  readonly all: readonly Resource[];
  readonly providerArgument: ProviderArgument;
  readonly #byAddress: ReadonlyMap<string, Resource>;
  /** By type and id, for sources that show the ids of resources; ids are compared without letter case. */
  readonly #byId: ReadonlyMap<string, Resource>;

  constructor(all: readonly Resource[], providerArgument: ProviderArgument) {
    this.all = all;
    this.providerArgument = providerArgument;
    this.#byAddress = new Map(all.map((resource) => [resource.block.address, resource]));
    const shown = all.filter(({ block }) => block.dialect.shows === "cloud");
    this.#byId = new Map(
      shown.flatMap((resource) =>
        ID_ATTRIBUTES.flatMap((key) => {
          const id = nameText(resource.block.name(key));
          return id === undefined ? [] : [[idKey(resource.type, id), resource] as const];
        }),
      ),
    );
  }

  ofTypes(types: readonly string[]): readonly Resource[] {
    return this.all.filter(({ type }) => types.includes(type));
  }

  /** The resource of this type that a reference to its attribute, or its id itself, leads to. */
  find(text: string, type: string, attribute: string): Resource | undefined {
    if (!isToken(text)) {
      return ID_ATTRIBUTES.includes(attribute) ? this.#byId.get(idKey(type, text)) : undefined;
    }
    const reference = parseReference(text);
    if (reference?.type !== type || reference.attribute !== attribute) return undefined;
    return this.#byAddress.get(`${type}.${reference.name}`);
  }

  /** The literal that a name comes to, followed through references to configured names; else `undefined`. */
  literal(text: string): string | undefined {
    let current = text;
    for (let steps = 0; steps < LONGEST_TRAIL; steps++) {
      if (!isToken(current)) return unescapeTemplate(current.trim());
      const reference = parseReference(current);
      if (reference === undefined || !AS_CONFIGURED.has(reference.attribute)) return undefined;
      const block = this.#byAddress.get(`${reference.type}.${reference.name}`)?.block;
      if (block?.showsWhatIsDeployed !== true) return undefined;
      const next = textOf(block, reference.attribute);
      if (next === undefined) return undefined;
      current = next;
    }
    return undefined;
  }

  /** What is wrong with a reference that leads to no name, in words; `undefined` when nothing certainly is. */
  faultOf(text: string): string | undefined {
    const trail: string[] = [];
    for (let current = text; isToken(current);) {
      const reference = parseReference(current);
      if (reference === undefined) return undefined;
      const address = `${reference.type}.${reference.name}`;
      const resource = this.#byAddress.get(address);
      if (resource === undefined) return `\`${address}\` is not in the configuration`;
      const step = `${address}.${reference.attribute}`;
      if (trail.includes(step)) return `\`${step}\` leads back to itself`;
      const next = textOf(resource.block, reference.attribute);
      if (next === undefined || trail.push(step) > LONGEST_TRAIL) return undefined;
      current = next;
    }
    return undefined;
  }

  /** Compares two resource ids: literal with literal, or reference with reference to the same type's `id`. */
  compareIds(one: string, other: string, type: string): Sameness {
    const [a, b] = [this.#idShown(one), this.#idShown(other)];
    if (!isToken(a) && !isToken(b)) {
      if (a.trim().toLowerCase() === b.trim().toLowerCase()) return "same";
      return isPlainId(a) && isPlainId(b) ? "different" : "unknown";
    }
    const [left, right] = [parseReference(a), parseReference(b)];
    if (left !== undefined && right !== undefined) return compareReferences(left, right, type);
    return a.trim() === b.trim() ? "same" : "unknown";
  }

  /** The id itself in place of a reference to it, where the source shows it. */
  #idShown(text: string): string {
    const { type, name, attribute } = parseReference(text) ?? {};
    if (attribute !== "id") return text;
    const block = this.#byAddress.get(`${type ?? ""}.${name ?? ""}`)?.block;
    if (block?.dialect.shows !== "cloud") return text;
    return nameText(block.name("id")) ?? text;
  }
}

const ID_ATTRIBUTES: readonly string[] = ["id", "self_link"];

function idKey(type: string, id: string): string {
  return `${type} ${id.trim().toLowerCase()}`;
}

/** A text as a template; an empty one is one as well, and leads nowhere. */
function textOf(block: ResourceBlock, key: string): string | undefined {
  return block.body[key] === "" ? "" : nameText(block.name(key));
}

/**
 * Whether a literal id is written as Azure writes them. One that ends in a slash, doubles one or escapes a character may be
 * brought into that form by the provider, and is then another's.
 */
export function isPlainId(text: string): boolean {
  return /^(\/[^/%?#]+)+$/.test(text.trim());
}

/** Two managed resources of one type are two objects, as long as each is there once (which readers check). */
function compareReferences(a: Reference, b: Reference, type: string): Sameness {
  const plain = [a, b].every((one) => one.type === type && one.attribute === "id");
  if (a.type === b.type && a.name === b.name && a.attribute === b.attribute) return "same";
  return plain ? "different" : "unknown";
}

// The resources of a source, and the names by which they refer to each other: literals, and references such as
// `${azurerm_subnet.edge.id}`. Two names are the same, different, or it is unknown; the third answer is never taken for
// either of the others.
import { nameText } from "./field";
import type { ResourceBlock } from "./resource-block";
import {
  compareReferences,
  isPlainId,
  parseReference,
  type Reference,
  type Sameness,
} from "./references";
import {
  addressKey,
  ID_ATTRIBUTES,
  idKey,
  type Index,
  indexOf,
  type Resource,
} from "./resource-index";
import { isToken, unescapeTemplate } from "./template-text";

/** Attributes whose value after apply is what the configuration says. */
const AS_CONFIGURED: ReadonlySet<string> = new Set([
  "name",
  "resource_group_name",
  "virtual_network_name",
  "project",
]);

const LONGEST_TRAIL = 8;

/**
 * An argument of the provider that resources without a `provider` of their own, or with this alias, are made by. A template
 * where one is written, or may be, and the source does not show what it comes to; absent where none is written.
 */
export type ProviderArgument = (
  local: string,
  alias: string | undefined,
  key: string,
  from?: string,
) => string | undefined;

/** Whether this configuration of a provider is the only one that the source has. */
export type IsOnlyProvider = (local: string, alias: string | undefined, from?: string) => boolean;

/** The text that a template comes to that leads into another source; the text itself for any other. */
export type Follow = (text: string) => string;

/** What a set is made of besides its resources. */
export interface ResourceSetParts {
  readonly providerArgument: ProviderArgument;
  /** @default never known */
  readonly isOnlyProvider?: IsOnlyProvider;
  /** Data sources, to which references may lead. @default none */
  readonly data?: readonly Resource[];
  /** @default nothing leads into another source */
  readonly follow?: Follow;
  /** The default of a variable of the source that is judged. @default none shown */
  readonly variableDefault?: (name: string) => unknown;
  /** Blocks that make resources which the source does not show. @default none */
  readonly hidden?: readonly ResourceBlock[];
  /** Objects of the cloud that are taken over. @default none */
  readonly imports?: readonly ResourceBlock[];
  /** Both, of other sources. @default none */
  readonly hiddenElsewhere?: readonly ResourceBlock[];
}

export class ResourceSet {
  readonly all: readonly Resource[];
  readonly #parts: ResourceSetParts;
  readonly #index: Index;

  constructor(all: readonly Resource[], parts: ResourceSetParts, index = indexOf(all, parts.data)) {
    this.all = all;
    this.#parts = parts;
    this.#index = index;
  }

  get providerArgument(): ProviderArgument {
    return this.#parts.providerArgument;
  }

  get isOnlyProvider(): IsOnlyProvider {
    return this.#parts.isOnlyProvider ?? (() => false);
  }

  get data(): readonly Resource[] {
    return this.#parts.data ?? [];
  }

  /** Blocks of the source that is judged that make resources which it does not show; reported where they stand. */
  get hidden(): readonly ResourceBlock[] {
    return this.#parts.hidden ?? [];
  }

  get imports(): readonly ResourceBlock[] {
    return this.#parts.imports ?? [];
  }

  get hiddenElsewhere(): readonly ResourceBlock[] {
    return this.#parts.hiddenElsewhere ?? [];
  }

  /** Those of the source that is judged. */
  get own(): readonly Resource[] {
    return this.all.filter(({ block }) => block.notes.from === undefined);
  }

  ofTypes(types: readonly string[]): readonly Resource[] {
    return this.all.filter(({ type }) => types.includes(type));
  }

  /** The same resources without some of them; references still lead to those that are left out. */
  without(isLeftOut: (resource: Resource) => boolean): ResourceSet {
    const kept = this.all.filter((resource) => !isLeftOut(resource));
    return new ResourceSet(kept, this.#parts, this.#index);
  }

  /** The same resources and some more, to which no reference leads. */
  with(more: readonly Resource[]): ResourceSet {
    return new ResourceSet([...this.all, ...more], this.#parts, this.#index);
  }

  /** The resource of this type that a reference to its attribute, or its id itself, leads to. */
  find(text: string, type: string, attribute: string): Resource | undefined {
    if (!isToken(text)) {
      return ID_ATTRIBUTES.includes(attribute)
        ? this.#index.byId.get(idKey(type, text))
        : undefined;
    }
    const reference = this.#reference(text);
    if (reference?.type !== type || reference.attribute !== attribute || reference.isData)
      return undefined;
    return this.#referred(reference);
  }

  /** The resource or data source of this type that a reference to its id leads to. */
  declared(text: string, type: string): Resource | undefined {
    const reference = this.#reference(text);
    return reference?.type === type && reference.attribute === "id"
      ? this.#referred(reference)
      : undefined;
  }

  /** The text that a variable has by default, for a text that is nothing but the variable. */
  defaultOf(text: string): string | undefined {
    const [, name] = /^\$\{\s*var\.([\w-]+)\s*\}$/.exec(text.trim()) ?? [];
    const value = name === undefined ? undefined : this.#parts.variableDefault?.(name);
    return typeof value === "string" ? value : undefined;
  }

  get variableDefault(): ResourceSetParts["variableDefault"] {
    return this.#parts.variableDefault;
  }

  /** The text, or what it comes to in another source. */
  followed(text: string): string {
    return this.#parts.follow?.(text) ?? text;
  }

  /** The literal that a name comes to, followed through references to configured names; else `undefined`. */
  literal(text: string): string | undefined {
    let current = this.followed(text);
    for (let steps = 0; steps < LONGEST_TRAIL; steps++) {
      if (!isToken(current)) return unescapeTemplate(current.trim());
      const reference = parseReference(current);
      if (reference === undefined || !AS_CONFIGURED.has(reference.attribute)) return undefined;
      const block = this.#referred(reference)?.block;
      if (block?.showsWhatIsDeployed !== true) return undefined;
      const next = textOf(block, reference.attribute);
      if (next === undefined) return undefined;
      current = next;
    }
    return undefined;
  }

  #reference(text: string): Reference | undefined {
    return isToken(text) ? parseReference(this.followed(text)) : undefined;
  }

  #referred({ from, isData, type, name }: Reference): Resource | undefined {
    return this.#index.byAddress.get(addressKey(from, isData, type, name));
  }

  /** What is wrong with a reference that leads to no name, in words; `undefined` when nothing certainly is. */
  faultOf(text: string): string | undefined {
    const trail: string[] = [];
    for (let current = text; isToken(current);) {
      const reference = parseReference(current);
      if (reference === undefined) return undefined;
      const address = `${reference.isData ? "data." : ""}${reference.type}.${reference.name}`;
      const resource = this.#referred(reference);
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
    const [a, b] = [this.#idShown(this.followed(one)), this.#idShown(this.followed(other))];
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
    const reference = isToken(text) ? parseReference(text) : undefined;
    if (reference?.attribute !== "id") return text;
    const block = this.#referred(reference)?.block;
    if (block?.dialect.shows !== "cloud") return text;
    return nameText(block.name("id")) ?? text;
  }
}

/** A text as a template; an empty one is one as well, and leads nowhere. */
function textOf(block: ResourceBlock, key: string): string | undefined {
  return block.body[key] === "" ? "" : nameText(block.name(key));
}

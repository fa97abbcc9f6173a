// Names of objects: literals, and references such as `${azurerm_subnet.edge.id}`. Two names are the same, different, or
// nobody can tell; the third answer is never taken for either of the others.
import { showsWhatIsDeployed } from "./meta-arguments";
import type { TerraformResource } from "./terraform-config/terraform-resources";
import { isToken, unescapeTemplate } from "./template-text";

export type Sameness = "same" | "different" | "untold";

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

/** The resources of a document, to be found by reference. */
export class ResourceIndex {
  readonly #byAddress: ReadonlyMap<string, TerraformResource>;

  constructor(resources: readonly TerraformResource[]) {
    this.#byAddress = new Map(resources.map((resource) => [resource.block.address, resource]));
  }

  /** The resource of this type that `${type.name.attribute}` points to, if it is in the document. */
  find(text: string, type: string, attribute: string): TerraformResource | undefined {
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
      const { body } = this.#byAddress.get(`${reference.type}.${reference.name}`)?.block ?? {};
      if (body !== undefined && !showsWhatIsDeployed(body)) return undefined;
      const next = body?.[reference.attribute];
      if (typeof next !== "string") return undefined;
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
      if (resource === undefined) return `\`${address}\` is not in the document`;
      const step = `${address}.${reference.attribute}`;
      if (trail.includes(step)) return `\`${step}\` leads back to itself`;
      const next = resource.block.body[reference.attribute];
      if (typeof next !== "string" || trail.push(step) > LONGEST_TRAIL) return undefined;
      current = next;
    }
    return undefined;
  }

  /** Compares two names without regard to letter case, which neither Azure nor Google's names know. */
  compareNames(a: string, b: string): Sameness {
    if (a.trim() === b.trim()) return "same";
    const [left, right] = [this.literal(a), this.literal(b)];
    if (left === undefined || right === undefined) return "untold";
    return left.toLowerCase() === right.toLowerCase() ? "same" : "different";
  }

  /** Compares two resource ids: literal with literal, or reference with reference to the same type's `id`. */
  compareIds(a: string, b: string, type: string): Sameness {
    if (!isToken(a) && !isToken(b)) {
      if (a.trim().toLowerCase() === b.trim().toLowerCase()) return "same";
      return isPlainId(a) && isPlainId(b) ? "different" : "untold";
    }
    const [left, right] = [parseReference(a), parseReference(b)];
    if (left !== undefined && right !== undefined) return compareReferences(left, right, type);
    return a.trim() === b.trim() ? "same" : "untold";
  }
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
  return plain ? "different" : "untold";
}

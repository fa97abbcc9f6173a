// Which resources are the same in two sources: of one type and with the same values, at whatever address. What is unset may be
// written in several ways.
import type { Resource, ResourceSet } from "../sources/resource-set";
import { isObject } from "../sources/values";

export class SameResources {
  readonly #texts = new Map<Resource, string>();
  readonly #sides: readonly ReadonlySet<string>[];
  readonly #byAddress = new Map<string, Resource[]>();

  constructor(...sides: readonly ResourceSet[]) {
    const all = sides.map(({ own }) => own);
    this.#sides = all.map((own) => new Set(own.map((one) => this.#textOf(one))));
    for (const one of all.flat()) {
      const sharing = this.#byAddress.get(one.block.address) ?? [];
      this.#byAddress.set(one.block.address, [...sharing, one]);
    }
  }

  /** Whether the resource is on every side. */
  has(resource: Resource): boolean {
    const text = this.#textOf(resource);
    return this.#sides.every((texts) => texts.has(text));
  }

  /** Whether all that has the address, or holds the rule of that address, is on every side. */
  holds(address: string): boolean {
    for (let at = address.length; at > 0; at = address.lastIndexOf(".", at - 1)) {
      const found = this.#byAddress.get(address.slice(0, at));
      if (found !== undefined) return found.every((one) => this.has(one));
    }
    return false;
  }

  #textOf(resource: Resource): string {
    const known = this.#texts.get(resource) ?? `${resource.type} ${plainText(resource.block.body)}`;
    this.#texts.set(resource, known);
    return known;
  }
}

/** A value as text, without what is unset and without the provider, which no source calls by a name of its own. */
export function plainText(value: unknown): string {
  return JSON.stringify(plain(value)) ?? "";
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(plain).filter((one) => one !== undefined);
    return parts.length === 0 ? undefined : parts;
  }
  if (!isObject(value)) return value === null || value === "" ? undefined : value;
  const entries = Object.entries(value).flatMap(([key, one]): readonly [string, unknown][] => {
    const below = key === "provider" ? undefined : plain(one);
    return below === undefined ? [] : [[key, below]];
  });
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

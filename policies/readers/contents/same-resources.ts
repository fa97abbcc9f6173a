// Which resources are the same in two sources: of one type and with the same values, at whatever address. What is unset may be
// written in several ways.
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";
import { isObject } from "../resources/values";

export class SameResources {
  readonly #all: readonly (readonly Resource[])[];
  /** By type, the texts of each side: only those of types that are asked for are made. */
  readonly #texts = new Map<string, readonly ReadonlySet<string>[]>();
  #byAddress: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(...sides: readonly ResourceSet[]) {
    this.#all = sides.map(({ own }) => own);
  }

  /** Whether the resource is on every side. */
  has({ type, block }: Resource): boolean {
    const sides =
      this.#texts.get(type) ??
      this.#all.map((own) => new Set(own.filter((one) => one.type === type).map(textOf)));
    this.#texts.set(type, sides);
    const text = plainText(block.body);
    return sides.every((texts) => texts.has(text));
  }

  /** Whether all that has the address, or holds the rule of that address, is on every side. */
  holds(address: string): boolean {
    for (let at = address.length; at > 0; at = address.lastIndexOf(".", at - 1)) {
      const found = this.#addresses.get(address.slice(0, at));
      if (found !== undefined) return found.every((one) => this.has(one));
    }
    return false;
  }

  get #addresses(): ReadonlyMap<string, readonly Resource[]> {
    this.#byAddress ??= byAddress(this.#all.flat());
    return this.#byAddress;
  }
}

function byAddress(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const one of resources) {
    const sharing = found.get(one.block.address);
    if (sharing === undefined) found.set(one.block.address, [one]);
    else sharing.push(one);
  }
  return found;
}

function textOf({ block }: Resource): string {
  return plainText(block.body);
}

/** A value as text, without what is unset and without the provider, which no source calls by a name of its own. */
export function plainText(value: unknown): string {
  return JSON.stringify(plain(value) ?? null);
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

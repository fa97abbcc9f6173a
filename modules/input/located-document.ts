// A YAML (or JSON) document as a value that still knows where each part of it stands, so that every complaint can name
// file, line and column. Aliases and merge keys are followed: a merged value stands where it is written.
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { Place } from "./problem";
import { shown } from "./shown-text";
import { isMergeKey } from "./yaml-checks";
import type { AliasTargets } from "./yaml-checks";

/** Keys and indexes that lead from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** A document with places. For a path that does not exist, the places are those of the nearest part that does. */
export interface LocatedDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value stands. */
  placeOf(path: Path): Place;
  /** Where the key stands that holds the value. */
  keyPlaceOf(path: Path): Place;
  /** The value as it is written, without quotes; a longer one in short. Undefined when nothing stands there. */
  textOf(path: Path): string | undefined;
}

const LONGEST_QUOTE = 60;

/** What a parsed text needs to become a document with places. */
export interface ParsedYaml {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly targets: AliasTargets;
  readonly value: unknown;
  readonly place: (offset: number) => Place;
}

/** A value on the way from the root, with the key that holds it. Both may be absent: `key:` holds no node. */
interface Step {
  readonly node?: Node;
  readonly key?: Node;
}

/** A parsed document that passed the checks of this room. */
export class YamlDocument implements LocatedDocument {
  readonly file: string;
  readonly value: unknown;
  readonly #parsed: ParsedYaml;

  constructor(parsed: ParsedYaml) {
    this.file = parsed.file;
    this.value = parsed.value;
    this.#parsed = parsed;
  }

  placeOf(path: Path): Place {
    const { found, node } = this.#walk(path);
    return found ? this.#placeOfNode(node) : this.keyPlaceOf(path.slice(0, -1));
  }

  keyPlaceOf(path: Path): Place {
    for (let length = path.length; length > 0; length -= 1) {
      const { found, node, key } = this.#walk(path.slice(0, length));
      if (found) return this.#placeOfNode(key ?? node);
    }
    return this.#placeOfNode(this.#parsed.document.contents);
  }

  textOf(path: Path): string | undefined {
    const { found, node } = this.#walk(path);
    if (!found) return undefined;
    const target = this.#resolve(node);
    if (target === undefined || target.range == null) return "nothing";
    if (isScalar(target)) return scalarText(target.source, target.value);
    const written = this.#parsed.text.slice(target.range[0], target.range[1]).trim();
    if (written.length <= LONGEST_QUOTE && !written.includes("\n")) return written;
    return isSeq(target) ? `a list of ${target.items.length}` : "a mapping";
  }

  #placeOfNode(node: Node | undefined | null): Place {
    return this.#parsed.place(node?.range?.[0] ?? 0);
  }

  #resolve(node: Node | undefined): Node | undefined {
    return isAlias(node) ? this.#parsed.targets.get(node) : node;
  }

  #walk(path: Path): Step & { readonly found: boolean } {
    let step: Step = asStep(this.#parsed.document.contents);
    for (const part of path) {
      const next = this.#child(this.#resolve(step.node), part);
      if (next === undefined) return { found: false };
      step = next;
    }
    return { found: true, ...step };
  }

  #child(parent: Node | undefined, part: string | number): Step | undefined {
    if (isSeq(parent) && typeof part === "number")
      return part < parent.items.length ? asStep(parent.items[part]) : undefined;
    if (!isMap(parent)) return undefined;
    const pair = this.#pairOf(parent, String(part));
    return pair === undefined ? undefined : { ...asStep(pair.value), key: pair.key as Node };
  }

  #pairOf(map: YAMLMap, name: string): Pair | undefined {
    const own = map.items.find(({ key }) => isScalar(key) && key.value === name);
    return own ?? this.#mergedPairOf(map, name);
  }

  #mergedPairOf(map: YAMLMap, name: string): Pair | undefined {
    const merges = map.items.filter(({ key }) => isMergeKey(key));
    const sources = merges.flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
    for (const source of sources) {
      const target = isAlias(source) ? this.#parsed.targets.get(source) : source;
      const pair = isMap(target) ? this.#pairOf(target, name) : undefined;
      if (pair !== undefined) return pair;
    }
    return undefined;
  }
}

function asStep(node: unknown): Step {
  return node == null ? {} : { node: node as Node };
}

function scalarText(source: string | undefined, value: unknown): string {
  const text = source ?? String(value);
  if (text === "") return value === "" ? '""' : "nothing";
  return shown(text);
}

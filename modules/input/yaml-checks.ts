// What the YAML language allows and a file of ours may not hold: a key twice, aliases to nothing or to what contains them,
// merges of something else than mappings, values that aliases multiply beyond reason. One walk in the order of the text,
// its work bounded by the length of the text.
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Alias, Document, Node, Pair, YAMLMap } from "yaml";
import type { Place, Problem } from "./problem";
import { shown } from "./shown-text";

/** Far more than a person writes; a few lines of aliases of aliases make billions. */
const MOST_VALUES = 1_000_000;
/** Whatever walks the value later calls itself for each level. */
const DEEPEST_NESTING = 100;

/** What the walk learned about a document whose syntax is right. */
export interface YamlFindings {
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  readonly targets: AliasTargets;
}

/** The node that each alias stands for. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

/** Values and levels of a node, once its aliases are written out. */
interface Extent {
  readonly values: number;
  readonly levels: number;
}

/** Whether a key is the merge key `<<`; in quotes it is a key like any other. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}

/** Walks a document. Its own nesting must be bounded already. */
export function checkYaml(document: Document, place: (offset: number) => Place): YamlFindings {
  const walk = new YamlWalk(place);
  const { values, levels } = walk.measure(document.contents);
  if (walk.problems.length === 0 && (values > MOST_VALUES || levels > DEEPEST_NESTING))
    walk.problems.push({
      message: "aliases in this file multiply beyond reason",
      place: place(0),
      allowed: `up to ${MOST_VALUES} values in ${DEEPEST_NESTING} levels`,
      remedy: "write the values out",
    });
  return walk;
}

class YamlWalk implements YamlFindings {
  readonly problems: Problem[] = [];
  readonly targets = new Map<Alias, Node>();
  readonly #place: (offset: number) => Place;
  readonly #anchors = new Map<string, Node>();
  /** Extents of anchored nodes; a node that is still being walked has none. */
  readonly #extents = new Map<Node, Extent>();

  constructor(place: (offset: number) => Place) {
    this.#place = place;
  }

  measure(node: unknown): Extent {
    if (isAlias(node)) return this.#measureAlias(node);
    if (!isMap(node) && !isSeq(node)) {
      if (isScalar(node) && node.anchor !== undefined) this.#settle(node, node.anchor, LEAF);
      return LEAF;
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    const extent = around(
      isMap(node) ? this.#measurePairs(node) : node.items.map(this.#measureItem),
    );
    if (node.anchor !== undefined) this.#extents.set(node, extent);
    return extent;
  }

  readonly #measureItem = (item: unknown): Extent => this.measure(item);

  #settle(node: Node, anchor: string, extent: Extent): void {
    this.#anchors.set(anchor, node);
    this.#extents.set(node, extent);
  }

  #measureAlias(alias: Alias): Extent {
    const target = this.#anchors.get(alias.source);
    const extent = target === undefined ? undefined : this.#extents.get(target);
    if (target === undefined)
      this.#add(alias, `alias \`*${shown(alias.source)}\` has no anchor before it`, {
        remedy: "write the value out; text that begins with `*` needs quotes",
      });
    else if (extent === undefined)
      this.#add(
        alias,
        `alias \`*${shown(alias.source)}\` stands inside the value that it repeats`,
        {
          remedy: "write the value out",
        },
      );
    else this.targets.set(alias, target);
    return extent ?? LEAF;
  }

  #measurePairs(map: YAMLMap): readonly Extent[] {
    const lines = new Map<unknown, Node>();
    return map.items.map((pair) => {
      this.#checkTwice(pair, lines);
      const extent = this.measure(pair.value);
      this.#checkMerge(pair);
      return extent;
    });
  }

  #checkTwice({ key }: Pair, seen: Map<unknown, Node>): void {
    if (!isScalar(key)) return;
    const name = String(key.value);
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, key);
      return;
    }
    const line = this.#placeOf(first).line ?? 0;
    this.#add(
      key,
      `key \`${shown(name)}\` stands twice in the same mapping, first in line ${line}`,
      {
        remedy: "keep one of the two",
      },
    );
  }

  #checkMerge({ key, value }: Pair): void {
    if (!isScalar(key) || !isMergeKey(key)) return;
    const sources = isSeq(value) ? value.items : [value];
    const merged = sources.map((source) => (isAlias(source) ? this.targets.get(source) : source));
    if (merged.every((target) => target === undefined || isMap(target))) return;
    this.#add(key, "`<<` merges something that is not a mapping", {
      allowed: "an alias of a mapping, or a list of these",
      remedy: "write the keys out",
    });
  }

  #placeOf(node: Node): Place {
    return this.#place(node.range?.[0] ?? 0);
  }

  #add(node: Node, message: string, more: Partial<Problem> = {}): void {
    this.problems.push({ message, place: this.#placeOf(node), ...more });
  }
}

const LEAF: Extent = { values: 1, levels: 0 };

function around(parts: readonly Extent[]): Extent {
  return {
    values: parts.reduce((sum, { values }) => sum + values, 1),
    levels: parts.reduce((most, { levels }) => Math.max(most, levels), 0) + 1,
  };
}

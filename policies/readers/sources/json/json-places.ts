// Where the values of a JSON text stand. Positions cost more than the proof itself, so the text is read again only when
// the first one is asked for; and an object is indexed once, so that a document may have any number of siblings.
import { type Node, parseTree } from "jsonc-parser";

import type { Place } from "../../../../modules/input";
import type { Path } from "../source-file";
import { TextPositions } from "./text-positions";

/** Finds where the value of a path stands, or where its nearest existing parent does. */
export function placesIn(text: string, file: string): (path: Path) => Place {
  let tree: IndexedTree | undefined;
  return (path) => {
    tree ??= new IndexedTree(text);
    return { file, ...tree.positionOf(path) };
  };
}

class IndexedTree {
  readonly #root: Node | undefined;
  readonly #positions: TextPositions;
  /** INVARIANT: for an object, its properties by name; for an array, its elements by index. */
  readonly #children = new Map<Node, ReadonlyMap<string | number, Node>>();

  constructor(text: string) {
    this.#root = parseTree(text);
    this.#positions = new TextPositions(text);
  }

  positionOf(path: Path): { readonly line: number; readonly column: number } {
    let at = this.#root;
    for (const key of path) {
      const below = at === undefined ? undefined : this.#childrenOf(valueOf(at)).get(key);
      if (below === undefined) break;
      at = below;
    }
    return this.#positions.at(at?.offset ?? 0);
  }

  #childrenOf(node: Node): ReadonlyMap<string | number, Node> {
    const known = this.#children.get(node);
    if (known !== undefined) return known;
    const children = new Map<string | number, Node>();
    (node.children ?? []).forEach((child, at) => {
      children.set(node.type === "object" ? String(child.children?.[0]?.value) : at, child);
    });
    this.#children.set(node, children);
    return children;
  }
}

/** A property stands where its name does; what is below it is below its value. */
function valueOf(node: Node): Node {
  return node.type === "property" ? (node.children?.[1] ?? node) : node;
}

// Finds the cells of one stage that might share a packet with a given cell, without looking at all of them: a tree of
// bounds within bounds (a bounding volume hierarchy), cut where the cells are narrow. Wide cells (a rule from anywhere)
// are kept apart from narrow ones, because one of them would make every node that holds it as wide.
import { partition, selectMiddle } from "./partition";

/** Nodes of this many cells are not cut further. */
const LEAF = 8;

/** A cell is wide in a field where it spans more than this part of its node. */
const WIDE = 1 / 4;

/** Cutting off less than this part of a node is not worth a level of the tree. */
const WORTH = 1 / 16;

/** An index over the cells `from`..`end` (exclusive), whose bounds lie in `bounds`, `width` numbers to a cell. */
export class CellIndex {
  readonly #bounds: Int32Array;
  readonly #width: number;
  /** The numbers of the cells; each node holds a run of it. */
  readonly #order: Int32Array;
  // INVARIANT: nodes lie in preorder; `skip` is the node that follows all nodes below one, and a leaf is followed by it.
  readonly #nodeBounds: number[] = [];
  readonly #lowest: number[] = [];
  readonly #start: number[] = [];
  readonly #stop: number[] = [];
  readonly #skip: number[] = [];

  constructor(bounds: Int32Array, width: number, from: number, end: number) {
    this.#bounds = bounds;
    this.#width = width;
    this.#order = Int32Array.from({ length: end - from }, (_, i) => from + i);
    if (end > from) this.#build(0, end - from);
  }

  /**
   * Appends the numbers below `limit` of all cells whose bounds meet those given, in no order.
   * @returns how many nodes and cells were looked at.
   */
  meeting(query: Int32Array, limit: number, found: number[]): number {
    let looked = 0;
    for (let node = 0; node < this.#skip.length; looked++) {
      const skip = this.#skip[node] as number;
      if ((this.#lowest[node] as number) >= limit || !meets(this.#nodeBounds, node, query)) {
        node = skip;
        continue;
      }
      node++;
      if (node < skip) continue;
      const stop = this.#stop[node - 1] as number;
      for (let i = this.#start[node - 1] as number; i < stop; i++, looked++) {
        const number = this.#order[i] as number;
        if (number < limit && meets(this.#bounds, number, query)) found.push(number);
      }
    }
    return looked;
  }

  /** The first number below `limit` whose cell passes the test, among cells whose bounds hold those given; or `limit`. */
  firstHolding(query: Int32Array, limit: number, test: (number: number) => boolean): number {
    let first = limit;
    for (let node = 0; node < this.#skip.length;) {
      const skip = this.#skip[node] as number;
      if ((this.#lowest[node] as number) >= first || !holds(this.#nodeBounds, node, query)) {
        node = skip;
        continue;
      }
      node++;
      if (node < skip) continue;
      const stop = this.#stop[node - 1] as number;
      for (let i = this.#start[node - 1] as number; i < stop; i++) {
        const number = this.#order[i] as number;
        if (number < first && holds(this.#bounds, number, query) && test(number)) first = number;
      }
    }
    return first;
  }

  #build(from: number, to: number): void {
    const node = this.#skip.length;
    const outer = this.#outerBounds(from, to);
    this.#nodeBounds.push(...outer);
    this.#lowest.push(this.#order.subarray(from, to).reduce((a, b) => Math.min(a, b)));
    this.#start.push(from);
    this.#stop.push(to);
    this.#skip.push(0);
    const middle = to - from <= LEAF ? from : this.#cut(from, to, outer);
    if (middle > from && middle < to) {
      this.#build(from, middle);
      this.#build(middle, to);
    }
    this.#skip[node] = this.#skip.length;
  }

  #outerBounds(from: number, to: number): readonly number[] {
    const [bounds, width, order] = [this.#bounds, this.#width, this.#order];
    const first = (order[from] as number) * width;
    const outer = Array.from(bounds.subarray(first, first + width));
    for (let i = from + 1; i < to; i++) {
      const base = (order[i] as number) * width;
      for (let k = 0; k < width; k += 2) {
        outer[k] = Math.min(outer[k] as number, bounds[base + k] as number);
        outer[k + 1] = Math.max(outer[k + 1] as number, bounds[base + k + 1] as number);
      }
    }
    return outer;
  }

  /** Orders the run so that it can be cut in two, and tells where; one of its ends if it cannot be. */
  #cut(from: number, to: number, outer: readonly number[]): number {
    const [bounds, width, order] = [this.#bounds, this.#width, this.#order];
    let best = 0;
    let mostNarrow = 0;
    for (let k = 0; k < width; k += 2) {
      const limit = ((outer[k + 1] as number) - (outer[k] as number)) * WIDE;
      let narrow = 0;
      for (let i = from; i < to; i++) {
        const base = (order[i] as number) * width + k;
        if ((bounds[base + 1] as number) - (bounds[base] as number) < limit) narrow++;
      }
      if (narrow > mostNarrow) {
        mostNarrow = narrow;
        best = k;
      }
    }
    const least = (to - from) * WORTH;
    if (mostNarrow < least) return from;
    const limit = ((outer[best + 1] as number) - (outer[best] as number)) * WIDE;
    if (to - from - mostNarrow > least) {
      return partition(order, from, to, (number) => {
        const base = number * width + best;
        return (bounds[base + 1] as number) - (bounds[base] as number) < limit;
      });
    }
    return selectMiddle(order, from, to, (number) => {
      const base = number * width + best;
      return (bounds[base] as number) + (bounds[base + 1] as number);
    });
  }
}

/** Whether two bounds share a rank in every field. The innermost loop of all: no calls, no checks of what is in range. */
function meets(bounds: ArrayLike<number>, number: number, query: Int32Array): boolean {
  const width = query.length;
  const base = number * width;
  for (let k = 0; k < width; k += 2) {
    if (
      (bounds[base + k] as number) > (query[k + 1] as number) ||
      (bounds[base + k + 1] as number) < (query[k] as number)
    ) {
      return false;
    }
  }
  return true;
}

function holds(bounds: ArrayLike<number>, number: number, query: Int32Array): boolean {
  const width = query.length;
  const base = number * width;
  for (let k = 0; k < width; k += 2) {
    if (
      (bounds[base + k] as number) > (query[k] as number) ||
      (bounds[base + k + 1] as number) < (query[k + 1] as number)
    ) {
      return false;
    }
  }
  return true;
}

// Coordinate compression: of all values of a field only the ones where some box starts or has just ended matter. Numbering
// those turns addresses of 128 bits into small integers, so that IPv6 costs what IPv4 costs. A space must be built from
// every box that takes part in a problem; boxes of other problems have no place in it.
import { LAST_ADDRESS } from "../sets/addresses";
import type { AddressRange, Box, Range } from "../sets/box";
import type { Span } from "../sets/ranges";
import { setOf, type Cell } from "./cell";
import { pairsOf, type RankSet, SetPool } from "./rank-set";
import {
  longStarts,
  numberStarts,
  shortStarts,
  type Starts,
  type StartsMaker,
} from "./rank-starts";

/** One field: the values at which a new rank starts, in ascending order, the first being the bottom of the field. */
class FieldSpace<N extends number | bigint> {
  readonly #starts: Starts<N>;
  readonly #max: N;
  readonly #pool = new SetPool();
  /** Sets of one range, by its first and last rank. */
  readonly #single = new Map<number, RankSet>();
  /** Rules share lists of ranges; each list is looked up once. */
  readonly #ranks = new Map<readonly Span<N>[], RankSet>();
  readonly #spans = new Map<RankSet, readonly Span<N>[]>();

  constructor(lists: Iterable<readonly Span<N>[]>, max: N, starts: StartsMaker<N>) {
    this.#max = max;
    this.#starts = starts(new Set(lists), max);
  }

  /** The ranks of a canonical list whose boundaries are all in this space. */
  compress(list: readonly Span<N>[]): RankSet {
    let set = this.#ranks.get(list);
    if (set === undefined) {
      set = this.#look(list);
      this.#ranks.set(list, set);
    }
    return set;
  }

  #look(list: readonly Span<N>[]): RankSet {
    const { rankOf, count } = this.#starts;
    const [only, second] = list;
    if (only !== undefined && second === undefined) {
      const [first, last] = [rankOf(only.first), rankOf(only.last)];
      const known = this.#single.get(first * count + last);
      const set = known ?? Int32Array.of(first, last);
      if (known === undefined) this.#single.set(first * count + last, set);
      return set;
    }
    const set = new Int32Array(list.length * 2);
    let size = 0;
    for (const { first, last } of list) {
      set[size++] = rankOf(first);
      set[size++] = rankOf(last);
    }
    return this.#pool.same(set);
  }

  /** The canonical list of values that have these ranks. */
  expand(set: RankSet): readonly Span<N>[] {
    let list = this.#spans.get(set);
    if (list === undefined) {
      const { count, startOf, endBefore } = this.#starts;
      list = pairsOf(set).map(([first, last]) => ({
        first: startOf(first),
        last: last + 1 < count ? endBefore(last + 1) : this.#max,
      }));
      this.#spans.set(set, list);
    }
    return list;
  }
}

/** The ranks of all fields, for boxes of one family that all have ports or all have none. */
export class RankSpace {
  readonly #family: Box["family"];
  readonly #addresses: readonly [FieldSpace<bigint>, FieldSpace<bigint>];
  readonly #numbers: readonly [FieldSpace<number>, FieldSpace<number>, FieldSpace<number>];

  constructor(family: Box["family"], boxes: readonly Box[]) {
    this.#family = family;
    const last = LAST_ADDRESS[family];
    const addresses = (list: (box: Box) => readonly AddressRange[]): FieldSpace<bigint> =>
      new FieldSpace(boxes.map(list), last, family === 4 ? shortStarts : longStarts);
    const numbers = (list: (box: Box) => readonly Range[], max: number): FieldSpace<number> =>
      new FieldSpace(boxes.map(list), max, numberStarts);
    this.#addresses = [addresses((box) => box.source), addresses((box) => box.destination)];
    this.#numbers = [
      numbers((box) => box.protocol, 255),
      numbers((box) => box.sourcePort, 65535),
      numbers((box) => box.destinationPort, 65535),
    ];
  }

  /** The cell of a box that took part in making this space. */
  toCell(box: Box): Cell {
    return [
      this.#addresses[0].compress(box.source),
      this.#addresses[1].compress(box.destination),
      this.#numbers[0].compress(box.protocol),
      this.#numbers[1].compress(box.sourcePort),
      this.#numbers[2].compress(box.destinationPort),
    ];
  }

  /** The box that a cell stands for, in canonical form. */
  toBox(cell: Cell): Box {
    return {
      family: this.#family,
      source: this.#addresses[0].expand(setOf(cell, 0)),
      destination: this.#addresses[1].expand(setOf(cell, 1)),
      protocol: this.#numbers[0].expand(setOf(cell, 2)),
      sourcePort: this.#numbers[1].expand(setOf(cell, 3)),
      destinationPort: this.#numbers[2].expand(setOf(cell, 4)),
    };
  }
}

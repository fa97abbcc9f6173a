// Rank compression: of all values of a field only the ones where some box starts or has just ended matter. Numbering
// those turns addresses of 128 bits into small integers, so that IPv6 costs what IPv4 costs. A space must be built from
// every box that takes part in a problem; boxes of other problems have no place in it.
import { LAST_ADDRESS } from "../addresses";
import type { AddressRange, Box, Range } from "../box";
import type { Span } from "../ranges";
import type { Cell } from "./cell";
import { pairsOf, type RankSet } from "./rank-set";

/** One field: the values at which a new rank starts, in ascending order, the first being the bottom of the field. */
class FieldSpace<N extends number | bigint> {
  private readonly starts: readonly N[];
  private readonly max: N;
  private readonly step: (value: N, up: boolean) => N;
  /** Rules share lists of ranges; each list is looked up once. */
  private readonly ranks = new Map<readonly Span<N>[], RankSet>();
  private readonly spans = new Map<RankSet, readonly Span<N>[]>();

  constructor(
    lists: Iterable<readonly Span<N>[]>,
    zero: N,
    max: N,
    step: (value: N, up: boolean) => N,
  ) {
    this.max = max;
    this.step = step;
    const starts: N[] = [zero];
    for (const list of new Set(lists)) {
      for (const { first, last } of list) {
        starts.push(first);
        if (last < max) starts.push(step(last, true));
      }
    }
    starts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.starts = starts.filter((start, i) => i === 0 || start !== starts[i - 1]);
  }

  /** The ranks of a canonical list whose boundaries are all in this space. */
  compress(list: readonly Span<N>[]): RankSet {
    let set = this.ranks.get(list);
    if (set === undefined) {
      set = new Int32Array(list.length * 2);
      let size = 0;
      for (const { first, last } of list) {
        set[size++] = this.rankOf(first);
        set[size++] = this.rankOf(last);
      }
      this.ranks.set(list, set);
    }
    return set;
  }

  /** The canonical list of values that have these ranks. */
  expand(set: RankSet): readonly Span<N>[] {
    let list = this.spans.get(set);
    if (list === undefined) {
      list = pairsOf(set).map(([first, last]) => {
        const above = this.starts[last + 1];
        return {
          first: this.starts[first] as N,
          last: above === undefined ? this.max : this.step(above, false),
        };
      });
      this.spans.set(set, list);
    }
    return list;
  }

  private rankOf(value: N): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as N) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const stepNumber = (value: number, up: boolean): number => (up ? value + 1 : value - 1);
const stepBigint = (value: bigint, up: boolean): bigint => (up ? value + 1n : value - 1n);

/** The ranks of all fields, for boxes of one family that all have ports or all have none. */
export class RankSpace {
  private readonly family: Box["family"];
  private readonly addresses: readonly [FieldSpace<bigint>, FieldSpace<bigint>];
  private readonly numbers: readonly [FieldSpace<number>, FieldSpace<number>, FieldSpace<number>];

  constructor(family: Box["family"], boxes: readonly Box[]) {
    this.family = family;
    const last = LAST_ADDRESS[family];
    const addresses = (list: (box: Box) => readonly AddressRange[]): FieldSpace<bigint> =>
      new FieldSpace(boxes.map(list), 0n, last, stepBigint);
    const numbers = (list: (box: Box) => readonly Range[], max: number): FieldSpace<number> =>
      new FieldSpace(boxes.map(list), 0, max, stepNumber);
    this.addresses = [addresses((box) => box.source), addresses((box) => box.destination)];
    this.numbers = [
      numbers((box) => box.protocol, 255),
      numbers((box) => box.sourcePort, 65535),
      numbers((box) => box.destinationPort, 65535),
    ];
  }

  /** The cell of a box that took part in making this space. */
  toCell(box: Box): Cell {
    return [
      this.addresses[0].compress(box.source),
      this.addresses[1].compress(box.destination),
      this.numbers[0].compress(box.protocol),
      this.numbers[1].compress(box.sourcePort),
      this.numbers[2].compress(box.destinationPort),
    ];
  }

  /** The box that a cell stands for, in canonical form. */
  toBox(cell: Cell): Box {
    return {
      family: this.family,
      source: this.addresses[0].expand(cell[0]),
      destination: this.addresses[1].expand(cell[1]),
      protocol: this.numbers[0].expand(cell[2]),
      sourcePort: this.numbers[1].expand(cell[3]),
      destinationPort: this.numbers[2].expand(cell[4]),
    };
  }
}

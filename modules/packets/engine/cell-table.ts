// All cells that take part in one problem, numbered, with the outer bounds of each in one flat array. Most pairs of rules
// share no packet, and the bounds tell so in a few integer compares; an index for each long run of cells tells it without
// looking at most of them.
import type { Budget } from "./budget";
import { boundsOf, type Cell, COVERS, rangesIn, relate, type Relation } from "./cell";
import { CellIndex } from "./cell-index";

/** The cells `from`..`end` (exclusive) of a table: those of one layer, in evaluation order. */
export interface Segment {
  readonly from: number;
  readonly end: number;
}

/** The cells of a segment below a number. */
export interface SegmentPart {
  readonly segment: Segment;
  readonly limit: number;
}

/** Passing over a cell by its bounds is this much cheaper than relating it. */
const PASSED_PER_UNIT = 16;
/** Relating a cell of this many ranges takes a unit more. */
const RANGES_PER_UNIT = 32;
/** Shorter segments are looked through. */
const WORTH_AN_INDEX = 64;

/** Numbered cells; the number of a cell is its index. */
export class CellTable {
  readonly cells: readonly Cell[];
  readonly #width: number;
  readonly #bounds: Int32Array;
  readonly #budget: Budget;
  readonly #indexes = new Map<Segment, CellIndex>();
  #passed = 0;

  constructor(cells: readonly Cell[], budget: Budget) {
    this.cells = cells;
    this.#budget = budget;
    this.#width = (cells[0]?.length ?? 0) * 2;
    this.#bounds = new Int32Array(cells.length * this.#width);
    cells.forEach((cell, number) => {
      this.#bounds.set(boundsOf(cell), number * this.#width);
    });
  }

  /** The cell with this number. */
  cell(number: number): Cell {
    return this.cells[number] as Cell;
  }

  /** Those of the numbers whose bounds meet those given, in the same order. */
  meeting(numbers: readonly number[], bounds: Int32Array): number[] {
    this.#pass(numbers.length);
    return numbers.filter((number) => this.meets(number, bounds));
  }

  /** The numbers in the parts whose bounds meet those given, in no order. */
  meetingIn(parts: readonly SegmentPart[], bounds: Int32Array): number[] {
    const found: number[] = [];
    for (const { segment, limit } of parts) {
      const index = this.#indexOf(segment);
      if (index !== undefined) {
        this.#pass(index.meeting(bounds, limit, found));
        continue;
      }
      this.#pass(limit - segment.from);
      for (let number = segment.from; number < limit; number++) {
        if (this.meets(number, bounds)) found.push(number);
      }
    }
    return found;
  }

  /** The cells of a segment that the packets of `cell` might meet, in order, down to the first that covers them all. */
  upToCover(segment: Segment, cell: Cell): readonly number[] {
    const bounds = boundsOf(cell);
    const index = this.#indexOf(segment);
    if (index === undefined) return this.meetingIn([{ segment, limit: segment.end }], bounds);
    const cover = index.firstHolding(
      bounds,
      segment.end,
      (number) => this.relate(number, cell) === COVERS,
    );
    const limit = Math.min(cover + 1, segment.end);
    return this.meetingIn([{ segment, limit }], bounds).sort((a, b) => a - b);
  }

  /** How the numbered cell lies to another cell. */
  relate(number: number, cell: Cell): Relation {
    const own = this.cell(number);
    this.#budget.spend(1 + Math.floor(rangesIn(own) / RANGES_PER_UNIT));
    return relate(own, cell);
  }

  /** Whether the bounds of the numbered cell meet those given. No calls in here: it is asked more than anything else. */
  meets(number: number, bounds: Int32Array): boolean {
    const own = this.#bounds;
    const width = this.#width;
    const base = number * width;
    for (let i = 0; i < width; i += 2) {
      if (
        (own[base + i] as number) > (bounds[i + 1] as number) ||
        (own[base + i + 1] as number) < (bounds[i] as number)
      ) {
        return false;
      }
    }
    return true;
  }

  #indexOf(segment: Segment): CellIndex | undefined {
    const length = segment.end - segment.from;
    if (length < WORTH_AN_INDEX) return undefined;
    const known = this.#indexes.get(segment);
    if (known !== undefined) return known;
    this.#budget.spend(length);
    const index = new CellIndex(this.#bounds, this.#width, segment.from, segment.end);
    this.#indexes.set(segment, index);
    return index;
  }

  #pass(count: number): void {
    this.#passed += count;
    if (this.#passed >= PASSED_PER_UNIT) {
      this.#budget.spend(Math.floor(this.#passed / PASSED_PER_UNIT));
      this.#passed %= PASSED_PER_UNIT;
    }
  }
}

/** With more cells listed than this, asking the index again for a smaller cell is quicker than going through them. */
const SHORT = 48;

/** Cells to be taken away from a cell: the `fixed` ones, and those in `parts`. */
export interface Above {
  readonly fixed: readonly number[];
  readonly parts: readonly SegmentPart[];
  /** The same, all of them, without some that share no packet with the cell. */
  readonly list: readonly number[];
}

/** Nothing but these cells stands above. */
export function aboveFixed(fixed: readonly number[]): Above {
  return { fixed, parts: [], list: fixed };
}

/** The numbers among them that might share a packet with a cell inside the one that they are above. */
export function gather(table: CellTable, above: Above, bounds: Int32Array): readonly number[] {
  if (above.list.length <= SHORT) return table.meeting(above.list, bounds);
  const fixed = table.meeting(above.fixed, bounds);
  const others = table.meetingIn(above.parts, bounds);
  return fixed.length === 0 ? others : [...fixed, ...others];
}

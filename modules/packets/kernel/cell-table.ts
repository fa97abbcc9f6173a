// All cells that take part in one problem, numbered, with the outer bounds of each in one flat array. Most pairs of rules
// share no packet, and the bounds tell so in a few integer compares. An index over the address fields would go here: it
// only has to answer `nextMeeting` and `relate` as they do.
import type { Budget } from "../budget";
import { type Cell, FIELD_COUNT, relate, type Relation } from "./cell";
import { at, topRank } from "./rank-set";

const WIDTH = FIELD_COUNT * 2;

/** Passing over a cell by its bounds is this much cheaper than relating it. */
const PASSED_PER_UNIT = 16;

/** Numbered cells; the number of a cell is its index. */
export class CellTable {
  readonly cells: readonly Cell[];
  private readonly bounds: Int32Array;
  private readonly budget: Budget;
  private passed = 0;

  constructor(cells: readonly Cell[], budget: Budget) {
    this.cells = cells;
    this.budget = budget;
    this.bounds = new Int32Array(cells.length * WIDTH);
    cells.forEach((cell, number) => {
      this.bounds.set(boundsOf(cell), number * WIDTH);
    });
  }

  /** The cell with this number. */
  cell(number: number): Cell {
    return this.cells[number] as Cell;
  }

  /** The first number in `from`..`end` (exclusive) whose bounds meet those given; `end` if there is none. */
  nextMeeting(from: number, end: number, bounds: Int32Array): number {
    let number = from;
    while (number < end && !this.meets(number, bounds)) number++;
    this.pass(number - from);
    return number;
  }

  /** Those of the numbers whose bounds meet those given, in the same order. */
  meeting(numbers: readonly number[], bounds: Int32Array): readonly number[] {
    this.pass(numbers.length);
    return numbers.filter((number) => this.meets(number, bounds));
  }

  /** How the numbered cell lies to another cell. */
  relate(number: number, cell: Cell): Relation {
    this.budget.spend(1);
    return relate(this.cell(number), cell);
  }

  /** The innermost loop of all: no calls in here, and the indexes are inside both arrays by construction. */
  private meets(number: number, bounds: Int32Array): boolean {
    const own = this.bounds;
    const base = number * WIDTH;
    for (let i = 0; i < WIDTH; i += 2) {
      if (
        (own[base + i] as number) > (bounds[i + 1] as number) ||
        (own[base + i + 1] as number) < (bounds[i] as number)
      ) {
        return false;
      }
    }
    return true;
  }

  private pass(count: number): void {
    this.passed += count;
    if (this.passed >= PASSED_PER_UNIT) {
      this.budget.spend(Math.floor(this.passed / PASSED_PER_UNIT));
      this.passed %= PASSED_PER_UNIT;
    }
  }
}

/** The smallest and the largest rank in each field. */
export function boundsOf(cell: Cell): Int32Array {
  const bounds = new Int32Array(WIDTH);
  cell.forEach((set, field) => {
    bounds[field * 2] = at(set, 0);
    bounds[field * 2 + 1] = topRank(set);
  });
  return bounds;
}

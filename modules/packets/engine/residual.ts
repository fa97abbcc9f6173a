// One cell minus the union of others, exactly, as disjoint cells. Cells that cover everything or that only shorten one
// field need no search ("slabs"); only when neither is left is the cell cut in two. This is the "simplify and cut" of
// T. Chan, "Klee's measure problem made easy" (2013); to a SAT solver it is unit propagation and branching.
import type { Budget } from "./budget";
import {
  APART,
  boundsOf,
  type Cell,
  COVERS,
  type Field,
  GENERAL,
  rangesIn,
  setOf,
  withField,
  withoutInField,
} from "./cell";
import type { CellTable } from "./cell-table";
import {
  at,
  intersectSets,
  PARTIAL,
  type RankSet,
  relateSets,
  subtractSets,
  topRank,
  unionSets,
} from "./rank-set";

/** What a range of an answer costs: it is kept, and later written as addresses. */
const MADE = 4;
/** What a box takes beside its ranges, in ranges. */
const BOX_IN_RANGES = 8;

/** A cell, and the cells of the table that still cut into it in two fields or more. */
export interface Remainder {
  readonly cell: Cell;
  readonly cuts: readonly number[];
}

/** With more cuts open in a field than this, halving at the middle boundary beats following one of them. */
const MANY_CUTS = 12;

/** `cell` minus numbered cells whose bounds meet it, as far as that takes no search; `undefined` when nothing is left. */
export function propagate(
  table: CellTable,
  cell: Cell,
  numbers: readonly number[],
): Remainder | undefined {
  let rest = cell;
  let cuts = numbers;
  for (;;) {
    const kept: number[] = [];
    const slabs = new Map<Field, RankSet[]>();
    for (const number of cuts) {
      const relation = table.relate(number, rest);
      if (relation === COVERS) return undefined;
      if (relation === GENERAL) kept.push(number);
      else if (relation !== APART) collect(slabs, relation, setOf(table.cell(number), relation));
    }
    if (slabs.size === 0) return { cell: rest, cuts: kept };
    for (const [field, sets] of slabs) {
      const shorter = withoutInField(rest, field, unionSets(sets));
      if (shorter === undefined) return undefined;
      rest = shorter;
    }
    cuts = table.meeting(kept, boundsOf(rest));
  }
}

function collect(slabs: Map<Field, RankSet[]>, field: Field, set: RankSet): void {
  const sets = slabs.get(field);
  if (sets === undefined) slabs.set(field, [set]);
  else sets.push(set);
}

/** Calls `emit` with disjoint cells that together are `cell` minus numbered cells whose bounds meet it. */
export function residual(
  table: CellTable,
  budget: Budget,
  cell: Cell,
  numbers: readonly number[],
  emit: (cell: Cell) => void,
): void {
  const rest = propagate(table, cell, numbers);
  if (rest === undefined) return;
  budget.spend(1 + rest.cuts.length);
  if (rest.cuts.length === 0) {
    // What is made is paid for: the budget bounds what an answer holds as well as what finding it takes.
    budget.spend(MADE * (BOX_IN_RANGES + rangesIn(rest.cell)));
    emit(rest.cell);
    return;
  }
  const { field, inside } = chooseCut(table, rest);
  for (const part of [inside, subtractSets(setOf(rest.cell, field), inside)]) {
    const half = withField(rest.cell, field, part);
    residual(table, budget, half, table.meeting(rest.cuts, boundsOf(half)), emit);
  }
}

/** A field of the cell and a part of it, neither empty nor all, chosen so that few cuts stay open in both halves. */
function chooseCut(table: CellTable, rest: Remainder): { field: Field; inside: RankSet } {
  const openIn = rest.cell.map(() => 0);
  let chosen = -1;
  let least: readonly Field[] = [];
  for (const number of rest.cuts) {
    const fields = openFields(table.cell(number), rest.cell);
    for (const field of fields) openIn[field] = (openIn[field] as number) + 1;
    if (chosen < 0 || fields.length < least.length) {
      chosen = number;
      least = fields;
    }
  }
  const [field] = [...least].sort((a, b) => (openIn[b] as number) - (openIn[a] as number));
  if (field === undefined) throw new Error("a cut that is open in no field should have covered");
  const own = setOf(rest.cell, field);
  if ((openIn[field] as number) > MANY_CUTS) {
    const middle = middleBoundary(table, rest, field);
    return { field, inside: intersectSets(own, Int32Array.of(at(own, 0), middle - 1)) };
  }
  return { field, inside: intersectSets(own, setOf(table.cell(chosen), field)) };
}

function openFields(cut: Cell, cell: Cell): readonly Field[] {
  const open: Field[] = [];
  for (let field = 0; field < cell.length; field++) {
    if (relateSets(setOf(cut, field), setOf(cell, field)) === PARTIAL) open.push(field);
  }
  return open;
}

/** The median of the ranks at which some cut starts or has just ended, strictly inside the cell's own ranks. */
function middleBoundary(table: CellTable, { cell, cuts }: Remainder, field: Field): number {
  const own = setOf(cell, field);
  const bottom = at(own, 0);
  const top = topRank(own);
  const boundaries: number[] = [];
  for (const number of cuts) {
    const set = setOf(table.cell(number), field);
    for (let i = 0; i < set.length; i++) {
      const boundary = at(set, i) + (i % 2);
      if (boundary > bottom && boundary <= top) boundaries.push(boundary);
    }
  }
  boundaries.sort((a, b) => a - b);
  return boundaries[boundaries.length >> 1] ?? top;
}

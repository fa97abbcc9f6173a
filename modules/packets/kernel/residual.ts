// One cell minus the union of others, exactly, as disjoint cells. Cells that cover everything or that only shorten one
// field need no search ("slabs"); only when neither is left is the cell cut in two. This is the "simplify and cut" of
// T. Chan, "Klee's measure problem made easy" (2013); to a SAT solver it is unit propagation and branching.
import type { Budget } from "../budget";
import {
  APART,
  type Cell,
  COVERS,
  type Field,
  FIELD_COUNT,
  FIELDS,
  GENERAL,
  withField,
  withoutInField,
} from "./cell";
import { boundsOf, type CellTable } from "./cell-table";
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

/** A cell, and the cells of the table that still cut into it in two fields or more. */
export interface Remainder {
  readonly cell: Cell;
  readonly cuts: readonly number[];
}

/** With more cuts open in a field than this, halving at the middle boundary beats following one of them. */
const MANY_CUTS = 12;

/** `cell` minus the numbered cells, as far as that takes no search; `undefined` when nothing is left. */
export function propagate(
  table: CellTable,
  cell: Cell,
  numbers: readonly number[],
): Remainder | undefined {
  let rest = cell;
  let cuts = numbers;
  for (;;) {
    const kept: number[] = [];
    const slabs: [RankSet[], RankSet[], RankSet[], RankSet[], RankSet[]] = [[], [], [], [], []];
    for (const number of table.meeting(cuts, boundsOf(rest))) {
      const relation = table.relate(number, rest);
      if (relation === COVERS) return undefined;
      if (relation === GENERAL) kept.push(number);
      else if (relation !== APART) slabs[relation].push(table.cell(number)[relation]);
    }
    const fields = FIELDS.filter((field) => slabs[field].length > 0);
    if (fields.length === 0) return { cell: rest, cuts: kept };
    for (const field of fields) {
      const shorter = withoutInField(rest, field, unionSets(slabs[field]));
      if (shorter === undefined) return undefined;
      rest = shorter;
    }
    cuts = kept;
  }
}

/** Calls `emit` with disjoint cells that together are `cell` minus the numbered cells. */
export function residual(
  table: CellTable,
  budget: Budget,
  cell: Cell,
  numbers: readonly number[],
  emit: (cell: Cell) => void,
): void {
  const rest = propagate(table, cell, numbers);
  if (rest === undefined) return;
  if (rest.cuts.length === 0) {
    emit(rest.cell);
    return;
  }
  budget.spend(1 + rest.cuts.length);
  const { field, inside } = chooseCut(table, rest);
  const outside = subtractSets(rest.cell[field], inside);
  residual(table, budget, withField(rest.cell, field, inside), rest.cuts, emit);
  residual(table, budget, withField(rest.cell, field, outside), rest.cuts, emit);
}

/** A field of the cell and a part of it, neither empty nor all, chosen so that few cuts stay open in both halves. */
function chooseCut(table: CellTable, rest: Remainder): { field: Field; inside: RankSet } {
  const opens = rest.cuts.map((number) => openFields(table.cell(number), rest.cell));
  const openIn = FIELDS.map((field) => opens.filter((fields) => fields.includes(field)).length);
  const least = opens.reduce((fewest, { length }) => Math.min(fewest, length), FIELD_COUNT);
  const chosen = opens.findIndex((fields) => fields.length === least);
  const fields = [...(opens[chosen] ?? [])];
  const [field] = fields.sort((a, b) => (openIn[b] ?? 0) - (openIn[a] ?? 0));
  if (field === undefined) throw new Error("a cut that is open in no field should have covered");
  const own = rest.cell[field];
  if ((openIn[field] ?? 0) > MANY_CUTS) {
    const middle = middleBoundary(table, rest, field);
    return { field, inside: intersectSets(own, Int32Array.of(at(own, 0), middle - 1)) };
  }
  return { field, inside: intersectSets(own, table.cell(rest.cuts[chosen] ?? 0)[field]) };
}

function openFields(cut: Cell, cell: Cell): readonly Field[] {
  return FIELDS.filter((field) => relateSets(cut[field], cell[field]) === PARTIAL);
}

/** The median of the ranks at which some cut starts or has just ended, strictly inside the cell's own ranks. */
function middleBoundary(table: CellTable, { cell, cuts }: Remainder, field: Field): number {
  const own = cell[field];
  const bottom = at(own, 0);
  const top = topRank(own);
  const boundaries: number[] = [];
  for (const number of cuts) {
    const set = table.cell(number)[field];
    for (let i = 0; i < set.length; i++) {
      const boundary = at(set, i) + (i % 2);
      if (boundary > bottom && boundary <= top) boundaries.push(boundary);
    }
  }
  boundaries.sort((a, b) => a - b);
  return boundaries[boundaries.length >> 1] ?? top;
}

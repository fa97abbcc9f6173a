// A cell: a product of rank sets, one per field (the field's word is cube, or hyperrectangle), and how two cells can lie to
// each other.
import {
  DISJOINT,
  intersectSets,
  PARTIAL,
  type RankSet,
  relateSets,
  subtractSets,
} from "./rank-set";

/** The index of a field of a cell. The five of a packet's header come first, what is not known of it after them. */
export type Field = number;

/** Source, destination, protocol, source port, destination port. */
export const HEADER_FIELDS: readonly Field[] = [0, 1, 2, 3, 4];

/**
 * One set per field; all cells of a problem have the same fields.
 * INVARIANT: no field is empty, so a cell always holds a packet.
 */
export type Cell = readonly RankSet[];

/** The two cells share no packet. */
export const APART = -1;
/** The first cell contains the second. */
export const COVERS = -2;
/** They share packets, and the first leaves the second open in two fields or more. */
export const GENERAL = -3;
/** APART, COVERS, GENERAL, or the one field in which the first cell does not span the second. */
export type Relation = number;

/** How `rule` lies to `cell`. */
export function relate(rule: Cell, cell: Cell): Relation {
  let relation: Relation = COVERS;
  for (let field = 0; field < cell.length; field++) {
    const inField = relateSets(setOf(rule, field), setOf(cell, field));
    if (inField === DISJOINT) return APART;
    if (inField === PARTIAL) relation = relation === COVERS ? field : GENERAL;
  }
  return relation;
}

/** The set of a field that the cell has. */
export function setOf(cell: Cell, field: Field): RankSet {
  return cell[field] as RankSet;
}

/** The packets in both cells; they share some. */
export function intersectCells(a: Cell, b: Cell): Cell {
  return a.map((set, field) => intersectSets(set, setOf(b, field)));
}

/** The cell with another set, not empty, in one field. */
export function withField(cell: Cell, field: Field, set: RankSet): Cell {
  return cell.with(field, set);
}

/** The cell without the ranks of `set` in one field; `undefined` when nothing is left. */
export function withoutInField(cell: Cell, field: Field, set: RankSet): Cell | undefined {
  const left = subtractSets(setOf(cell, field), set);
  return left.length === 0 ? undefined : withField(cell, field, left);
}

/** How many ranges the cell has: what it takes to hold or to copy it. */
export function rangesIn(cell: Cell): number {
  let numbers = 0;
  for (const set of cell) numbers += set.length;
  return numbers / 2;
}

/** The smallest and the largest rank in each field, field after field. */
export function boundsOf(cell: Cell): Int32Array {
  const bounds = new Int32Array(cell.length * 2);
  for (let field = 0; field < cell.length; field++) {
    const set = setOf(cell, field);
    bounds[field * 2] = set[0] as number;
    bounds[field * 2 + 1] = set[set.length - 1] as number;
  }
  return bounds;
}

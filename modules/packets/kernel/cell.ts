// A product of rank sets, one per header field, and how two such products can lie to each other.
import {
  DISJOINT,
  intersectSets,
  PARTIAL,
  type RankSet,
  relateSets,
  subtractSets,
} from "./rank-set";

/** The fields of a cell, by index. Addresses come first: they tell most rules apart. */
export const FIELD_COUNT = 5;
export type Field = 0 | 1 | 2 | 3 | 4;
export const FIELDS: readonly Field[] = [0, 1, 2, 3, 4];

/**
 * Source, destination, protocol, source port, destination port.
 * INVARIANT: no field is empty, so a cell always holds a packet.
 */
export type Cell = readonly [RankSet, RankSet, RankSet, RankSet, RankSet];

/** The two cells share no packet. */
export const APART = -1;
/** The first cell contains the second. */
export const COVERS = -2;
/** They share packets, and the first leaves the second open in two fields or more. */
export const GENERAL = -3;
/** APART, COVERS, GENERAL, or the one field in which the first cell does not span the second. */
export type Relation = Field | typeof APART | typeof COVERS | typeof GENERAL;

/** How `rule` lies to `cell`. */
export function relate(rule: Cell, cell: Cell): Relation {
  let relation: Relation = COVERS;
  for (const field of FIELDS) {
    const inField = relateSets(rule[field], cell[field]);
    if (inField === DISJOINT) return APART;
    if (inField === PARTIAL) relation = relation === COVERS ? field : GENERAL;
  }
  return relation;
}

/** The packets in both cells; they share some. */
export function intersectCells(a: Cell, b: Cell): Cell {
  return [
    intersectSets(a[0], b[0]),
    intersectSets(a[1], b[1]),
    intersectSets(a[2], b[2]),
    intersectSets(a[3], b[3]),
    intersectSets(a[4], b[4]),
  ];
}

/** The cell with another set, not empty, in one field. */
export function withField(cell: Cell, field: Field, set: RankSet): Cell {
  return cell.with(field, set) as unknown as Cell;
}

/** The cell without the ranks of `set` in one field; `undefined` when nothing is left. */
export function withoutInField(cell: Cell, field: Field, set: RankSet): Cell | undefined {
  const left = subtractSets(cell[field], set);
  return left.length === 0 ? undefined : withField(cell, field, left);
}

// Few, disjoint boxes for a set of packets, in an order that people expect. The list depends on the packets alone, not
// on the rules or the operations that led to them, so that a report changes only when an answer does.
import type { AddressRange, Box, Range } from "../sets/box";
import { Budget } from "../engine/budget";
import { type Cell, type Field, rangesIn } from "../engine/cell";
import { canonicalCells } from "../engine/diagram";
import { mergeCells } from "../engine/merge-cells";
import { RankSpace } from "../engine/rank-space";
import { isInClass, type PacketClass, PACKET_CLASSES } from "../sets/packet-classes";

/**
 * Orders of the fields (source 0, destination 1, protocol 2, source port 3, destination port 4) in which to look at the
 * packets. Which one gives the fewest boxes is not known beforehand.
 */
const ORDERS: readonly (readonly Field[])[] = [
  [1, 0, 2, 4, 3],
  [0, 1, 2, 4, 3],
  [2, 4, 1, 0, 3],
  [2, 4, 0, 1, 3],
  [1, 2, 4, 0, 3],
  [0, 2, 4, 1, 3],
  [4, 2, 3, 0, 1],
  [3, 4, 2, 0, 1],
];

/** Work for the first order. Beyond it the list is still exact and disjoint, but depends on how the set was made. */
function firstLimit(boxCount: number): number {
  return Math.min(10_000 + 500 * boxCount, 500_000);
}

/** Work for each further order, which only serves to find a shorter list. */
const FURTHER_LIMIT = 20_000;

/** So many boxes nobody reads; they are given as they are. */
const MOST_BOXES = 20_000;

/** Ranges of cells that could not be brought into canonical form, up to which it is worth looking for some to join. */
const LONGEST_TO_MERGE = 50_000;

/** The packets of disjoint boxes as few disjoint boxes, in canonical order. */
export function listing(boxes: readonly Box[], budget: Budget): readonly Box[] {
  return PACKET_CLASSES.flatMap((packetClass) => {
    const own = boxes.filter((box) => isInClass(box, packetClass));
    return own.length < 2 || own.length > MOST_BOXES ? own : listClass(own, packetClass, budget);
  });
}

function listClass(
  boxes: readonly Box[],
  packetClass: PacketClass,
  budget: Budget,
): readonly Box[] {
  const space = new RankSpace(packetClass.family, boxes);
  const cells = boxes.map((box) => space.toCell(box));
  const [firstOrder = [], ...furtherOrders] = ORDERS;
  const first = canonical(cells, firstOrder, firstLimit(cells.length), budget);
  const lists = first === undefined ? [cells] : [first, ...further(first, furtherOrders, budget)];
  const merged = first === undefined && isLong(cells) ? lists : lists.map(mergeCells);
  const shortest = merged.reduce((a, b) => (b.length < a.length ? b : a));
  return shortest.map((cell) => space.toBox(cell)).sort(byBox);
}

/** Whether looking for cells to join would take long; cells that were found canonical are never so long. */
function isLong(cells: readonly Cell[]): boolean {
  return cells.reduce((sum, cell) => sum + rangesIn(cell), 0) > LONGEST_TO_MERGE;
}

/** Starts from canonical cells, so that running into the limit depends on the packets alone as well. */
function further(
  cells: readonly Cell[],
  orders: readonly (readonly Field[])[],
  budget: Budget,
): readonly (readonly Cell[])[] {
  if (cells.length < 2) return [];
  return orders.flatMap((order) => {
    const found = canonical(cells, order, FURTHER_LIMIT, budget);
    return found === undefined ? [] : [found];
  });
}

/** The canonical cells in an order of fields, unless that takes more than the limit or than what is set aside for it. */
function canonical(
  cells: readonly Cell[],
  order: readonly Field[],
  limit: number,
  { listing }: Budget,
): readonly Cell[] | undefined {
  const work = new Budget(Math.min(limit, listing.left));
  const found = canonicalCells(cells, order, work);
  listing.left = Math.max(0, listing.left - work.used);
  return found;
}

/** By protocol, destination port, source, destination, source port: what is asked first about a packet comes first. */
function byBox(a: Box, b: Box): number {
  const orders = [
    byRanges(a.protocol, b.protocol),
    byRanges(a.destinationPort, b.destinationPort),
    byRanges(a.source, b.source),
    byRanges(a.destination, b.destination),
    byRanges(a.sourcePort, b.sourcePort),
  ];
  return orders.find((order) => order !== 0) ?? 0;
}

function byRanges<R extends Range | AddressRange>(a: readonly R[], b: readonly R[]): number {
  for (const [i, range] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (range.first !== other.first) return range.first < other.first ? -1 : 1;
    if (range.last !== other.last) return range.last < other.last ? -1 : 1;
  }
  return a.length - b.length;
}

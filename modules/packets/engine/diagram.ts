// A set of packets cut up in a way that depends on the packets alone: field by field, all values that leave the same
// rest of the packet open are put together. (An interval decision diagram, written out as its paths.) It is used on
// small answers, to say them well, and never on whole policies: it can be far larger than the cells it is made from.
import { type Budget, BudgetExceeded } from "./budget";
import { type Cell, type Field, setOf, withField } from "./cell";
import { hashOf, isSameList, type RankSet, SetPool, unionSets } from "./rank-set";
import { sweep } from "./sweep";

/** What is open from one field on: disjoint sets of its values, each with the node of the following field. */
interface Node {
  readonly id: number;
  readonly arcs: readonly Arc[];
}

interface Arc {
  readonly set: RankSet;
  readonly child: Node;
}

/** The node of a set of cells; several sets of cells may have the same key. */
interface Known {
  readonly numbers: Int32Array;
  readonly node: Node;
}

/** What is common to building one diagram. */
interface Building {
  readonly cells: readonly Cell[];
  readonly order: readonly Field[];
  readonly budget: Budget;
  readonly pool: SetPool;
  /** INVARIANT: nodes with the same arcs are the same node. */
  readonly nodes: Map<string, Node>;
  /** The node of each set of cells that has been looked at: a map for each depth, by a key of the set. */
  readonly known: readonly Map<number, Known[]>[];
}

/**
 * Disjoint cells that hold the same packets as `cells`, found by looking at the fields in the given order; always the
 * same ones for the same packets. `undefined` when that takes more work than allowed.
 */
export function canonicalCells(
  cells: readonly Cell[],
  order: readonly Field[],
  budget: Budget,
): readonly Cell[] | undefined {
  const building: Building = {
    cells,
    order,
    budget,
    pool: new SetPool(),
    nodes: new Map(),
    known: Array.from({ length: order.length + 1 }, () => new Map<number, Known[]>()),
  };
  try {
    const root = nodeOf(building, 0, Int32Array.from(cells.keys()));
    return cells.slice(0, 1).flatMap((cell) => writeOut(building, root, 0, cell, []));
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
}

/** The node for the fields from `depth` on, where only the numbered cells are left; numbers in ascending order. */
function nodeOf(building: Building, depth: number, numbers: Int32Array): Node {
  const known = building.known[depth] as Map<number, Known[]>;
  const key = hashOf(numbers);
  const alike = known.get(key);
  const found = alike?.find((each) => isSameList(each.numbers, numbers));
  if (found !== undefined) return found.node;
  const field = building.order[depth];
  const arcs = field === undefined ? [] : arcsOf(building, depth, field, numbers);
  const content = `${depth}:${arcs.map(({ set, child }) => `${building.pool.idOf(set)}>${child.id}`).join(";")}`;
  const node = building.nodes.get(content) ?? { id: building.nodes.size, arcs };
  building.nodes.set(content, node);
  if (alike === undefined) known.set(key, [{ numbers, node }]);
  else alike.push({ numbers, node });
  return node;
}

function arcsOf(
  building: Building,
  depth: number,
  field: Field,
  numbers: Int32Array,
): readonly Arc[] {
  const setsByChild = new Map<Node, RankSet[]>();
  const sets: RankSet[] = [];
  for (const number of numbers) sets.push(setOf(building.cells[number] as Cell, field));
  for (const { set, members } of sweep(sets, building.budget)) {
    for (let i = 0; i < members.length; i++) members[i] = numbers[members[i] as number] as number;
    const child = nodeOf(building, depth + 1, members);
    const known = setsByChild.get(child);
    if (known === undefined) setsByChild.set(child, [set]);
    else known.push(set);
  }
  // In the order in which the sweep came upon them, and so by the first rank of each.
  return [...setsByChild].map(([child, parts]) => ({ set: unionSets(parts), child }));
}

/** Appends every path from the node to the end, as a cell; fields above the node are taken from `cell`. */
function writeOut(
  building: Building,
  node: Node,
  depth: number,
  cell: Cell,
  written: Cell[],
): readonly Cell[] {
  building.budget.spend(1);
  const field = building.order[depth];
  if (field === undefined) written.push(cell);
  else {
    for (const { set, child } of node.arcs) {
      writeOut(building, child, depth + 1, withField(cell, field, set), written);
    }
  }
  return written;
}

// A set of packets cut up in a way that depends on the packets alone: field by field, all values that leave the same
// rest of the packet open are put together. (An interval decision diagram, written out as its paths.) It is used on
// small answers, to say them well, and never on whole policies: it can be far larger than the cells it is made from.
import { type Budget, BudgetExceeded } from "./budget";
import { type Cell, type Field, setOf, withField } from "./cell";
import { pairsOf, type RankSet, unionSets } from "./rank-set";

/** What is open from one field on: disjoint sets of its values, each with the node of the following field. */
interface Node {
  readonly id: number;
  readonly arcs: readonly Arc[];
}

interface Arc {
  readonly set: RankSet;
  readonly child: Node;
}

/** What is common to building one diagram. */
interface Building {
  readonly cells: readonly Cell[];
  readonly order: readonly Field[];
  readonly budget: Budget;
  /** INVARIANT: nodes with the same arcs are the same node. */
  readonly nodes: Map<string, Node>;
  /** The node of each set of cells that has been looked at. */
  readonly known: Map<string, Node>;
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
  const building: Building = { cells, order, budget, nodes: new Map(), known: new Map() };
  try {
    const root = nodeOf(building, 0, [...cells.keys()]);
    return cells.slice(0, 1).flatMap((cell) => writeOut(building, root, 0, cell));
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
}

/** The node for the fields from `depth` on, where only the numbered cells are left. */
function nodeOf(building: Building, depth: number, numbers: readonly number[]): Node {
  const key = `${depth}:${numbers.join()}`;
  const known = building.known.get(key);
  if (known !== undefined) return known;
  const field = building.order[depth];
  const arcs = field === undefined ? [] : arcsOf(building, depth, field, numbers);
  const content = `${depth}:${arcs.map(({ set, child }) => `${set.join()}>${child.id}`).join(";")}`;
  const node = building.nodes.get(content) ?? { id: building.nodes.size, arcs };
  building.nodes.set(content, node);
  building.known.set(key, node);
  return node;
}

function arcsOf(
  building: Building,
  depth: number,
  field: Field,
  numbers: readonly number[],
): readonly Arc[] {
  const setsByChild = new Map<Node, RankSet[]>();
  const sets = numbers.map((number) => setOf(building.cells[number] as Cell, field));
  for (const { set, members } of sweep(sets, building.budget)) {
    const child = nodeOf(
      building,
      depth + 1,
      members.map((member) => numbers[member] as number),
    );
    const known = setsByChild.get(child);
    if (known === undefined) setsByChild.set(child, [set]);
    else known.push(set);
  }
  // In the order in which the sweep came upon them, and so by the first rank of each.
  return [...setsByChild].map(([child, parts]) => ({ set: unionSets(parts), child }));
}

/** Every path from the node to the end, as a cell; fields above the node are taken from `cell`. */
function writeOut(building: Building, node: Node, depth: number, cell: Cell): readonly Cell[] {
  building.budget.spend(1);
  const field = building.order[depth];
  if (field === undefined) return [cell];
  return node.arcs.flatMap(({ set, child }) =>
    writeOut(building, child, depth + 1, withField(cell, field, set)),
  );
}

/** Ranks that lie in the same sets, and the indexes of these sets in ascending order; never none. */
interface Part {
  readonly set: RankSet;
  readonly members: readonly number[];
}

/** The parts of a field, disjoint, in order of their first rank. */
function sweep(sets: readonly RankSet[], budget: Budget): readonly Part[] {
  const events = sets
    .flatMap((set, member) =>
      pairsOf(set).flatMap(([first, last]) => [
        { rank: first, member, starts: true },
        { rank: last + 1, member, starts: false },
      ]),
    )
    .sort((a, b) => a.rank - b.rank);
  const present = new Set<number>();
  const parts = new Map<string, { members: readonly number[]; ranges: RankSet[] }>();
  events.forEach(({ rank, member, starts }, i) => {
    if (starts) present.add(member);
    else present.delete(member);
    const until = events[i + 1]?.rank ?? rank;
    if (until === rank || present.size === 0) return;
    budget.spend(1 + present.size);
    const members = [...present].sort((a, b) => a - b);
    const key = members.join();
    const part = parts.get(key) ?? { members, ranges: [] };
    part.ranges.push(Int32Array.of(rank, until - 1));
    parts.set(key, part);
  });
  return [...parts.values()].map(({ members, ranges }) => ({ set: unionSets(ranges), members }));
}

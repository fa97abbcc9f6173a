// Joins cells that differ in one field only.
import { type Cell, type Field, setOf, withField } from "./cell";
import { SetPool, unionSets } from "./rank-set";

/** The same packets in as few of the disjoint cells as joining pairs can give. */
export function mergeCells(cells: readonly Cell[]): readonly Cell[] {
  const pool = new SetPool();
  let merged = cells;
  for (;;) {
    const before = merged.length;
    const fields = merged[0]?.length ?? 0;
    for (let field = 0; field < fields; field++) merged = mergeInField(merged, field, pool);
    if (merged.length === before) return merged;
  }
}

function mergeInField(cells: readonly Cell[], field: Field, pool: SetPool): readonly Cell[] {
  const alike = new Map<string, Cell[]>();
  for (const cell of cells) {
    let key = "";
    for (let other = 0; other < cell.length; other++) {
      if (other !== field) key += `${pool.idOf(setOf(cell, other))},`;
    }
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [cell]);
    else group.push(cell);
  }
  return Array.from(alike.values(), (group) => {
    const [first] = group as [Cell];
    if (group.length === 1) return first;
    return withField(first, field, unionSets(group.map((cell) => setOf(cell, field))));
  });
}

// Joins cells that differ in one field only.
import { type Cell, type Field, setOf, withField } from "./cell";
import { unionSets } from "./rank-set";

/** The same packets in as few of the disjoint cells as joining pairs can give. */
export function mergeCells(cells: readonly Cell[]): readonly Cell[] {
  let merged = cells;
  for (;;) {
    const before = merged.length;
    const fields = merged[0]?.length ?? 0;
    for (let field = 0; field < fields; field++) merged = mergeInField(merged, field);
    if (merged.length === before) return merged;
  }
}

function mergeInField(cells: readonly Cell[], field: Field): readonly Cell[] {
  const alike = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = cell.map((set, other) => (other === field ? "" : set.join())).join(";");
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [cell]);
    else group.push(cell);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
    return [
      withField(first, field, unionSets([first, ...others].map((cell) => setOf(cell, field)))),
    ];
  });
}

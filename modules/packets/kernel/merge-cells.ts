// Joins cells that differ in one field only.
import { type Cell, type Field, FIELDS, withField } from "./cell";
import { unionSets } from "./rank-set";

/** The same packets in as few of the disjoint cells as joining pairs can give. */
export function mergeCells(cells: readonly Cell[]): readonly Cell[] {
  let merged = cells;
  for (;;) {
    const before = merged.length;
    for (const field of FIELDS) merged = mergeInField(merged, field);
    if (merged.length === before) return merged;
  }
}

function mergeInField(cells: readonly Cell[], field: Field): readonly Cell[] {
  const alike = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = FIELDS.map((other) => (other === field ? "" : cell[other].join())).join(";");
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [cell]);
    else group.push(cell);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
    return [withField(first, field, unionSets([first, ...others].map((cell) => cell[field])))];
  });
}

// Advisories that say the same of several rows of one document are said once, so that the first screen stays short.
import type { Advisory } from "../../modules/sites";

/** The messages in order of first mention; `row 4 of …` becomes `row 4 (likewise 5, 6) of …` where others say the same. */
export function mergeNotes(advisories: readonly Advisory[]): readonly string[] {
  const groups = new Map<string, { readonly message: string; readonly rows: number[] }>();
  for (const { message, row } of advisories) {
    const key = row === undefined ? message : message.replace(`row ${row} of`, "row # of");
    const group = groups.get(key) ?? { message, rows: [] };
    if (row !== undefined && !group.rows.includes(row)) group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ message, rows: [first, ...others] }) =>
    first === undefined || others.length === 0
      ? message
      : message.replace(`row ${first} of`, `row ${first} (likewise ${others.join(", ")}) of`),
  );
}

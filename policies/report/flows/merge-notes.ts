// Advisories that say the same of several rows of one document are said once, so that the first screen stays short.
import type { Advisory } from "../../../modules/sites";

/** What is said, and of which row. */
export type Note = Pick<Advisory, "message" | "row">;

/** The messages in order of first mention; `row 4 of …` becomes `row 4 (likewise 5, 6) of …` where others say the same. */
export function mergeNotes(advisories: readonly Note[]): readonly string[] {
  return [...new Set(mergedNotes(advisories).values())];
}

/** What is said of an advisory once those that say the same are merged, for each of them. */
export function mergedNotes<N extends Note>(advisories: readonly N[]): ReadonlyMap<N, string> {
  const groups = new Map<string, { message: string; rows: number[]; members: N[] }>();
  for (const advisory of advisories) {
    const { message, row } = advisory;
    const key = row === undefined ? message : message.replace(`row ${row} of`, "row # of");
    const group = groups.get(key) ?? { message, rows: [], members: [] };
    group.members.push(advisory);
    if (row !== undefined && !group.rows.includes(row)) group.rows.push(row);
    groups.set(key, group);
  }
  return new Map(
    [...groups.values()].flatMap(({ message, rows: [first, ...others], members }) => {
      const text =
        first === undefined || others.length === 0
          ? message
          : message.replace(`row ${first} of`, `row ${first} (likewise ${others.join(", ")}) of`);
      return members.map((advisory) => [advisory, text] as const);
    }),
  );
}

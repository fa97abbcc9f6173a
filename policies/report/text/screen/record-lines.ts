// The rows of a table one below the other, where a screen is too narrow for columns: a line for each cell that says something.
import { widestPiece } from "./break-lines";
import { type Grid, widestLine } from "./grid";

/** The text in lines, where so many cells of each are taken already. */
export type Wrap = (text: string, indent: number) => readonly string[];

/** `room`: how wide a line may be. */
export function recordLines(
  [head = [], ...rows]: Grid,
  room: number,
  wrap: Wrap,
): readonly string[] {
  const names = head.map((lines) => lines.join(" "));
  const indent = widestLine(names) + 2;
  const records = rows.map((row) =>
    row.flatMap((lines, index) => {
      const text = lines.join("; ");
      if (text === "") return [];
      return fieldLines({ name: names[index] ?? "", text, indent }, room, wrap);
    }),
  );
  return records.flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]));
}

interface Field {
  readonly name: string;
  readonly text: string;
  readonly indent: number;
}

/** The text beside its name, or below it where a word would not fit. */
function fieldLines({ name, text, indent }: Field, room: number, wrap: Wrap): readonly string[] {
  if (widestPiece(text) > room - indent) return [name, ...wrap(text, 2).map((line) => `  ${line}`)];
  return wrap(text, indent).map((line, at) => `${(at === 0 ? name : "").padEnd(indent)}${line}`);
}

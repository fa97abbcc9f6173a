// The rows of a table one below the other, where a screen is too narrow for columns: each cell that says something, with the
// name of its column. Where two short ones fit side by side, they share a line.
import stringWidth from "string-width";

import { widestPiece } from "./break-lines";
import { type Grid, widestLine } from "./grid";

/** The text in lines, where so many cells of each are taken already. */
export type Wrap = (text: string, indent: number) => readonly string[];

/** Narrower than this, half a line is too little. */
const LEAST_FOR_PAIRS = 76;
/** Between two that share a line. */
const GAP = 2;

/** `room`: how wide a line may be. */
export function recordLines(
  [head = [], ...rows]: Grid,
  room: number,
  wrap: Wrap,
): readonly string[] {
  const names = head.map((lines) => lines.join(" "));
  const indent = widestLine(names) + 2;
  const records = rows.map((row) => {
    const fields = row.flatMap((lines, column) => {
      const text = lines.join("; ");
      const name = names[column] ?? "";
      return text === "" ? [] : [fieldLines({ name, text, indent }, room, wrap)];
    });
    return room < LEAST_FOR_PAIRS ? fields.flat() : paired(fields, Math.floor(room / 2));
  });
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
  const beside = `${name}${" ".repeat(indent - stringWidth(name))}`;
  return wrap(text, indent).map((line, at) => `${at === 0 ? beside : " ".repeat(indent)}${line}`);
}

/** The first field by itself, and the others two on a line where each is one line of at most half of it. */
function paired(
  [first = [], ...fields]: readonly (readonly string[])[],
  half: number,
): readonly string[] {
  const lines = [...first];
  let waiting: string | undefined;
  for (const field of fields) {
    const [line = ""] = field;
    const isShort = field.length === 1 && stringWidth(line) <= half - GAP;
    if (isShort && waiting !== undefined) {
      lines.push(`${waiting}${" ".repeat(half - stringWidth(waiting))}${line}`);
      waiting = undefined;
    } else {
      if (waiting !== undefined) lines.push(waiting);
      waiting = isShort ? line : undefined;
      if (!isShort) lines.push(...field);
    }
  }
  return waiting === undefined ? lines : [...lines, waiting];
}

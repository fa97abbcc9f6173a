// A table whose cells hold several pieces of text each, before any format has decided how to write them.
import { printable } from "./printable";

/** The pieces of a cell; empty where there is nothing to say. */
export type Cell = readonly string[];

/** A head and rows of as many cells. */
export interface CellTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Each cell as one text, its pieces made safe to print and joined. */
export function joinCells(
  { head, rows }: CellTable,
  separator: string,
  escape: (text: string) => string,
): readonly (readonly string[])[] {
  const text = (cell: Cell): string =>
    cell.map((piece) => escape(printable(piece))).join(separator);
  return [head.map((name) => escape(name)), ...rows.map((cells) => cells.map(text))];
}

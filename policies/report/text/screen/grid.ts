// A table as cells of lines, made safe to print, and how it is drawn with a frame.
import Table from "cli-table3";
import stringWidth from "string-width";

import { printable } from "../printable";
import type { CellTable } from "../tables";
import { breakLines } from "./break-lines";

/** The head, then the rows; each cell in lines. */
export type Grid = readonly (readonly (readonly string[])[])[];

export function gridOf({ head, rows }: CellTable): Grid {
  return [head.map((name) => [name]), ...rows.map((row) => row.map((cell) => cell.map(printable)))];
}

/** The table with every line of a cell broken between words where it is wider than its column. */
export function breakCells(grid: Grid, widthOf: (column: number) => number): Grid {
  return grid.map((row) =>
    row.map((lines, column) => lines.flatMap((line) => breakLines(line, widthOf(column)))),
  );
}

/** The table in a frame, without colours; ends with a line break. */
export function drawGrid(grid: Grid): string {
  const [head = [], ...rows] = grid.map((row) => row.map((lines) => lines.join("\n")));
  const drawn = new Table({ head, style: { head: [], border: [] } });
  drawn.push(...rows);
  return `${drawn.toString()}\n`;
}

/** What the frame takes for each column, besides one cell at the end. */
const FRAME = 3;

/** What is left for text in a table that is `width` wide. */
export function roomIn(grid: Grid, width: number): number {
  return width - FRAME * (grid[0]?.length ?? 0) - 1;
}

/** The lines of each column, the head among them. */
export function columnsOf(grid: Grid): readonly (readonly string[])[] {
  return (grid[0] ?? []).map((_, index) => grid.flatMap((row) => row[index] ?? []));
}

/** The width of the widest of the lines. */
export function widestLine(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => stringWidth(line)));
}

/** The table without the columns that are empty in every row, and the names of these. */
export function withoutEmpty(grid: Grid): {
  readonly filled: Grid;
  readonly empty: readonly string[];
} {
  const [head = [], ...rows] = grid;
  const isFilled = head.map((_, index) =>
    rows.some((row) => row[index]?.some((line) => line !== "") === true),
  );
  return {
    filled: grid.map((row) => row.filter((_, index) => isFilled[index] === true)),
    empty: head.flatMap((lines, index) => (isFilled[index] === true ? [] : lines)),
  };
}

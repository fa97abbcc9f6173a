// A table made as narrow as a screen: columns of words become narrower, and where that is not enough, ids lose their middle.
import { widestPiece } from "./break-lines";
import { type ColumnRange, fitColumns } from "./fit-columns";
import { breakCells, columnsOf, type Grid, roomIn, widestLine } from "./grid";
import { isShortenable, shortenWords } from "./shorten";

/** Columns of words narrower than this are no longer read as text. */
const LEAST_TEXT = 12;
/** What is left of an id in a column. */
const LEAST_ID = 24;
/** The shares to try: ids that begin alike differ in their ends, and flows in their ports. */
const SHARES = [1 / 2, 2 / 3, 4 / 5, 1 / 3];

/** The cells in lines that fit; undefined where the table cannot be so narrow, or two ids would look the same. */
export function fitGrid(grid: Grid, width: number): Grid | undefined {
  const columns = columnsOf(grid);
  const room = roomIn(grid, width);
  const ranges = columns.map((lines) => rangeOf(lines));
  const widths = fitColumns(ranges, room) ?? fitColumns(withShortIds(columns, ranges), room);
  const shares = columns.map((lines, column) => shareFor(lines, widths?.[column] ?? 0));
  if (widths === undefined || shares.includes(undefined)) return undefined;
  const shortened = grid.map((row) =>
    row.map((lines, column) =>
      lines.map((line) => shortenWords(line, widths[column] ?? 0, shares[column])),
    ),
  );
  return breakCells(shortened, (column) => widths[column] ?? 0);
}

/** How much of a shortened id comes from its beginning, for all of them to differ still; undefined where they would not. */
function shareFor(lines: readonly string[], width: number): number | undefined {
  const words = wordsOf(lines);
  return SHARES.find(
    (share) => new Set(words.map((word) => shortenWords(word, width, share))).size === words.length,
  );
}

/** How narrow a column with these lines can be where ids take up to `idWidth`. */
function rangeOf(lines: readonly string[], idWidth = Infinity): ColumnRange {
  const natural = widestLine(lines);
  const widths = wordsOf(lines).map((word) =>
    isShortenable(word) ? Math.min(widestPiece(word), idWidth) : widestPiece(word),
  );
  return { natural, least: Math.max(Math.min(natural, LEAST_TEXT), ...widths) };
}

/** Text gives all it can before an id loses anything. */
function withShortIds(
  columns: readonly (readonly string[])[],
  ranges: readonly ColumnRange[],
): readonly ColumnRange[] {
  return columns.map((lines, column) => ({
    natural: ranges[column]?.least ?? 0,
    least: rangeOf(lines, LEAST_ID).least,
  }));
}

function wordsOf(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => line.split(" ")))];
}

// How wide the columns of a table may be for the whole to fit: the widest give way first, and none more than it can.

/** One column: as wide as its longest line, and as narrow as it can be read. */
export interface ColumnRange {
  readonly natural: number;
  readonly least: number;
}

/** The widths, together at most `room`; undefined where not even the least widths are. */
export function fitColumns(
  columns: readonly ColumnRange[],
  room: number,
): readonly number[] | undefined {
  const widths = columns.map(({ natural }) => natural);
  let surplus = sum(widths) - room;
  while (surplus > 0) {
    const widest = widestAbove(widths, columns);
    if (widest === undefined) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    surplus -= 1;
  }
  return widths;
}

function widestAbove(
  widths: readonly number[],
  columns: readonly ColumnRange[],
): number | undefined {
  const candidates = widths.flatMap((width, index) =>
    width > (columns[index]?.least ?? 0) ? [{ width, index }] : [],
  );
  if (candidates.length === 0) return undefined;
  return candidates.reduce((best, one) => (one.width > best.width ? one : best)).index;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

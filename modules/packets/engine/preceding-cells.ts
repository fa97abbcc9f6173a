// What stands above a rule: the cells whose packets never reach it.
import type { CellTable, SegmentPart } from "./cell-table";

/** With more cells listed than this, asking the index again for a smaller cell is quicker than going through them. */
const SHORT = 48;

/** Cells to be taken away from a cell: the `fixed` ones, and those in `parts`. */
export interface Above {
  readonly fixed: readonly number[];
  readonly parts: readonly SegmentPart[];
  /** The same, all of them, without some that share no packet with the cell. */
  readonly list: readonly number[];
}

/** Nothing but these cells stands above. */
export function aboveFixed(fixed: readonly number[]): Above {
  return { fixed, parts: [], list: fixed };
}

/** The numbers among them that might share a packet with a cell inside the one that they are above. */
export function gather(table: CellTable, above: Above, bounds: Int32Array): readonly number[] {
  if (above.list.length <= SHORT) return table.meeting(above.list, bounds);
  const fixed = table.meeting(above.fixed, bounds);
  const others = table.meetingIn(above.parts, bounds);
  return fixed.length === 0 ? others : [...fixed, ...others];
}

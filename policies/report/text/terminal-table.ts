// Tables for people at a terminal, drawn by cli-table3 without colours: the same everywhere.
import Table from "cli-table3";

import { type CellTable, joinCells } from "./cell-table";

/** The table, each piece of a cell on a line of its own; ends with a line break. */
export function terminalTable(table: CellTable): string {
  const [head = [], ...rows] = joinCells(table, "\n", (text) => text);
  const drawn = new Table({ head: [...head], style: { head: [], border: [] } });
  drawn.push(...rows.map((cells) => [...cells]));
  return `${drawn.toString()}\n`;
}

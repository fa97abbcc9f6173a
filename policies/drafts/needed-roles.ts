// Which interfaces and peers the rows of some port tables need addresses for, so that a file in the making has a key for
// each of them.
import { findFlowDocument, type FlowDocument, formatPortRange } from "../../modules/flows";
import { roleWords } from "./role-words";
import { type RowReading, type SelectedRow, selectRows } from "../../modules/sites";

/** The roles in the order of the rows, each with what the tables call it. */
export interface NeededRoles {
  readonly rows: readonly SelectedRow[];
  readonly near: ReadonlyMap<string, string>;
  readonly far: ReadonlyMap<string, string>;
}

/** The documents; `file` is the site file that will name them. Throws InputError for what is none. */
export function openTables(names: readonly string[], file: string): readonly FlowDocument[] {
  return [...new Set(names)].map((name) => findFlowDocument(name, { file }));
}

export function neededRoles(documents: readonly FlowDocument[], reading: RowReading): NeededRoles {
  const { rows } = selectRows(documents, reading);
  const near = new Map<string, string>();
  const far = new Map<string, readonly SelectedRow[]>();
  for (const selected of rows) {
    // Under the corrected reading the printed cell is another interface's.
    const sameAsPrinted = selected.near === selected.row.near.role;
    if (!near.has(selected.near))
      near.set(selected.near, sameAsPrinted ? selected.row.near.printed : "");
    far.set(selected.far, [...(far.get(selected.far) ?? []), selected]);
  }
  return { rows, near, far: new Map([...far].map(([role, of]) => [role, describePeer(role, of)])) };
}

/** What a peer is, or else what the tables call it unless they say "Any", and what they open for it. */
function describePeer(role: string, rows: readonly SelectedRow[]): string {
  const printed = new Set(rows.map(({ row }) => row.far.printed));
  const traffic = new Set(
    rows.map(({ row, near }) => {
      const side = row.direction === "inbound" ? "to" : "from";
      return `${row.transport} ${formatPortRange(row.ports)} ${side} ${near}`;
    }),
  );
  const names = [...printed].filter((name) => !/^any$/i.test(name));
  const words = roleWords(role) ?? names.join("; ");
  return `${words === "" ? "" : `${words}: `}${[...traffic].join(", ")}`;
}

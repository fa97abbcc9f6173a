// From a YAML file to a table for reference.
import referenceTableSchema from "../../../schemas/reference-table.schema.json";
import { checkSchema, Inspection, readTextFile, readYaml } from "../../input";
import type { Path } from "../../input";
import type { Transport } from "../flow-document";
import { readPortRange } from "../port-range";
import type { PortUse, ReferenceRow, ReferenceTable } from "./reference-table";

/** The file as the schema lets it through; parts that are wrong are left out, and have been reported. */
type WrittenTable = Partial<Omit<ReferenceTable, "rows" | "file">> & {
  readonly rows?: readonly (WrittenRow | undefined)[];
};

type WrittenRow = Partial<Omit<ReferenceRow, "ports" | "place">> & {
  /** `tcp 5061`, `udp 49152-57500`; without transport where the page prints none. */
  readonly ports?: readonly (string | number | undefined)[];
};

/** Reads and checks one table. Throws InputError with every problem of the file. */
export function loadReferenceTable(file: string): ReferenceTable {
  return readReferenceTable(readTextFile(file), file);
}

/** The table that the text of `file` holds. */
export function readReferenceTable(text: string, file: string): ReferenceTable {
  const inspection = new Inspection(readYaml(text, file));
  const { problems, general, valid } = checkSchema(inspection.document, referenceTableSchema);
  inspection.add(...problems);
  inspection.addGeneral(general);
  const written = (valid ?? {}) as WrittenTable;
  const rows = (written.rows ?? []).flatMap((row, index) =>
    row === undefined ? [] : [readRow(row, written, index, inspection)],
  );
  inspection.finish();
  // Nothing was wrong, so nothing is missing.
  return { ...(written as Omit<ReferenceTable, "rows" | "file">), rows, file };
}

function readRow(
  { ports = [], ...written }: WrittenRow,
  { columns }: WrittenTable,
  index: number,
  inspection: Inspection,
): ReferenceRow {
  const path = ["rows", index];
  if (written.row !== undefined && written.row !== index + 1)
    inspection.reportError([...path, "row"], {
      message: "rows are numbered as they stand",
      allowed: String(index + 1),
      remedy: "number the rows as the page does",
    });
  if (
    columns !== undefined &&
    written.cells !== undefined &&
    columns.length !== written.cells.length
  )
    inspection.reportErrorAtKey([...path, "cells"], {
      message: "the row has not as many cells as the table has columns",
      got: `${written.cells.length}`,
      allowed: `${columns.length}, a cell for each column`,
      remedy: 'write "" for an empty cell',
    });
  return {
    ...(written as Omit<ReferenceRow, "ports" | "place">),
    ports: ports.flatMap((_, at) => readPortUse([...path, "ports", at], inspection)),
    place: inspection.document.placeOf(path),
  };
}

function readPortUse(path: Path, inspection: Inspection): readonly PortUse[] {
  const [, transport, written] =
    /^(?:(tcp|udp) )?(.*)$/.exec(inspection.document.textOf(path) ?? "") ?? [];
  const ports = readPortRange(written ?? "");
  if ("first" in ports)
    return [transport === undefined ? { ports } : { transport: transport as Transport, ports }];
  inspection.reportError(path, { ...ports, message: `the port ${ports.message}` });
  return [];
}

// From a YAML file to a flow document. The shipped tables and the user's own come through the same door; what the JSON
// Schema cannot say about rows is checked here.
import flowDocumentSchema from "../../schemas/flow-document.schema.json";
import { checkSchema, Inspection, readTextFile, readYaml } from "../input";
import type { FlowDocument, FlowRow } from "./flow-document";
import { isCalendarDate } from "./calendar-date";
import { readRow } from "./row-reader";
import type { WrittenRow } from "./row-reader";

/** The file as the schema lets it through. Parts that are wrong are left out, and have been reported. */
interface WrittenDocument {
  readonly id?: string;
  readonly aliases?: readonly string[];
  readonly product?: string;
  readonly title?: string;
  readonly section?: string;
  readonly url?: string;
  readonly assetId?: string;
  readonly lastModified?: string;
  readonly topology?: string;
  readonly interface?: string;
  readonly rows?: readonly (WrittenRow | undefined)[];
}

/** Reads and checks one flow document. Throws InputError with every problem of the file. */
export function loadFlowDocument(file: string): FlowDocument {
  return readFlowDocument(readTextFile(file), file);
}

/** The flow document that the text of `file` holds. */
export function readFlowDocument(text: string, file: string): FlowDocument {
  const inspection = new Inspection(readYaml(text, file));
  const { problems, general, sound } = checkSchema(inspection.document, flowDocumentSchema);
  inspection.add(...problems);
  inspection.addGeneral(general);
  const written = (sound ?? {}) as WrittenDocument;
  if (written.lastModified !== undefined && !isCalendarDate(written.lastModified))
    inspection.refuse(["lastModified"], {
      message: "`lastModified` is not a day of the calendar",
      allowed: "a date such as 2013-02-16",
      remedy: "write year, month and day, with hyphens",
    });
  const rows = readRows(written.rows ?? [], inspection);
  inspection.finish();
  return assemble(written, rows, file);
}

function readRows(
  written: readonly (WrittenRow | undefined)[],
  inspection: Inspection,
): readonly FlowRow[] {
  let last = 0;
  return written.flatMap((row, index) => {
    if (row?.row !== undefined && row.row <= last)
      inspection.refuse(["rows", index, "row"], {
        message: `row ${row.row} stands after row ${last}`,
        allowed: "row numbers that ascend, each of them once",
        remedy: "number the rows as the page does",
      });
    last = Math.max(last, row?.row ?? 0);
    const read = row === undefined ? undefined : readRow(row, ["rows", index], inspection);
    return read === undefined ? [] : [read];
  });
}

/** Called when nothing was wrong, so nothing is missing. */
function assemble(written: WrittenDocument, rows: readonly FlowRow[], file: string): FlowDocument {
  const defaults = { aliases: [], topology: "any" };
  return { ...defaults, ...(written as Omit<FlowDocument, "rows" | "file">), rows, file };
}

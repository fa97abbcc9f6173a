// From a YAML file to a flow document. The shipped tables and the user's own come through the same door; what the JSON
// Schema cannot say about rows is checked here.
import flowDocumentSchema from "../../schemas/flow-document.schema.json";
import { checkSchema, Inspection, nearest, readTextFile, readYaml } from "../input";
import type { Path } from "../input";
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
  readonly versions?: readonly (string | undefined)[];
  readonly lastModified?: string;
  readonly storedAsOf?: string;
  readonly otherRevisions?: readonly ({ readonly lastModified?: string } | undefined)[];
  readonly standing?: { readonly since?: string };
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
  const { problems, general, valid } = checkSchema(inspection.document, flowDocumentSchema);
  inspection.add(...problems);
  inspection.addGeneral(general);
  const written = (valid ?? {}) as WrittenDocument;
  checkDates(written, inspection);
  checkVersions(written, inspection);
  const rows = readRows(written.rows ?? [], inspection);
  inspection.finish();
  return assemble(written, rows, file);
}

function checkDates(written: WrittenDocument, inspection: Inspection): void {
  const { lastModified, storedAsOf, standing, otherRevisions = [] } = written;
  const check = (date: string | undefined, path: Path): void => {
    if (date === undefined || isCalendarDate(date)) return;
    inspection.reportError(path, {
      message: `\`${String(path.at(-1))}\` is not a day of the calendar`,
      allowed: "a date such as 2013-02-16",
      remedy: "write year, month and day, with hyphens",
    });
  };
  check(lastModified, ["lastModified"]);
  check(storedAsOf, ["storedAsOf"]);
  check(standing?.since, ["standing", "since"]);
  otherRevisions.forEach((it, index) => {
    check(it?.lastModified, ["otherRevisions", index, "lastModified"]);
  });
}

/** A version of a row that the document does not know would never be selected. */
function checkVersions({ versions, rows = [] }: WrittenDocument, inspection: Inspection): void {
  const known = versions?.filter((version) => version !== undefined);
  rows.forEach((row, index) => {
    const written: readonly (string | undefined)[] = row?.versions ?? [];
    written.forEach((version, at) => {
      if (known === undefined || version === undefined || known.includes(version)) return;
      const near = nearest(version, known);
      inspection.reportError(["rows", index, "versions", at], {
        message: "the document does not cover this version",
        allowed: known.join(", "),
        remedy:
          near === undefined ? "add it to the document's `versions`" : `did you mean \`${near}\`?`,
      });
    });
  });
}

function readRows(
  written: readonly (WrittenRow | undefined)[],
  inspection: Inspection,
): readonly FlowRow[] {
  let last = 0;
  return written.flatMap((row, index) => {
    if (row?.row !== undefined && row.row <= last)
      inspection.reportError(["rows", index, "row"], {
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
  const defaults = { aliases: [], topology: "any", scope: "core" as const };
  return { ...defaults, ...(written as Omit<FlowDocument, "rows" | "file">), rows, file };
}

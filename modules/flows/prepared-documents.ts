// The shipped documents as the build read and checked them, so that a start need not parse their YAML. Only what was built
// takes what was built beside it: from the sources, the documents are always read anew.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IS_BUILT, packageFolder } from "../input";
import type { FlowDocument } from "./flow-document";

/** Where the build writes them, one to a file: `<id>.json`. */
export const PREPARED_FOLDER = join(packageFolder(), "dist", "documents");

/** The shipped document of this id as `file` would read; undefined when it was not prepared. */
export function preparedDocument(id: string, file: string): FlowDocument | undefined {
  const prepared = join(PREPARED_FOLDER, `${id}.json`);
  if (!IS_BUILT || !existsSync(prepared)) return undefined;
  const document = JSON.parse(readFileSync(prepared, "utf8")) as FlowDocument;
  const rows = document.rows.map((row) => ({ ...row, place: { ...row.place, file } }));
  return { ...document, rows, file };
}

// The tables for reference that come with the program.
import { join } from "node:path";
import { packageFolder } from "../../input";
import { loadReferenceTable } from "./reference-loader";
import { EXTENSION, yamlNames } from "../shipped-files";
import { shortPath } from "../short-path";
import type { ReferenceTable } from "./reference-table";

const FOLDER = join(packageFolder(), "modules", "flows", "reference-tables");

/** Their ids, sorted. */
export function referenceTableIds(): readonly string[] {
  return yamlNames(FOLDER);
}

/** The tables themselves, sorted by id. */
export function referenceTables(): readonly ReferenceTable[] {
  return referenceTableIds().map((id) =>
    loadReferenceTable(shortPath(join(FOLDER, `${id}${EXTENSION}`))),
  );
}

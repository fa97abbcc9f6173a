// The tables for reference that come with the program.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../input";
import { loadReferenceTable } from "./reference-loader";
import { shortPath } from "../short-path";
import type { ReferenceTable } from "./reference-table";

const FOLDER = join(packageFolder(), "modules", "flows", "reference-tables");
const EXTENSION = ".yaml";

/** Their ids, sorted. */
export function referenceTableIds(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();
}

/** The tables themselves, sorted by id. */
export function referenceTables(): readonly ReferenceTable[] {
  return referenceTableIds().map((id) =>
    loadReferenceTable(shortPath(join(FOLDER, `${id}${EXTENSION}`))),
  );
}

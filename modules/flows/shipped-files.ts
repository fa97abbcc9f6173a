// YAML files that come with the program, by their names.
import { readdirSync } from "node:fs";

export const EXTENSION = ".yaml";

/** Names of the files in a folder, without their ending, sorted. */
export function yamlNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();
}

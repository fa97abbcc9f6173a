// Where the package lies. The same code runs from the sources (tsx, jest), from `dist/` and from the bundled command, each
// at another depth; what it needs beside itself is found from the nearest folder with a package.json.
import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";

let found: string | undefined;

/** The folder of the package, with its `package.json`. */
export function packageFolder(): string {
  found ??= folderAbove(__dirname);
  return found;
}

/** Whether this is what the build wrote; what else the build wrote then belongs to it. */
export const IS_BUILT = extname(__filename) === ".js";

function folderAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("there is no package.json above the program");
  return folderAbove(parent);
}

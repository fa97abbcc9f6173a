// Where an editor finds the schema of a site file, seen from the folder of that file.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const SCHEMA = "schemas/site.schema.json";
const INSTALLED = "node_modules/edge-firewall";

/** Beside the folder of packages. */
export const SCHEMA_PLACE = `${INSTALLED}/${SCHEMA}`;

/** In the nearest `node_modules` that has the package, or in a clone of the package itself; else where `npm install` puts it. */
export function schemaPlace(file: string): string {
  const folder = dirname(resolve(file));
  const found = foldersAbove(folder)
    .flatMap((one) => [join(one, INSTALLED), ...(isClone(one) ? [one] : [])])
    .find((root) => existsSync(join(root, SCHEMA)));
  if (found === undefined) return SCHEMA_PLACE;
  return relative(folder, join(found, SCHEMA)).split(sep).join("/");
}

/** The folder and those that it is in, from the inside out. */
function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}

function isClone(folder: string): boolean {
  try {
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name?: unknown;
    };
    return name === "edge-firewall";
  } catch {
    return false;
  }
}

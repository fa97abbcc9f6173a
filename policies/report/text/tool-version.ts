// The version of this program.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { packageFolder } from "../../../modules/input";

export function toolVersion(): string {
  const text = readFileSync(join(packageFolder(), "package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

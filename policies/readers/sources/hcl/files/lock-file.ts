// The versions of providers that a folder's dependency lock file pins.
import { existsSync } from "node:fs";
import { join } from "node:path";

import { readTextFile } from "../../../../../modules/input";
import { readHclFile } from "./hcl-file";

const LOCK = ".terraform.lock.hcl";

/** The providers of the clouds as both registries name them; others are not of their makers. */
const MAKERS = /^registry\.(?:terraform\.io|opentofu\.org)\/hashicorp\/([\w-]+)$/;

/**
 * Versions by provider; none where there is no lock file.
 * @throws InputError when the file cannot be read.
 */
export async function lockedVersions(folder: string): Promise<ReadonlyMap<string, string>> {
  const file = join(folder, LOCK);
  if (!existsSync(file)) return new Map();
  const blocks = await readHclFile(readTextFile(file), file);
  return new Map(
    blocks.flatMap(({ kind, labels: [source = ""], body: { version } }) => {
      const [, name] = MAKERS.exec(source) ?? [];
      return kind === "provider" && name !== undefined && typeof version === "string"
        ? [[name, version] as const]
        : [];
    }),
  );
}

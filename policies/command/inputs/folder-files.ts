// The files of a folder and of those below it, as far as they may be read.
import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { InputError } from "../../../modules/input";
import { isLeftAlone } from "./configuration-names";

/** Folders of tools, which hold no stacks. */
const TOOL_FOLDERS = new Set(["node_modules", ".git", ".terraform", ".gen"]);

/** Every file in the folder and below that may be read, also behind links; a folder that was seen is not entered again. */
export function filesBelow(folder: string, seen = new Set<string>()): readonly string[] {
  const real = realPath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const entries = listFolder(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(path)))
      return TOOL_FOLDERS.has(entry.name) ? [] : filesBelow(path, seen);
    return isLeftAlone(entry.name) ? [] : [path];
  });
}

/** A broken link is no folder; it is reported when it is read as a configuration. */
function leadsToFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The file behind links, so that one configuration under two names is one; for a path that leads nowhere, the path. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

export function listFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new InputError({
      message: `the folder \`${folder}\` may not be read`,
      remedy: "give yourself permission to read it",
    });
  }
}

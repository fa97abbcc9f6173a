// From the paths of a command line to the Terraform JSON configurations that they hold. Finds files; reads none of them but
// the manifest of a synthesized folder.
import { readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { InputError, type Problem, readTextFile } from "../../../modules/input";
import { isConfigurationName } from "./configuration-names";
import { evidenceBelow } from "./folder-evidence";
import { listFolder, realPath } from "./folder-files";

/** One configuration that is to be read. */
export interface FoundConfiguration {
  /** Path as the user would write it; `-` for standard input. */
  readonly file: string;
  /** Files of the same folder that Terraform would read as well. */
  readonly unreadFiles: readonly string[];
}

export interface FoundConfigurations {
  readonly configurations: readonly FoundConfiguration[];
  readonly problems: readonly Problem[];
}

export const STDIN = "-";

/** Written by `cdktf synth` beside the stacks. */
const MANIFEST = "manifest.json";

/** The configurations that the paths name, each once, in a stable order, and what is wrong with the paths. */
export function findConfigurations(paths: readonly string[]): FoundConfigurations {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      for (const file of filesAt(path)) {
        const key = file === STDIN ? STDIN : realPath(file);
        if (!files.has(key)) files.set(key, file);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  return {
    configurations: [...files.values()].map((file) => ({ file, unreadFiles: besides(file) })),
    problems,
  };
}

function filesAt(path: string): readonly string[] {
  if (path === STDIN) return [STDIN];
  if (!isFolder(path)) return [path];
  const files = manifestFiles(path) ?? evidenceBelow(path);
  if (files.length > 0) return files;
  throw new InputError({
    message: `there is no Terraform JSON in the folder \`${path}\`, and no configuration in HCL`,
    allowed:
      "a folder that `cdktf synth` wrote, one with `*.tf.json` or `*.tf` files, or one with plans or states of `terraform show -json`",
    remedy: "run `cdktf synth` or `terraform show -json` first, or name another path",
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new InputError({
      message: `there are no configurations at \`${path}\``,
      remedy: "run `cdktf synth` first, or name the configurations",
    });
  }
}

/** The stacks that the manifest lists: a folder may still hold configurations of stacks that are gone. */
export function manifestFiles(folder: string): readonly string[] | undefined {
  const file = join(folder, MANIFEST);
  if (!listFolder(folder).some(({ name }) => name === MANIFEST)) return undefined;
  const paths = stackPaths(readTextFile(file));
  if (paths === undefined) {
    throw new InputError({
      message: "this manifest does not list stacks",
      place: { file },
      remedy: "write the folder anew (`cdktf synth`), or name the configurations themselves",
    });
  }
  return paths.map((path) => join(folder, path)).sort();
}

function stackPaths(text: string): readonly string[] | undefined {
  let manifest: { stacks?: unknown } | null;
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch {
    return undefined;
  }
  const stacks = manifest?.stacks;
  if (typeof stacks !== "object" || stacks === null) return undefined;
  const paths = Object.values(stacks).map(
    (stack: { synthesizedStackPath?: unknown } | null) => stack?.synthesizedStackPath,
  );
  return paths.every((path) => typeof path === "string") ? paths : undefined;
}

function besides(file: string): readonly string[] {
  if (file === STDIN) return [];
  try {
    const folder = dirname(file);
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && isConfigurationName(entry.name))
      .map(({ name }) => join(folder, name))
      .filter((other) => resolve(other) !== resolve(file))
      .sort();
  } catch {
    // The file itself cannot be read either, and that is reported when it is.
    return [];
  }
}

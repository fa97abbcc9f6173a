// The repository that a report's reader looks at: how it calls a file, and whether it has it at all. Services show findings at
// the lines of a pull request, and what git ignores (synthesized configurations, plans) is in none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

export interface SourceTree {
  /** The file as the repository calls it, with `/`; as it was given where it lies outside or there is no repository. */
  pathOf(file: string): string;
  isIgnored(file: string): boolean;
}

/** The working tree around the working folder. Asks git about the files once; what git does not say is not ignored. */
export function sourceTree(files: readonly string[]): SourceTree {
  const root = nearestTree(process.cwd());
  if (root === undefined) return { pathOf: (file) => file, isIgnored: () => false };
  const pathOf = (file: string): string => inside(root, file) ?? file;
  const known = [...new Set(files)].flatMap((file) => inside(root, file) ?? []);
  const ignored = ignoredPaths(root, known);
  return { pathOf, isIgnored: (file) => ignored.has(pathOf(file)) };
}

/** The folder with `.git`, which is a file in work trees and submodules. */
function nearestTree(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestTree(parent);
}

function inside(root: string, file: string): string | undefined {
  const path = relative(root, resolve(file));
  const outside = path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  return outside ? undefined : path.split(sep).join("/");
}

function ignoredPaths(root: string, paths: readonly string[]): ReadonlySet<string> {
  const usable = paths.filter((path) => !path.includes("\0"));
  if (usable.length === 0) return new Set();
  // No monitor: the answer is in the index and the ignore files, and nothing that a repository names is to be run.
  const { stdout } = spawnSync(
    "git",
    ["-c", "core.fsmonitor=false", "check-ignore", "--stdin", "-z"],
    {
      cwd: root,
      input: usable.map((path) => `./${path}\0`).join(""),
      encoding: "utf8",
      timeout: 10_000,
    },
  ) as { readonly stdout: string | null };
  return new Set((stdout ?? "").split("\0").map((path) => path.replace(/^\.\//, "")));
}

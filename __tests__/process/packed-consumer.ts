// A platform's repository outside of ours: what `npm pack` makes of the sources, installed beside exactly what our
// package.json declares, and nothing else of this repository's dependencies. Needs no network and leaves `dist/` alone.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const FIXTURE = join(__dirname, "../fixtures/consumer");

/** What a platform has of its own accord. */
const OWN_TOOLS = ["jest", "typescript", "@types/jest", "@types/node"];

export interface PackageManifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { types: string; default: string }>>;
}

/** Gives the folder of the platform; the package is in its `node_modules`. */
export function makeConsumer(): string {
  const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-consumer-"));
  const consumer = join(scratch, "platform");
  cpSync(FIXTURE, consumer, { recursive: true });
  cpSync(join(ROOT, "edge.yaml"), join(consumer, "edge.yaml"));
  const tarball = pack(scratch);
  const installed = join(consumer, "node_modules", "edge-firewall");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["xzf", tarball, "-C", installed, "--strip-components=1"]);
  const { dependencies, peerDependencies } = manifestIn(installed);
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), ...OWN_TOOLS])
    link(join(ROOT, "node_modules", name), join(consumer, "node_modules", name));
  return consumer;
}

export function removeConsumer(consumer: string): void {
  rmSync(dirname(consumer), { recursive: true, force: true });
}

export function manifestIn(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageManifest;
}

/** Every file below the folder, relative to it. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** Builds in a copy. Types are the business of the test command's own step, so the build does not check them again. */
function pack(scratch: string): string {
  const copy = join(scratch, "copy");
  const ignored = new Set(["node_modules", "dist", "cdktf.out", ".git", "__tests__"]);
  mkdirSync(copy);
  for (const name of readdirSync(ROOT))
    if (!ignored.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  link(join(ROOT, "node_modules"), join(copy, "node_modules"));
  run(process.execPath, ["scripts/build.mjs", "--noCheck"], copy);
  const packed = [
    "pack",
    "--ignore-scripts",
    "--offline",
    "--silent",
    "--pack-destination",
    scratch,
  ];
  run("npm", packed, copy);
  const name = readdirSync(scratch).find((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error("npm pack wrote no tarball");
  return join(scratch, name);
}

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

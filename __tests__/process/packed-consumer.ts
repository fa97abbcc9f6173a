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
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const FIXTURE = join(__dirname, "../fixtures/consumer");

/** What a platform has of its own accord. */
const OWN_TOOLS = [
  "jest",
  "typescript",
  "@types/jest",
  "@types/node",
  "@cdktf/provider-azurerm",
  "@cdktf/provider-google",
];

/** One peer is not to be had here: its API is the other's, which stands for it. */
const STAND_INS: Readonly<Record<string, string>> = { cdktn: "cdktf" };

export interface PackageManifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { types: string; default: string }>>;
}

/** Platforms that have the same tarball, each in a folder of its own. */
export class PackedConsumers {
  readonly #scratch = mkdtempSync(join(tmpdir(), "edge-firewall-consumer-"));
  readonly #tarball = pack(this.#scratch);

  /** A platform with the sources of fixtures/consumer, the peers, and tools of its own. */
  platform(): string {
    const folder = this.#install("platform");
    cpSync(FIXTURE, folder, { recursive: true });
    cpSync(join(ROOT, "edge.yaml"), join(folder, "edge.yaml"));
    const program = readFileSync(join(folder, "app.mts"), "utf8");
    writeFileSync(join(folder, "cdktn-app.mts"), forCdktn(program));
    const peers = Object.keys(manifestIn(installedIn(folder)).peerDependencies);
    linkAll([...peers, ...OWN_TOOLS], folder);
    return folder;
  }

  /** A repository that only checks: nothing but the package and what it depends on. */
  gate(): string {
    return this.#install("gate");
  }

  /** An empty folder after `npm install` with these packages beside the tarball. */
  empty(...beside: readonly string[]): string {
    const folder = this.#install("empty");
    linkAll(beside, folder);
    return folder;
  }

  remove(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  #install(name: string): string {
    const folder = join(this.#scratch, name);
    const installed = installedIn(folder);
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["xzf", this.#tarball, "-C", installed, "--strip-components=1"]);
    linkAll(Object.keys(manifestIn(installed).dependencies), folder);
    return folder;
  }
}

/** The same program by the doors of the other toolkit. */
function forCdktn(program: string): string {
  return program
    .replace('from "cdktf"', 'from "cdktn"')
    .replace(/"edge-firewall\/(azure|google)"/g, '"edge-firewall/cdktn/$1"');
}

export function installedIn(folder: string): string {
  return join(folder, "node_modules", "edge-firewall");
}

function linkAll(names: readonly string[], folder: string): void {
  for (const name of names)
    link(join(ROOT, "node_modules", STAND_INS[name] ?? name), join(folder, "node_modules", name));
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

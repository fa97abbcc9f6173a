// Platforms outside of this repository that take the packed tarball from their package manager, each in a new folder: under
// both toolkits, every module system and compiler setting, and the command alone. Needs the registry, so `npm test` has but
// one of them, put together without it.
//   npm run consumers [-- NAME…]
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { transformSync } from "esbuild";

import { CONSUMERS, managerOf } from "./consumers/kinds.mjs";

const ROOT = join(import.meta.dirname, "..");
const FIXTURES = join(ROOT, "__tests__/fixtures");

/** What has no place in a repository that only checks. */
const TOOLKITS = ["cdktf", "cdktn", "constructs", "@cdktf"];

const GATE = `import { prove } from "edge-firewall/proof";
import { loadSite } from "edge-firewall/sites";
console.log(JSON.stringify([typeof prove, loadSite("edge.yaml").name]));
`;

const EXPECTED = {
  verdicts: ["proven", "proven"],
  refused: true,
  group: "${azurerm_network_security_group.edge_security-group_93375912.id}",
};

/** What it wrote; a command that fails says so with all of it. */
function run(folder, [command, ...args]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")}\n${stdout}${stderr}`);
  return { stdout, all: stdout + stderr };
}

function expectEqual(what, got, expected) {
  if (isDeepStrictEqual(got, expected)) return;
  throw new Error(`${what}: ${JSON.stringify(got)} in place of ${JSON.stringify(expected)}`);
}

function consume(kind, tarball, folder) {
  const manager = managerOf(kind);
  const write = (file, text) => writeFileSync(join(folder, file), text);
  write("package.json", '{ "name": "platform", "private": true }\n');
  // A folder of its own, whatever lies above it.
  if (manager.lockFile !== undefined) write(manager.lockFile, "");
  copyFileSync(join(ROOT, "edge.yaml"), join(folder, "edge.yaml"));
  const { all: said } = run(folder, [...manager.add, tarball, ...kind.install]);
  expectEqual("a warning about scripts", /edge-firewall.*(prepare|script)/i.test(said), false);
  const source = kind.program === undefined ? GATE : programFor(kind);
  write("app.ts", source);
  if (kind.compiler !== undefined) compile(folder, kind.compiler);
  const format = kind.program ?? "esm";
  const file = format === "cjs" ? "app.cjs" : "app.mjs";
  write(file, transformSync(source, { loader: "ts", format }).code);
  const { stdout } = run(folder, [...manager.node, file]);
  if (kind.program === undefined) bringConfigurations(folder);
  expectEqual(
    "the program",
    JSON.parse(stdout),
    kind.program === undefined ? ["function", "contoso-edge"] : EXPECTED,
  );
  const { stdout: verdicts } = run(folder, [...manager.bin("edge-firewall"), "check"]);
  expectEqual("proven", verdicts.match(/^PROVEN /gm)?.length, 2);
}

function programFor({ cdktn = false }) {
  const text = readFileSync(join(FIXTURES, "consumer/app.mts"), "utf8");
  if (!cdktn) return text;
  return text
    .replace('from "cdktf"', 'from "cdktn"')
    .replace(/"edge-firewall\/(azure|google)"/g, '"edge-firewall/cdktn/$1"');
}

/** The types of all packages are checked as well: ours have to stand by themselves. */
function compile(folder, moduleResolution) {
  const compilerOptions = {
    strict: true,
    target: "es2022",
    module: moduleResolution === "bundler" ? "preserve" : moduleResolution,
    moduleResolution,
    types: ["node"],
    skipLibCheck: false,
    noEmit: true,
  };
  const config = JSON.stringify({ compilerOptions, include: ["app.ts"] });
  writeFileSync(join(folder, "tsconfig.json"), config);
  run(folder, ["node_modules/.bin/tsc"]);
}

/** Configurations that others wrote; and nothing that could write them is installed. */
function bringConfigurations(folder) {
  const installed = readdirSync(join(folder, "node_modules"));
  expectEqual(
    "toolkits",
    installed.filter((name) => TOOLKITS.includes(name)),
    [],
  );
  for (const [name, from] of [
    ["azure-westeurope", "azure-inline.cdk.tf.json"],
    ["google-europe-west4", "google.cdk.tf.json"],
  ]) {
    const file = join(folder, "cdktf.out/stacks", name, "cdk.tf.json");
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(join(FIXTURES, "states", from), file);
  }
}

const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-consumers-"));
run(ROOT, ["npm", "pack", "--silent", "--pack-destination", scratch]);
const tarball = join(
  scratch,
  readdirSync(scratch).find((file) => file.endsWith(".tgz")),
);
const asked = process.argv.slice(2);
for (const [name, kind] of Object.entries(CONSUMERS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const folder = join(scratch, name);
  mkdirSync(folder);
  try {
    consume(kind, tarball, folder);
    console.log(`ok      ${name}`);
  } catch (error) {
    console.log(`FAILED  ${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
rmSync(scratch, { recursive: true, force: true });

// What a platform gets from `npm install`: tried from outside of this repository, with nothing of it at hand.
import { execSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import ts from "typescript";

import { type FlowDocument, shippedDocuments } from "../modules/flows";
import { COMPILER_OPTIONS, OWN_KEYWORDS, readYaml, validatorFile } from "../modules/input";
import flowSchema from "../schemas/flow-document.schema.json";
import referenceSchema from "../schemas/reference-table.schema.json";
import siteSchema from "../schemas/site.schema.json";
import { spoilt } from "./mutants/spoilt-values";
import { codeBlocks } from "./process/documented-commands";
import {
  filesBelow,
  installedIn,
  manifestIn,
  PackedConsumers,
  type PackageManifest,
} from "./process/packed-consumer";

jest.setTimeout(120_000);

/** A package that holds more than this has got something that nobody asked for. */
const MOST_FILES = 2000;

let consumers: PackedConsumers;
let platform: string;
let installed: string;
let manifest: PackageManifest;
let files: readonly string[];
let compiled: ReturnType<typeof launch>;
let imports: ReturnType<typeof launch>;

beforeAll(() => {
  consumers = new PackedConsumers();
  platform = consumers.platform();
  installed = installedIn(platform);
  manifest = manifestIn(installed);
  files = filesBelow(installed);
  compiled = launch("node_modules/typescript/bin/tsc");
  imports = launch("out/imports.mjs");
});

afterAll(() => {
  consumers.remove();
});

/** Runs a script of the platform in the platform. */
function launch(...args: readonly string[]) {
  return launchIn(platform, ...args);
}

function launchIn(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, FORCE_COLOR: undefined };
  return spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
}

describe("the tarball", () => {
  test("holds no test, fixture or tool of ours", () => {
    const folders = [...new Set(files.map((file) => file.replace(/\/.*/, "")))].sort();
    expect(folders.filter((name) => !/\.(md|json|yaml)$|^LICENSE$/.test(name))).toEqual([
      "bin",
      "dist",
      "docs",
      "modules",
      "samples",
      "schemas",
    ]);
    expect(
      files.filter((file) => /tests__|\.test\.|fixture|golden|tsbuildinfo/.test(file)),
    ).toEqual([]);
  });

  test("has what its exports and its command name", () => {
    const targets = Object.values(manifest.exports).flatMap((it) =>
      typeof it === "string" ? [it] : Object.values(it),
    );
    const missing = [...targets, ...Object.values(manifest.bin)]
      .map((target) => target.replace(/\*$/, "site.schema.json"))
      .filter((target) => !existsSync(join(installed, target)));
    expect(missing).toEqual([]);
  });

  test("has no script that a package manager runs, or warns of, at an installation", () => {
    const run = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare"];
    expect(Object.keys(manifest.scripts).filter((name) => run.includes(name))).toEqual([]);
  });

  test("holds what its entries and its command need, and neither sources nor maps of them", () => {
    expect(files.filter((file) => /\.map$|(?<!\.d)\.[cm]?ts$/.test(file))).toEqual([]);
    expect(
      files.filter((file) => /^dist\/policies\/(action|adoption|drafts)\//.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => file.startsWith("modules/"))).toEqual(
      files.filter((file) => /^modules\/flows\/documents\/[\w-]+\.yaml$/.test(file)),
    );
    expect(files.length).toBeLessThan(MOST_FILES);
  });
});

test("a strict TypeScript program compiles against it", () => {
  expect(compiled).toMatchObject({ stdout: "", stderr: "", status: 0 });
});

test.each([
  ["node10", ts.ModuleResolutionKind.Node10],
  ["node16", ts.ModuleResolutionKind.Node16],
  ["bundler", ts.ModuleResolutionKind.Bundler],
])("every entry has its types under moduleResolution %s", (_, moduleResolution) => {
  const entries = Object.keys(manifest.exports).filter((entry) => !/[*]|package\.json/.test(entry));
  const untyped = entries.filter((entry) => {
    const { resolvedModule } = ts.resolveModuleName(
      entry.replace(/^\./, "edge-firewall"),
      join(platform, "perimeter.ts"),
      { moduleResolution },
      ts.sys,
    );
    return resolvedModule?.extension !== ".d.ts";
  });
  expect(untyped).toEqual([]);
});

test("its names come by import and by require, and prove both clouds", () => {
  expect(imports.stderr).toBe("");
  expect(JSON.parse(imports.stdout)).toEqual({
    different: [],
    verdicts: ["proven", "proven", "refuted", "refuted"],
    documents: expect.anything() as unknown,
  });
});

test.each(["app", "cdktn-app"])("both clouds are proven, a stray rule is refused: %s", (name) => {
  const { stdout, stderr } = launch(`out/${name}.mjs`);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    verdicts: ["proven", "proven"],
    refused: true,
    group: "${azurerm_network_security_group.edge_security-group_93375912.id}",
  });
});

test("the command alone needs no toolkit", () => {
  const gate = consumers.gate();
  const { dependencies } = manifest;
  expect(
    Object.keys(dependencies).filter((name) =>
      /^(cdktf|cdktn|constructs)$|^@cdkt[fn]\/provider-/.test(name),
    ),
  ).toEqual([]);
  const command = join(installedIn(gate), manifest.bin["edge-firewall"] ?? "");
  for (const name of ["azure-inline", "google"])
    cpSync(
      join(__dirname, "fixtures", "states", `${name}.cdk.tf.json`),
      join(gate, "cdktf.out", "stacks", name, "cdk.tf.json"),
    );
  const checked = launchIn(gate, command, "check", "--site", join(__dirname, "..", "edge.yaml"));
  expect(checked).toMatchObject({ status: 0, stderr: "" });
  expect(checked.stdout.match(/^PROVEN /gm)).toHaveLength(2);
});

test("what README.md shows works in an empty folder, after the lines above it", () => {
  const blocks = codeBlocks(join(__dirname, "..", "README.md"));
  const at = blocks.findIndex(({ text }) => text.startsWith("npm install ./edge-firewall"));
  const [install = "", ...lines] = blocks[at]?.text.trim().split("\n") ?? [];
  const program = blocks.slice(at).find(({ language }) => language === "ts")?.text ?? "";
  const [tarball, ...beside] = install.split(" ").slice(2);
  expect(tarball).toBe(`./edge-firewall-${manifest.version}.tgz`);
  const folder = consumers.empty(...beside.map((name) => name.replace(/@[\d.]+$/, "")));
  for (const line of lines) execSync(line, { cwd: folder });
  writeFileSync(join(folder, "app.ts"), program);
  expect(launchIn(folder, "node_modules/tsx/dist/cli.mjs", "app.ts")).toMatchObject({
    status: 0,
    stderr: "",
  });
  const command = join(installedIn(folder), manifest.bin["edge-firewall"] ?? "");
  const checked = launchIn(folder, command, "check", "-d", "azure-westeurope");
  expect(checked.stdout).toMatch(/^PROVEN azure-westeurope /m);
});

test("its prepared documents are the ones that our YAML says", () => {
  const without = (key: string, value: unknown) => (key === "file" ? undefined : value);
  const { documents } = JSON.parse(imports.stdout) as { documents: readonly FlowDocument[] };
  expect(documents.map(({ file }) => existsSync(join(platform, file)))).not.toContain(false);
  expect(JSON.stringify(documents, without)).toBe(JSON.stringify(shippedDocuments(), without));
});

describe("its prepared validators say what the compiled schema says", () => {
  test.each<[string, object, string]>([
    ["site", siteSchema, "edge.yaml"],
    ["flow document", flowSchema, "modules/flows/documents/lync2013-autodiscover-external.yaml"],
    [
      "table for reference",
      referenceSchema,
      "modules/flows/reference-tables/sfb-mobility-ports.yaml",
    ],
  ])("%s", (_, schema, sound) => {
    const ajv = new Ajv(COMPILER_OPTIONS);
    ajv.addVocabulary(OWN_KEYWORDS);
    const compiledNow = ajv.compile(schema);
    const file = join(installed, "dist/validators", validatorFile(schema));
    const prepared = jest.requireActual<typeof compiledNow>(file);
    const errorsOf = (validate: typeof compiledNow, value: unknown) =>
      validate(value) ? [] : validate.errors;
    const values = [...spoilt(readYaml(readFileSync(sound, "utf8"), sound).value)];
    const refused = values.filter((value) => !compiledNow(value)).length;
    const agree = (value: unknown) =>
      isDeepStrictEqual(errorsOf(prepared, value), errorsOf(compiledNow, value));
    expect(values.filter((value) => !agree(value))).toEqual([]);
    expect(refused).toBeGreaterThan(50);
  });
});

test("its command judges the stacks that were written", () => {
  const { bin } = manifest;
  const command = join("node_modules/edge-firewall", bin["edge-firewall"] ?? "");
  const clean = launch(command, "check", "clean");
  expect(clean).toMatchObject({ status: 0, stderr: "" });
  const stray = launch(command, "check", "stray");
  expect(stray).toMatchObject({ status: 1, stderr: "" });
  expect(stray.stdout).toMatch(/tcp 3389 is open beyond the documented flows/);
});

test("the platform's jest fails with our message until the stray rule is gone", () => {
  const { stdout, stderr } = launch("node_modules/jest/bin/jest.js", "--json");
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(stdout) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: readonly {
      message: string;
      assertionResults: readonly {
        title: string;
        status: string;
        ancestorTitles: readonly string[];
      }[];
    }[];
  };
  expect({ numPassedTests, numFailedTests, stderr }).toMatchObject({
    numPassedTests: 2,
    numFailedTests: 2,
  });
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed");
  expect(failed.map(({ ancestorTitles, title }) => [...ancestorTitles, title])).toEqual([
    ["with a stray rule", "azure"],
    ["with a stray rule", "google"],
  ]);
  expect(testResults[0]?.message).toMatch(
    /expected the configuration to admit exactly the documented flows, but it does not/,
  );
  expect(testResults[0]?.message).toMatch(/excess inbound tcp 3389[^]*debug-rdp/);
});

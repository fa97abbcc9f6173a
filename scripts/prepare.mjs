// What makes a start quick, written to dist/: validators compiled from the schemas, the shipped documents as JSON, and the
// command bundled into one file. `npm ci` runs it, and so does the build. Nothing rests on it: without these files, or with
// older ones, the sources are compiled at each start, which only takes longer. So it never fails an installation.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { BUNDLE_OPTIONS, licenses, ROOT } from "./bundle.mjs";

const DIST = join(ROOT, "dist");
const SCHEMAS = ["site", "flow-document", "reference-table"];
const ENTRIES = {
  cli: "policies/cli.ts",
  "prove-worker": "policies/command/workers/prove-worker.ts",
};

async function prepare() {
  const tsx = await import("tsx/cjs/api");
  const source = (path) => tsx.require(join(ROOT, path), import.meta.url);
  await writeValidators(source("modules/input/index.ts"));
  writeDocuments(source("modules/flows/index.ts"));
  await writeBundle();
}

/** Each as one file that needs no other, called as the hash of its schema. */
async function writeValidators({ COMPILER_OPTIONS, OWN_KEYWORDS, validatorFile }) {
  const { Ajv } = (await import("ajv")).default;
  const { default: standalone } = await import("ajv/dist/standalone/index.js");
  const { build } = await import("esbuild");
  const folder = emptyFolder("validators");
  for (const name of SCHEMAS) {
    const schema = JSON.parse(readFileSync(join(ROOT, "schemas", `${name}.schema.json`), "utf8"));
    const ajv = new Ajv({ ...COMPILER_OPTIONS, code: { source: true } });
    ajv.addVocabulary(OWN_KEYWORDS);
    await build({
      stdin: { contents: standalone.default(ajv, ajv.compile(schema)), resolveDir: ROOT },
      outfile: join(folder, validatorFile(schema)),
      bundle: true,
      platform: "node",
      minify: true,
      logLevel: "error",
    });
  }
}

function writeDocuments({ shippedDocuments }) {
  const folder = emptyFolder("documents");
  for (const document of shippedDocuments())
    writeFileSync(join(folder, `${document.id}.json`), JSON.stringify(document, withoutFiles));
}

/** Where a document lies is for its reader to say. */
function withoutFiles(key, value) {
  return key === "file" ? undefined : value;
}

async function writeBundle() {
  const { build } = await import("esbuild");
  const folder = emptyFolder("bundle");
  const { metafile } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ENTRIES,
    outdir: folder,
    // Seldom asked for, and large: the compiler for a schema without a prepared validator, the questions of `init`, and the
    // parser of HCL, which has a program of its own beside it.
    external: ["ajv", "@cdktn/hcl2json", "@inquirer/prompts"],
  });
  writeFileSync(join(folder, "LICENSES.txt"), licenses(metafile));
}

function emptyFolder(name) {
  const folder = join(DIST, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

try {
  await prepare();
} catch (error) {
  for (const name of ["validators", "documents", "bundle"])
    rmSync(join(DIST, name), { recursive: true, force: true });
  console.error(`edge-firewall: nothing prepared, so each start takes longer: ${error.message}`);
  if (process.argv.includes("--strict")) process.exitCode = 1;
}

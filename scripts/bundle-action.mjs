// The bundle of the GitHub Action, which is committed: a workflow that names a revision runs exactly what that revision holds,
// and nothing is installed or downloaded when it runs. `npm run action` writes it anew; a test holds that it is up to date.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { BUNDLE_OPTIONS, licenses, ROOT } from "./bundle.mjs";

/** The files of the bundle, by name. */
async function actionFiles() {
  const { outputFiles, metafile } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ["policies/action/main.ts"],
    minify: true,
    // The questions of `init`, which nobody asks there, and the parser of HCL, a program of its own: workflows have plans.
    external: ["@cdktn/hcl2json", "@inquirer/prompts"],
    write: false,
    outfile: join(ROOT, "action/index.js"),
  });
  return {
    "index.js": outputFiles[0].text,
    // Proofs in threads start the same bundle.
    "prove-worker.js": 'require("./index.js");\n',
    "LICENSES.txt": licenses(metafile),
  };
}

// Where the action's description looks for them, or in a folder to compare with.
const folder = process.argv[2] ?? join(ROOT, "action");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await actionFiles()))
  writeFileSync(join(folder, name), text);

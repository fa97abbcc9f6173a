// The bundle of the GitHub Action, which is committed: a workflow that names a revision runs exactly what that revision holds,
// and nothing is installed or downloaded when it runs. `npm run action` writes it anew; a test holds that it is up to date.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { build } from "esbuild";

import { BUNDLE_OPTIONS, licenses, ROOT } from "./bundle.mjs";

const OPTIONS = { ...BUNDLE_OPTIONS, minify: true, write: false };

/** The parser of HCL, a program of its own, which is loaded when there is HCL to be read. */
const PARSER = "@cdktn/hcl2json";

const parserBeside = {
  name: "parser-beside",
  setup({ onResolve }) {
    const filter = new RegExp(`^${PARSER}$`);
    onResolve({ filter }, () => ({ path: "./hcl/build/index.js", external: true }));
  },
};

/** The files of the bundle, by name. */
async function actionFiles() {
  const action = await build({
    ...OPTIONS,
    entryPoints: ["policies/action/main.ts"],
    // The questions of `init`, which nobody asks there.
    external: ["@inquirer/prompts"],
    plugins: [parserBeside],
    outfile: join(ROOT, "action/index.js"),
  });
  const parser = await build({
    ...OPTIONS,
    entryPoints: [PARSER],
    // For versions of Node that have none of their own.
    external: ["performance"],
    outfile: join(ROOT, "action/hcl/build/index.js"),
  });
  return {
    "index.js": action.outputFiles[0].text,
    // Proofs in threads start the same bundle.
    "prove-worker.js": 'require("./index.js");\n',
    "hcl/build/index.js": parser.outputFiles[0].text,
    // It reads this one folder above itself.
    "hcl/main.wasm.gz": readFileSync(join(ROOT, "node_modules", PARSER, "main.wasm.gz")),
    "LICENSES.txt": licenses({ inputs: { ...action.metafile.inputs, ...parser.metafile.inputs } }),
  };
}

// Where the action's description looks for them, or in a folder to compare with.
const folder = process.argv[2] ?? join(ROOT, "action");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(await actionFiles())) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

// The command as a pipeline has it, bundled once in a folder of its own: it starts at once, however old the `dist` folder is.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

const BUILD = `
  import { build } from "esbuild";
  import { BUNDLE_OPTIONS } from "./scripts/bundle.mjs";
  const external = ["@cdktn/hcl2json", "@inquirer/prompts"];
  const entryPoints = ["policies/cli.ts"];
  await build({ ...BUNDLE_OPTIONS, entryPoints, external, outfile: process.argv[1] });
`;

/** Bundles the command below the folder. Gives the script that starts it. */
export function bundleCommand(folder: string): string {
  mkdirSync(join(folder, "modules/flows"), { recursive: true });
  symlinkSync(join(ROOT, "modules/flows/documents"), join(folder, "modules/flows/documents"));
  // What is no part of the bundle is installed beside it.
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", BUILD, join(folder, "dist/cli.js")],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`the command could not be bundled: ${stderr}`);
  const start = join(folder, "start.js");
  writeFileSync(start, 'void require("./dist/cli.js").main();\n');
  return start;
}

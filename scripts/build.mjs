// The package as it is published: JavaScript with declarations of what its entries need, beside what `prepare` writes; the
// command is a bundle of its own.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(join(ROOT, "dist"), { recursive: true, force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", ...process.argv.slice(2));
run("scripts/second-toolkit.mjs");
run("scripts/prepare.mjs", "--strict");

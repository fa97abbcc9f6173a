// Each measurement in a process of its own: what one leaves in memory never counts for the next, and one that takes too
// long is ended and said to have been. The script is bundled like the command, so that what is measured is what is shipped.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..");

/** The JSON that the script printed, or why it printed none. */
export function inOwnProcess(
  script: string,
  args: readonly string[],
  seconds: number,
): { readonly json: string } | { readonly reason: string } {
  const command = [bundleOf(script), ...args];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: "utf8",
    timeout: seconds * 1000,
  });
  if (error !== undefined) return { reason: `ended after ${seconds} s` };
  if (status === 0) return { json: stdout };
  const told = /^\w*(?:Error|Exceeded): .*$/m.exec(stderr)?.[0];
  return { reason: told ?? `ended with status ${String(status)}` };
}

const bundles = new Map<string, string>();

/** The script as one file of plain JavaScript, built as scripts/prepare.mjs builds the command. */
function bundleOf(script: string): string {
  const known = bundles.get(script);
  if (known !== undefined) return known;
  const outfile = join(root, "dist", "bench", script.replace(/\.ts$/, ".js"));
  buildSync({
    entryPoints: [join(__dirname, script)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    external: ["ajv", "@cdktn/hcl2json", "@inquirer/prompts"],
    logLevel: "error",
  });
  bundles.set(script, outfile);
  return outfile;
}

/** The most memory that this process has held, in MiB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}

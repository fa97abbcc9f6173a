// How long the command takes to start: `edge-firewall check` of the sample, against a bare Node that does nothing but parse
// what the check has to read: the site file and the table as YAML, two documents as JSON.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medianOf, medianPair } from "./timing";

const root = join(__dirname, "..");
const SITE = join(root, "edge.yaml");
const TABLE = join(root, "modules", "flows", "documents", "lync2013-pic.yaml");

function node(...args: readonly string[]): () => void {
  return () => {
    execFileSync(process.execPath, args, { cwd: root, stdio: "ignore" });
  };
}

/** The least program that has read what the check reads. */
function parserOf(documents: readonly string[]): string {
  const yaml = JSON.stringify(require.resolve("yaml"));
  return [
    `const { readFileSync } = require("fs"); const { parse } = require(${yaml});`,
    ...[SITE, TABLE].map((file) => `parse(readFileSync(${JSON.stringify(file)}, "utf8"));`),
    ...documents.map((file) => `JSON.parse(readFileSync(${JSON.stringify(file)}, "utf8"));`),
  ].join("\n");
}

/** Prints one line: the medians in milliseconds, and the ratio that the target speaks of. */
export function benchStart(runs: number): void {
  const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-bench-"));
  try {
    execFileSync(process.execPath, ["scripts/prepare.mjs"], { cwd: root });
    const app = ["--import", "tsx", "main.ts"];
    const env = { ...process.env, CDKTF_OUTDIR: scratch };
    execFileSync(process.execPath, app, { cwd: root, env, stdio: "ignore" });
    const documents = ["azure-westeurope", "google-europe-west4"].map((stack) =>
      join(scratch, "stacks", stack, "cdk.tf.json"),
    );
    const [ours, parsing] = medianPair(
      runs,
      node("bin/edge-firewall.js", "check", scratch),
      node("-e", parserOf(documents)),
    );
    const nothing = medianOf(runs, node("-e", "0"));
    const ms = (time: number): string => `${time.toFixed(0)} ms`;
    console.log(
      `start: check of the sample ${ms(ours)}, node and the parse ${ms(parsing)}, ` +
        `ratio ${(ours / parsing).toFixed(2)} (target at most 1.5); node alone ${ms(nothing)}`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

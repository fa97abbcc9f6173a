// `npx cdktf synth` of the sample, against an empty app of two stacks with the same CLI and the same app command.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medianPair } from "./timing";

const root = join(__dirname, "..");

function synthIn(folder: string, output: string): () => void {
  return () => {
    execFileSync("npx", ["cdktf", "synth", "--output", output], { cwd: folder, stdio: "ignore" });
  };
}

/** Prints one line: both medians in seconds, and the ratio that the target speaks of. */
export function benchSynth(runs: number): void {
  const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-bench-"));
  try {
    const sample = synthIn(root, join(scratch, "sample"));
    const empty = synthIn(join(__dirname, "empty-app"), join(scratch, "empty"));
    const [ours, theirs] = medianPair(runs, sample, empty);
    const seconds = (ms: number): string => (ms / 1000).toFixed(2);
    console.log(
      `cdktf synth: sample ${seconds(ours)} s, empty app ${seconds(theirs)} s, ` +
        `ratio ${(ours / theirs).toFixed(2)} (target at most 1.15)`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

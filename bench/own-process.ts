// Each measurement in a process of its own: what one leaves in memory never counts for the next, and one that takes too
// long is ended and said to have been.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");

/** The JSON that the script printed, or why it printed none. */
export function inOwnProcess(
  script: string,
  args: readonly string[],
  seconds: number,
): { readonly json: string } | { readonly reason: string } {
  const command = ["--import", "tsx", join(__dirname, script), ...args];
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

/** The most memory that this process has held, in MiB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}

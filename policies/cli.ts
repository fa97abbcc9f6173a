// The `edge-firewall` command. Everything it does is in `command/`; here it meets the process: arguments, streams and the
// exit status, which `check` never makes 0 unless something was proven.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { runProgram } from "./command/program";
import type { Streams } from "./command/streams";
import { terminalPrompter } from "./command/init/terminal-prompter";

export type { Streams } from "./command/streams";

/**
 * Runs the command with the given streams.
 * @param argv the arguments after the program's name.
 * @returns the exit status: 0 proven or listed, 1 refuted, 2 not decided.
 */
export async function runCli(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    return await runProgram(argv, version(), streams);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    streams.stderr.write(
      `error: internal error in edge-firewall: ${said}; this is a fault of ours, and nothing is proven: please report it\n`,
    );
    return 2;
  }
}

/** Runs the command for this process. */
export async function main(): Promise<void> {
  // Undecided at first: a process that is stopped early must not look like a proof.
  process.exitCode = 2;
  const unwritten: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code = "unknown error" }: NodeJS.ErrnoException) => {
      // The reader of a pipe may leave early (`| head`): the verdict stands, and nothing reads a message.
      if (code !== "EPIPE") unwritten.push(code);
    });
  }
  const { stdin, stdout, stderr, env } = process;
  // Questions are asked only where input and output are a terminal.
  const asks = stdin.isTTY && stdout.isTTY ? { prompter: terminalPrompter } : {};
  const status = await runCli(process.argv.slice(2), {
    ...{ stdin, stdout, stderr, env, ...asks },
    now: () => new Date(),
  });
  process.exitCode = status;
  process.once("exit", () => {
    if (unwritten.length === 0) return;
    process.exitCode = 2;
    stderr.write(
      `error: the report could not be written (${unwritten.join(", ")}); its exit status would have been ${status}\n`,
    );
  });
}

/** The version of the package, wherever this file runs from: the sources, or what was compiled from them. */
function version(): string {
  for (const up of ["..", "../.."]) {
    const text = readPackage(join(__dirname, up, "package.json"));
    if (text !== undefined) return (JSON.parse(text) as { version: string }).version;
  }
  return "unknown";
}

function readPackage(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

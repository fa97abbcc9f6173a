// Writing a site file in the making, and reading it back: what is left to fill in is what the loader says about it.
import { existsSync, statSync, writeFileSync } from "node:fs";

import { InputError, type Problem } from "../../../modules/input";
import { bindSite } from "../../../modules/sites";
import { writeFault } from "../outputs/write-reports";

/** Where to write: a file, or standard output. */
export const STDOUT = "-";

/** Refuses a file that is there, unless the user insists; before any question is asked. */
export function checkOutput(output: string, force: boolean): void {
  if (output === STDOUT || !existsSync(output)) return;
  if (statSync(output).isDirectory())
    throw new InputError({
      message: `\`${output}\` is a folder`,
      remedy: "name a file with --output",
    });
  if (force) return;
  throw new InputError({
    message: `there is a file \`${output}\` already`,
    remedy: "name another with --output, or overwrite it with --force",
  });
}

/** Writes the file as a whole. Without `force` a file that appeared meanwhile is left alone. */
export function writeDraft(output: string, text: string, force: boolean): void {
  try {
    writeFileSync(output, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    throw new InputError({
      message: `the site file could not be written to \`${output}\``,
      got: writeFault(error),
      remedy: "name a file in a folder that exists and that you may write to with --output",
    });
  }
}

/** What the loader has against the file: its blanks, and nothing else if it was written well. */
export function problemsOfDraft(text: string, file: string): readonly Problem[] {
  try {
    bindSite(text, file);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

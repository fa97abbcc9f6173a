// Where the report goes: standard output, or a file that the user named. A report that cannot be written never hides the
// verdict.
import { writeFileSync } from "node:fs";

import type { Problem } from "../../modules/input";
import { type Format, render, type Report, summaryLine } from "../report";
import { type Streams, wantsColour } from "./streams";

/** Writes the report. Gives the problem when the file could not be written; the verdict is then on standard error. */
export function writeReport(
  report: Report,
  format: Format,
  output: string | undefined,
  streams: Streams,
): Problem | undefined {
  if (output === undefined) {
    streams.stdout.write(render(format, report, { colour: wantsColour(streams.stdout, streams) }));
    return undefined;
  }
  const problem = writeFile(output, render(format, report));
  for (const verdict of report.deployments) streams.stderr.write(`${summaryLine(verdict)}\n`);
  return problem;
}

/** Writes a text to standard output or to a file; gives the problem when it could not be written. */
export function writeText(
  text: string,
  output: string | undefined,
  { stdout }: Streams,
): Problem | undefined {
  if (output !== undefined) return writeFile(output, text);
  stdout.write(text);
  return undefined;
}

function writeFile(output: string, text: string): Problem | undefined {
  try {
    writeFileSync(output, text);
    return undefined;
  } catch (error) {
    return {
      message: `the report could not be written to \`${output}\``,
      got: writeFault(error),
      remedy: "name a file in a folder that exists and that you may write to with --output",
    };
  }
}

/** Why a file cannot be written, in a few words. */
export function writeFault(error: unknown): string {
  const code = (error as { readonly code?: unknown }).code;
  switch (code) {
    case "EISDIR":
      return "a folder";
    case "ENOENT":
    case "ENOTDIR":
      return "a path whose folder does not exist";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "a path that may not be written to";
    default:
      return String(code ?? error);
  }
}

// Writing the reports of a run: to standard output, or to files that the user named. A report that cannot be written hides
// neither the verdict nor the other reports.
import { appendFileSync, writeFileSync } from "node:fs";

import type { Problem } from "../../../modules/input";
import type { Format, RenderOptions } from "../../report";
import { printLines } from "../messages";
import { planReports, type ReportOptions, type ReportTarget } from "./report-targets";
import { type Streams, textOptions } from "../streams";

/** What a command has to report, whichever command it is. */
export interface Reportable {
  readonly render: (format: Format, options: RenderOptions) => string;
  /** One line for each deployment, for when the report itself goes to a file. */
  readonly summary: readonly string[];
  /** Files that were read: no report may overwrite them. */
  readonly inputs: readonly string[];
}

/** Writes every report that can be written. Gives what went wrong; the verdict has been printed all the same. */
export function writeReports(
  reportable: Reportable,
  options: ReportOptions,
  streams: Streams,
): readonly Problem[] {
  const { targets, problems } = planReports(options, reportable.inputs);
  const unwritten = targets.flatMap((target) => writeReport(reportable, target, streams) ?? []);
  if (!targets.some(({ file }) => file === undefined))
    printLines(reportable.summary, "stderr", streams);
  const unsummed = targets.some(({ format }) => format === "github")
    ? appendSummary(reportable, streams)
    : undefined;
  return [...problems, ...unwritten, ...(unsummed ?? [])];
}

function writeReport(
  { render }: Reportable,
  { format, file }: ReportTarget,
  streams: Streams,
): readonly Problem[] | undefined {
  if (file === undefined) {
    streams.stdout.write(
      render(format, { ...timeOf(streams), ...textOptions(streams.stdout, streams) }),
    );
    return undefined;
  }
  return attempt(format, file, () => {
    writeFileSync(file, render(format, timeOf(streams)));
  });
}

function timeOf({ now }: Streams): RenderOptions {
  return now === undefined ? {} : { time: now() };
}

/** The page that GitHub Actions shows for a job: every step adds its own part. */
function appendSummary({ render }: Reportable, { env }: Streams): readonly Problem[] | undefined {
  const file = env["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return undefined;
  return attempt("job summary", file, () => {
    appendFileSync(file, render("markdown", {}));
  });
}

function attempt(what: string, file: string, write: () => void): readonly Problem[] | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    // A fault of ours is not to look like the user's.
    if (typeof (error as { readonly code?: unknown }).code !== "string") throw error;
    return [
      {
        message: `the ${what} report could not be written to \`${file}\``,
        got: writeFault(error),
        remedy: "name a file in a folder that exists and that you may write to",
      },
    ];
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
    case "ENOSPC":
      return "a disk that is full";
    default:
      return String(code ?? error);
  }
}

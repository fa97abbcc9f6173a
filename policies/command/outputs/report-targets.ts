// Where the reports of a run go: `--format` and `--output` for the first, `--report FORMAT=FILE` for each further one. A
// mistake in one of them is reported and leaves the others as they are.
import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { nearest, type Problem, shown } from "../../../modules/input";
import { type Format, FORMATS } from "../../report";

/** The options of every command that reports. */
export interface ReportOptions {
  readonly format: Format;
  readonly output?: string;
  /** `FORMAT=FILE`, in the order of the command line. */
  readonly report?: readonly string[];
}

/** One report: to a file, or to standard output. */
export interface ReportTarget {
  readonly format: Format;
  readonly file?: string;
}

export interface ReportTargets {
  readonly targets: readonly ReportTarget[];
  readonly problems: readonly Problem[];
}

/** The reports that can be written, each to a file of its own. `inputs`: files that were read, and are not to be lost. */
export function planReports(
  { format, output, report = [] }: ReportOptions,
  inputs: readonly string[],
): ReportTargets {
  const problems: Problem[] = [];
  const taken = new Map(inputs.map((file) => [key(file), "input"]));
  const targets: ReportTarget[] = [];
  const first = { format, ...(output !== undefined && { file: output }) };
  for (const target of [first, ...report.map(readTarget)]) {
    const problem = "message" in target ? target : clash(target, taken);
    if (problem !== undefined) problems.push(problem);
    else if (!("message" in target)) targets.push(target);
  }
  return { targets, problems };
}

/** Whether some report of the run is of this format. */
export function wants(wanted: Format, { format, report = [] }: ReportOptions): boolean {
  return format === wanted || report.some((written) => written.startsWith(`${wanted}=`));
}

const WRITTEN = "FORMAT=FILE, for example sarif=edge.sarif";

function readTarget(written: string): ReportTarget | Problem {
  const at = written.indexOf("=");
  const [name, file] = [written.slice(0, at), written.slice(at + 1)];
  if (at < 0 || file === "")
    return {
      message: "`--report` does not say what to write where",
      got: shown(written),
      allowed: WRITTEN,
      remedy: at < 0 ? "write the format, an equals sign and the file" : "name a file",
    };
  const format = FORMATS.find((known) => known === name);
  return format === undefined ? unknownFormat(name) : { format, file };
}

function unknownFormat(name: string): Problem {
  const near = nearest(name, FORMATS);
  return {
    message: `there is no report format \`${shown(name)}\``,
    allowed: FORMATS.join(", "),
    remedy: near === undefined ? "choose one of them" : `did you mean \`${near}\`?`,
  };
}

/** Notes the file as taken; gives the problem when it is already. */
function clash({ format, file }: ReportTarget, taken: Map<string, string>): Problem | undefined {
  if (file === undefined) return undefined;
  const by = taken.get(key(file));
  taken.set(key(file), by ?? format);
  if (by === undefined) return undefined;
  return by === "input"
    ? {
        message: `the ${format} report would overwrite \`${file}\`, which was read`,
        remedy: "name another file",
      }
    : {
        message: `the reports ${by} and ${format} would both be written to \`${file}\``,
        remedy: "name a file for each",
      };
}

/** The file behind a path, whether it exists already or not. */
function key(file: string): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}

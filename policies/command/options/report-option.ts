// The options of every command that reports: in which format, to which file, and what else to write in the same run.
import { InvalidArgumentError, Option } from "commander";

import { nearest } from "../../../modules/input/nearest-word";
import { type Format, FORMATS } from "../../report/format-names";

/** `--format`: of the report that goes to standard output, or to the file that `--output` names. */
export function formatOption(): Option {
  return new Option("-f, --format <FORMAT>", `how to report: ${FORMATS.join(", ")}`)
    .default("text")
    .argParser(readFormat);
}

/** `--output`: the file of that report. */
export function outputOption(): Option {
  return new Option("-o, --output <FILE>", "write the report to a file");
}

/** `--report`: further reports of the same run, as often as wanted. Read when the verdict is there, so that it is told. */
export function reportOption(): Option {
  return new Option(
    "-r, --report <FORMAT=FILE>",
    "write a report to a file as well (repeatable), such as sarif=edge.sarif",
  ).argParser((written: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    written,
  ]);
}

function readFormat(name: string): Format {
  const found = FORMATS.find((format) => format === name);
  if (found !== undefined) return found;
  const near = nearest(name, FORMATS);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(", ")}.${hint}`);
}

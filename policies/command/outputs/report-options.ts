// The options of every command that reports: in which format, to which file, and what else to write in the same run.
import { type Command, InvalidArgumentError, Option } from "commander";

import { nearest } from "../../../modules/input/nearest-word";
import { type Format, FORMATS } from "../../report/format-names";
import { collect } from "../repeated-options";

/** `--format`, `--output` and `--report`. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option("-f, --format <FORMAT>", "how to report")
        .choices(FORMATS)
        .default("text")
        .argParser(readFormat),
    )
    .option("-o, --output <FILE>", "write the report to a file")
    .addOption(
      // Taken as text, and read when the verdict is there: a mistake in it does not keep the verdict back.
      new Option(
        "-r, --report <FORMAT=FILE>",
        "write a report to a file as well (repeatable), such as sarif=edge.sarif",
      ).argParser(collect),
    );
}

function readFormat(name: string): Format {
  const found = FORMATS.find((format) => format === name);
  if (found !== undefined) return found;
  const near = nearest(name, FORMATS);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(", ")}.${hint}`);
}

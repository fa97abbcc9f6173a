// The report as conftest prints it, for services that judge a custom check by its text: Atlantis takes it as failed when a line
// begins with `FAIL` or the last one counts a failure, whatever the exit status. So whatever is not proven counts as one.
import { formatPlace, formatProblem } from "../../../modules/input";
import { entryBlock, entryTitle } from "../model/entry-words";
import { printable } from "../text/printable";
import type { Entry, ReportModel, Section } from "../model/report-model";
import { plural, suppressionWords } from "../text/words";

/** A line for each finding, what is known about it below, and the counts in the last line. */
export function renderConftest(model: ReportModel): string {
  const { sections, problems } = model;
  const entries = sections.flatMap((section) => section.entries);
  const excepted = entries.filter(({ suppressed }) => suppressed !== undefined);
  const failed = [
    ...entries.filter(({ suppressed }) => suppressed === undefined).flatMap(entryFailure),
    ...problems.map((problem) => `FAIL - ${printable(formatProblem(problem))}`),
  ];
  const unexplained = model.status !== "pass" && failed.length === 0;
  const failures = failed.filter((line) => line.startsWith("FAIL - ")).length;
  const passed = sections.flatMap(({ testCases }) =>
    testCases.filter((one) => one.entries.length === 0),
  ).length;
  const lines = [
    ...failed,
    ...(unexplained ? [`FAIL - ${model.title}: ${model.verdict}`] : []),
    ...sections.filter(({ status }) => status === "pass").map(passedLine),
    ...excepted.map(exceptedLine),
    "",
    countLine(passed, failures + (unexplained ? 1 : 0), excepted.length),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function entryFailure(entry: Entry): readonly string[] {
  return [
    `FAIL - ${said(entry)}`,
    ...entryBlock(entry).map((line) => `${" ".repeat("FAIL - ".length)}${line}`),
  ];
}

function passedLine({ file, deployment, result }: Section): string {
  return `PASS - ${[file, deployment, result].map(printable).join(" - ")}`;
}

function exceptedLine(entry: Entry): string {
  const words = entry.suppressed === undefined ? "" : suppressionWords(entry.suppressed);
  return `EXCP - ${said(entry)}; suppressed ${printable(words)}`;
}

function said(entry: Entry): string {
  const place = formatPlace(entry.construct?.place ?? entry.place);
  return [place, entry.deployment, entryTitle(entry)].map(printable).join(" - ");
}

function countLine(passed: number, failures: number, exceptions: number): string {
  return [
    plural(passed + failures + exceptions, "test"),
    `${passed} passed`,
    plural(0, "warning"),
    plural(failures, "failure"),
    plural(exceptions, "exception"),
  ].join(", ");
}

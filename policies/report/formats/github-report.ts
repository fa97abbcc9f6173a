// The report as workflow commands of GitHub Actions: each finding becomes an annotation at its file and line. GitHub shows
// ten annotations of each level for a step, so the tenth says how many more there are; the job summary lists them all.
import { printable } from "../text/printable";
import { escapeData } from "../text/workflow-escape";
import type { ReportModel } from "../model/report-model";
import { type Annotation, annotationsOf, atMost } from "./annotations";
import { sectionSummary } from "./text-report";

/** What GitHub shows of one level for one step. */
const SHOWN = 10;

/** The annotations, then one line for each deployment in the log. */
export function renderGithub(model: ReportModel): string {
  const all = annotationsOf(model);
  const shown = (["error", "warning"] as const).flatMap((level) =>
    atMost(
      all.filter((annotation) => annotation.level === level),
      SHOWN,
    ),
  );
  const verdicts = model.sections.map((section) => `edge-firewall ${sectionSummary(section)}`);
  return [...shown.map(commandLine), ...verdicts].map((line) => `${line}\n`).join("");
}

function commandLine({ level, title, place, lines }: Annotation): string {
  const properties = [
    ...(place === undefined ? [] : [["file", place.file] as const]),
    ...(place?.line === undefined ? [] : [["line", String(place.line)] as const]),
    ...(place?.column === undefined ? [] : [["col", String(place.column)] as const]),
    ["title", title] as const,
  ];
  const written = properties.map(([key, value]) => `${key}=${escapeProperty(printable(value))}`);
  return `::${level} ${written.join(",")}::${lines.map((line) => escapeData(printable(line))).join("%0A")}`;
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// The report as logging commands of Azure Pipelines: each finding becomes an issue of the run, at its file and line. The agent
// keeps ten issues of each level for a step, so the tenth says how many more there are.
import { printable } from "../text/printable";
import type { ReportModel } from "../model/report-model";
import { type Annotation, annotationsOf, atMost } from "./annotations";
import { sectionSummary } from "./text-report";

/** What the agent keeps of one level for one step. */
const KEPT = 10;

/** The issues, then one line for each deployment in the log. */
export function renderAzureDevops(model: ReportModel): string {
  const all = annotationsOf(model);
  const shown = (["error", "warning"] as const).flatMap((level) =>
    atMost(
      all.filter((annotation) => annotation.level === level),
      KEPT,
    ),
  );
  const verdicts = model.sections.map((section) => `edge-firewall ${sectionSummary(section)}`);
  return [...shown.map(commandLine), ...verdicts].map((line) => `${line}\n`).join("");
}

function commandLine({ level, rule, title, place, lines }: Annotation): string {
  const properties = [
    ["type", level] as const,
    ...(place === undefined ? [] : [["sourcepath", place.file] as const]),
    ...(place?.line === undefined ? [] : [["linenumber", String(place.line)] as const]),
    ...(place?.column === undefined ? [] : [["columnnumber", String(place.column)] as const]),
    ["code", rule] as const,
  ];
  const written = properties.map(([key, value]) => `${key}=${escapeProperty(printable(value))};`);
  const [message = "", ...others] = lines;
  const text = [`${title}: ${message}`, ...others].map((line) => escapeData(printable(line)));
  return `##vso[task.logissue ${written.join("")}]${text.join("%0A")}`;
}

/** As the agent reads the text of a command; `%25` it would leave as it is. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}

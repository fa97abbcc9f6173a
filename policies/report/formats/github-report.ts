// The report as workflow commands of GitHub Actions: each finding becomes an annotation at its file and line. GitHub shows
// ten annotations of each level for a step, so the tenth says how many more there are; the job summary lists them all.
import { formatProblem, type Place } from "../../../modules/input";
import { entryBlock } from "../model/entry-words";
import { printable } from "../text/printable";
import type { Entry, ReportModel } from "../model/report-model";
import { sectionSummary } from "./text-report";

/** What GitHub shows of one level for one step. */
const SHOWN = 10;

interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly place?: Place;
  readonly lines: readonly string[];
}

/** The annotations, then one line for each deployment in the log. */
export function renderGithub(model: ReportModel): string {
  const entries = model.sections.flatMap((section) => section.entries);
  const all = [
    ...entries.filter(({ suppressed }) => suppressed === undefined).map(entryAnnotation),
    ...model.problems.map((problem): Annotation => ({
      level: "error",
      title: "input that could not be used",
      ...(problem.place !== undefined && { place: problem.place }),
      lines: [formatProblem(problem)],
    })),
  ];
  const shown = (["error", "warning"] as const).flatMap((level) =>
    atMostShown(all.filter((annotation) => annotation.level === level)),
  );
  const verdicts = model.sections.map((section) => `edge-firewall ${sectionSummary(section)}`);
  return [...shown.map(commandLine), ...verdicts].map((line) => `${line}\n`).join("");
}

function entryAnnotation(entry: Entry): Annotation {
  const { kind, level, deployment, message, construct, place } = entry;
  return {
    level,
    title: `${kind} (${deployment})`,
    place: construct?.place ?? place,
    lines: [message, ...entryBlock(entry)],
  };
}

function atMostShown(annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= SHOWN) return annotations;
  const shown = annotations.slice(0, SHOWN - 1);
  const [first] = annotations;
  const rest = `${annotations.length - shown.length} more in the job summary and the other reports`;
  return first === undefined
    ? []
    : [...shown, { level: first.level, title: "and more", lines: [rest] }];
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

/** As `@actions/core` escapes the text of a command. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// What formats that annotate lines have in common: which entries are annotations, the best place of each, and how many are
// shown where a service shows only so many.
import { formatProblem, type Place } from "../../../modules/input";
import { entryBlock } from "../model/entry-words";
import type { Entry, ReportModel } from "../model/report-model";
import { type SourceTree, sourceTree } from "./source-tree";

/** One annotation: its first line says what is wrong, the others why. */
export interface Annotation {
  readonly level: Entry["level"];
  /** Stable id of what it breaks: a policy, a kind of change, or `input`. */
  readonly rule: string;
  readonly title: string;
  /** With the file as the repository calls it. */
  readonly place?: Place;
  readonly lines: readonly string[];
  /** The same text for the same finding in every run. */
  readonly identity: string;
}

/** Every open entry and every problem, each at the line of the program where that is known. */
export function annotationsOf({ sections, problems }: ReportModel): readonly Annotation[] {
  const entries = sections
    .flatMap((section) => section.entries)
    .filter(({ suppressed }) => suppressed === undefined);
  const places = [...entries.map(bestPlace), ...problems.flatMap(({ place }) => place ?? [])];
  const tree = sourceTree(places.map(({ file }) => file));
  return [
    ...entries.map((entry) => entryAnnotation(entry, tree)),
    ...problems.map((problem): Annotation => ({
      level: "error",
      rule: "input",
      title: "input that could not be used",
      ...located(problem.place, tree),
      lines: [formatProblem(problem)],
      identity: JSON.stringify(["input", problem.message, problem.place?.file]),
    })),
  ];
}

/** As many as the service shows; where there are more, the last one says how many. */
export function atMost(annotations: readonly Annotation[], most: number): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= most) return annotations;
  const shown = annotations.slice(0, most - 1);
  const rest = `${annotations.length - shown.length} more in the job summary and the other reports`;
  return [
    ...shown,
    { level: first.level, rule: "more", title: "and more", lines: [rest], identity: "more" },
  ];
}

function entryAnnotation(entry: Entry, tree: SourceTree): Annotation {
  const { kind, rule, level, deployment, message, fingerprint, address } = entry;
  const place = bestPlace(entry);
  return {
    level,
    rule,
    title: `${kind} (${deployment})`,
    ...located(place, tree),
    lines: [
      message,
      ...entryBlock(entry),
      ...(tree.isIgnored(place.file) ? [ignoredWords(entry, tree.pathOf(place.file))] : []),
    ],
    identity: JSON.stringify([deployment, rule, fingerprint ?? [message, address]]),
  };
}

function bestPlace({ construct, place }: Entry): Place {
  return construct?.place ?? place;
}

function ignoredWords({ construct }: Entry, path: string): string {
  const cure =
    construct === undefined
      ? ""
      : "; synthesized with `edge-firewall/program-lines`, it leads to the line of the program";
  return `git ignores ${path}, so no pull request shows the line${cure}`;
}

function located(place: Place | undefined, tree: SourceTree): Pick<Annotation, "place"> {
  return place === undefined ? {} : { place: { ...place, file: tree.pathOf(place.file) } };
}

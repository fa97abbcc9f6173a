// The report for people at a terminal: calm where all is well, and otherwise the counterexample before anything else.
import { createColors } from "picocolors";

import type { Comparison, DeploymentVerdict } from "../../proof";
import { checkSection } from "../model/check-model";
import { comparisonSection } from "../model/comparison-model";
import { allFiles, shortDigest } from "../model/files-read";
import { sharedNotes } from "../flows/shared-notes";
import { printable } from "../text/printable";
import type { Entry, ReportModel, Section, Status } from "../model/report-model";
import { toolVersion } from "../text/tool-version";
import { plural, wrap } from "../text/words";

export interface TextOptions {
  /** Colour by terminal sequences. @default false */
  readonly colour?: boolean;
}

export type Colours = ReturnType<typeof createColors>;

const LABEL_WIDTH = 12;

/** Entries shown in full for one deployment; the rest are counted. */
const SHOWN_ENTRIES = 50;

/** The whole run. Problems with the input are not part of it: they go to standard error, one line each. */
export function renderText(model: ReportModel, options: TextOptions = {}): string {
  const { sections } = model;
  const colours = createColors(options.colour ?? false);
  const blocks = sections.map((section) => sectionLines(section, colours));
  return joinSections([...blocks, noteLines(sections, colours), fileLines(model, colours)]);
}

/** One deployment by itself, for a failed test or synth: without the notes, which change nothing there. */
export function renderDeployment(verdict: DeploymentVerdict, options: TextOptions = {}): string {
  const colours = createColors(options.colour ?? false);
  return joinSections([sectionLines(checkSection(verdict), colours)]);
}

/** `azure-westeurope: refuted (1 missing, 2 excess)`. */
export function checkSummary(verdict: DeploymentVerdict): string {
  return sectionSummary(checkSection(verdict));
}

/** `azure-westeurope: different (1 opens, 2 closes)`. */
export function comparisonSummary(comparison: Comparison): string {
  return sectionSummary(comparisonSection(comparison));
}

/** The same from a report model. */
export function sectionSummary(section: Section): string {
  const { deployment, verdict, status, result, entries } = section;
  const suppressed = entries.filter((entry) => entry.suppressed !== undefined).length;
  const good = suppressed === 0 ? "" : `, with ${plural(suppressed, "suppressed finding")}`;
  const counts = status === "pass" ? good : ` (${result})`;
  return `${printable(deployment)}: ${verdict}${counts}`;
}

/** Blocks of lines with an empty line between any two. */
export function joinSections(sections: readonly (readonly string[])[]): string {
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function sectionLines(section: Section, colours: Colours): readonly string[] {
  const { entries, assumptions, allowances } = section;
  const shown = entries.slice(0, SHOWN_ENTRIES);
  const hidden = entries.length - shown.length;
  return [
    ...headLines(section, colours),
    ...shown.flatMap((entry, index) => ["", ...entryLines(entry, index + 1, colours)]),
    ...(hidden > 0 ? ["", `  and ${hidden} more: --format json lists all`] : []),
    ...(entries.length > 0 && assumptions.length + allowances.length > 0 ? [""] : []),
    ...(allowances.length > 0 ? [`  ${colours.dim("allowed besides the flows:")}`] : []),
    ...allowances.flatMap((text) => bullet(text, 4)),
    ...(assumptions.length > 0 ? [`  ${colours.dim("this rests on:")}`] : []),
    ...assumptions.flatMap((text) => bullet(text, 4)),
  ];
}

function headLines(section: Section, colours: Colours): readonly string[] {
  const { deployment, cloud, verdict, status, result, basis } = section;
  const name = colours.bold(printable(deployment));
  const said = statusColour(status, colours)(verdict.toUpperCase());
  return [`${said} ${name} (${cloud}): ${printable(result)}`, `  ${printable(basis)}`];
}

/** What opens and what closes can be told apart without colours, by the signs that changed rules have. */
const SIGNS: Readonly<Record<string, string>> = {
  opens: "+ ",
  closes: "- ",
  "may-open": "? ",
  "may-close": "? ",
};

export function entryLines(entry: Entry, number: number, colours: Colours): readonly string[] {
  const sign = SIGNS[entry.kind] ?? "";
  const said = `${sign}${entry.suppressed === undefined ? entry.kind : `suppressed ${entry.kind}`}`;
  const kind = kindColour(entry, colours)(said);
  const indent = 4 + String(number).length;
  const margin = " ".repeat(indent);
  const [first = "", ...rest] = wrap(printable(entry.message), indent + said.length);
  const head = [`  ${number}. ${kind} ${first}`, ...rest.map((line) => `${margin}${line}`)];
  const body = entry.lines.flatMap(({ label, lines }) =>
    lines.flatMap(labelledLines(label, margin, colours)),
  );
  return [...head, ...body];
}

/** The label stands beside the first line only. */
function labelledLines(label: string, margin: string, colours: Colours) {
  return (text: string, index: number): readonly string[] =>
    wrap(printable(text), margin.length + LABEL_WIDTH).map((line, part) => {
      const left = index === 0 && part === 0 ? label : "";
      return `${margin}${colours.dim(left.padEnd(LABEL_WIDTH))}${line}`;
    });
}

/** Advisories, each once: most are about the flow documents and hold for every deployment. */
function noteLines(sections: readonly Section[], colours: Colours): readonly string[] {
  const notes = sharedNotes(sections);
  if (notes.length === 0) return [];
  return [colours.dim("notes:"), ...notes.flatMap((note) => bullet(note, 2))];
}

/** Which files the verdict is about, and which version judged them. */
function fileLines({ noun, files }: ReportModel, colours: Colours): readonly string[] {
  if (files === undefined) return [];
  const done = noun === "finding" ? "judged" : "compared";
  return [
    colours.dim(`${done} by edge-firewall ${toolVersion()}:`),
    ...allFiles(files).flatMap((one) => bullet(shortDigest(one), 2)),
  ];
}

export function bullet(text: string, indent: number): readonly string[] {
  const margin = " ".repeat(indent);
  return wrap(printable(text), indent + 2).map((line, part) =>
    part === 0 ? `${margin}- ${line}` : `${margin}  ${line}`,
  );
}

export function statusColour(status: Status, colours: Colours): (text: string) => string {
  switch (status) {
    case "pass":
      return colours.green;
    case "fail":
      return colours.red;
    case "unknown":
      return colours.yellow;
  }
}

function kindColour(
  { kind, level, suppressed }: Entry,
  colours: Colours,
): (text: string) => string {
  if (suppressed !== undefined) return colours.dim;
  if (kind === "closes") return colours.blue;
  return level === "error" ? colours.red : colours.yellow;
}

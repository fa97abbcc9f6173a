// The report for people at a terminal: calm where all is well, and otherwise the counterexample before anything else.
import type { Comparison, DeploymentVerdict } from "../../proof";
import { checkSection } from "../model/check-model";
import { comparisonSection } from "../model/comparison-model";
import { allFiles, shortDigest } from "../model/files-read";
import { sharedNotes } from "../flows/shared-notes";
import { printable } from "../text/printable";
import type { Entry, ReportModel, Section, Status } from "../model/report-model";
import { type Colours, Screen, type TextOptions } from "../text/screen/screen";
import { toolVersion } from "../text/tool-version";
import { plural } from "../text/words";

/** Entries shown in full for one deployment; the rest are counted. */
const SHOWN_ENTRIES = 50;

/** The whole run. Problems with the input are not part of it: they go to standard error, one line each. */
export function renderText(model: ReportModel, options: TextOptions = {}): string {
  const { sections } = model;
  const screen = new Screen(options);
  const blocks = sections.map((section) => sectionLines(section, screen));
  return joinSections([...blocks, noteLines(sections, screen), fileLines(model, screen)]);
}

/** One deployment by itself, for a failed test or synth: without the notes, which change nothing there. */
export function renderDeployment(verdict: DeploymentVerdict, options: TextOptions = {}): string {
  const screen = new Screen(options);
  return joinSections([sectionLines(checkSection(verdict), screen)]);
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

function sectionLines(section: Section, screen: Screen): readonly string[] {
  const { entries, assumptions, allowances } = section;
  const shown = entries.slice(0, SHOWN_ENTRIES);
  const hidden = entries.length - shown.length;
  return [
    ...headLines(section, screen),
    ...shown.flatMap((entry, index) => ["", ...entryLines(entry, index + 1, screen)]),
    ...(hidden > 0 ? ["", `  and ${hidden} more: --format json lists all`] : []),
    ...(entries.length > 0 && assumptions.length + allowances.length > 0 ? [""] : []),
    ...(allowances.length > 0 ? [`  ${screen.colours.dim("allowed besides the flows:")}`] : []),
    ...allowances.flatMap((text) => bullet(text, 4, screen)),
    ...(assumptions.length > 0 ? [`  ${screen.colours.dim("this rests on:")}`] : []),
    ...assumptions.flatMap((text) => bullet(text, 4, screen)),
  ];
}

function headLines(section: Section, screen: Screen): readonly string[] {
  const { deployment, cloud, verdict, status, result, basis } = section;
  const name = screen.colours.bold(printable(deployment));
  const said = statusColour(status, screen.colours)(verdict.toUpperCase());
  return [
    ...screen.fit(`${said} ${name} (${cloud}): ${printable(result)}`),
    ...screen.fit(`  ${printable(basis)}`),
  ];
}

/** What opens and what closes can be told apart without colours, by the signs that changed rules have. */
const SIGNS: Readonly<Record<string, string>> = {
  opens: "+ ",
  closes: "- ",
  "may-open": "? ",
  "may-close": "? ",
};

export function entryLines(entry: Entry, number: number, screen: Screen): readonly string[] {
  const sign = SIGNS[entry.kind] ?? "";
  const said = `${sign}${entry.suppressed === undefined ? entry.kind : `suppressed ${entry.kind}`}`;
  const kind = kindColour(entry, screen.colours)(said);
  const mark = `  ${number}. `;
  const margin = " ".repeat(mark.length);
  const head = screen.hanging(mark, `${kind} ${printable(entry.message)}`);
  const body = entry.lines.flatMap(({ label, lines }) =>
    screen.labelled(label, lines.map(printable), margin),
  );
  return [...head, ...body];
}

/** Advisories, each once: most are about the flow documents and hold for every deployment. */
function noteLines(sections: readonly Section[], screen: Screen): readonly string[] {
  const notes = sharedNotes(sections);
  if (notes.length === 0) return [];
  return [screen.colours.dim("notes:"), ...notes.flatMap((note) => bullet(note, 2, screen))];
}

/** Which files the verdict is about, and which version judged them. */
function fileLines({ noun, files }: ReportModel, screen: Screen): readonly string[] {
  const all = files === undefined ? [] : allFiles(files);
  if (all.length === 0) return [];
  const done = noun === "finding" ? "judged" : "compared";
  return [
    screen.colours.dim(`${done} by edge-firewall ${toolVersion()}:`),
    ...all.flatMap((one) => bullet(shortDigest(one), 2, screen)),
  ];
}

export function bullet(text: string, indent: number, screen: Screen): readonly string[] {
  return screen.hanging(`${" ".repeat(indent)}- `, printable(text));
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

// The report for people at a terminal: calm where all is well, and otherwise the counterexample before anything else.
import { createColors } from "picocolors";

import type { Finding } from "../catalog";
import type { DeploymentVerdict, ProofVerdict } from "../proof";
import { findingLines } from "./finding-lines";
import { mergeNotes } from "./merge-notes";
import { printable } from "./printable";
import type { Report } from "./report";
import { wrap } from "./wrap";

export interface TextOptions {
  /** Colour by terminal sequences. @default false */
  readonly colour?: boolean;
}

export type Colours = ReturnType<typeof createColors>;

const LABEL_WIDTH = 12;

/** Findings shown in full for one deployment; the rest are counted. */
const SHOWN_FINDINGS = 50;

/** The whole run. Problems with the input are not part of it: they go to standard error, one line each. */
export function renderText({ deployments }: Report, options: TextOptions = {}): string {
  const colours = createColors(options.colour ?? false);
  const sections = deployments.map((verdict) => deploymentLines(verdict, colours));
  return joinSections([...sections, noteLines(deployments, colours)]);
}

/** One deployment by itself, for a failed test or synth: without the notes, which change nothing there. */
export function renderDeployment(verdict: DeploymentVerdict, options: TextOptions = {}): string {
  const colours = createColors(options.colour ?? false);
  return joinSections([deploymentLines(verdict, colours)]);
}

/** `azure-westeurope: refuted (1 missing, 2 excess)`. */
export function summaryLine({ deployment, verdict, findings }: DeploymentVerdict): string {
  const counts = findings.length === 0 ? "" : ` (${countKinds(findings)})`;
  return `${printable(deployment)}: ${verdict}${counts}`;
}

export function joinSections(sections: readonly (readonly string[])[]): string {
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function deploymentLines(verdict: DeploymentVerdict, colours: Colours): readonly string[] {
  const { findings, assumptions } = verdict;
  const shown = findings.slice(0, SHOWN_FINDINGS);
  const hidden = findings.length - shown.length;
  return [
    ...headLines(verdict, colours),
    ...shown.flatMap((finding, index) => ["", ...findingText(finding, index + 1, colours)]),
    ...(hidden > 0 ? ["", `  and ${hidden} more findings: --format json lists all`] : []),
    ...(findings.length > 0 && assumptions.length > 0 ? [""] : []),
    ...(assumptions.length > 0 ? [`  ${colours.dim("this rests on:")}`] : []),
    ...assumptions.flatMap((text) => bullet(text, 4)),
  ];
}

function headLines(verdict: DeploymentVerdict, colours: Colours): readonly string[] {
  const { deployment, cloud, file, findings, flowCount, ruleCount } = verdict;
  const name = colours.bold(printable(deployment));
  const said = verdictColour(verdict.verdict, colours)(verdict.verdict.toUpperCase());
  const result =
    verdict.verdict === "proven"
      ? "every documented flow is open, and nothing else is"
      : countKinds(findings);
  return [
    `${said} ${name} (${cloud}): ${result}`,
    `  ${plural(flowCount, "flow")} required, ${plural(ruleCount, "rule")} read from ${printable(file)}`,
  ];
}

function findingText(finding: Finding, number: number, colours: Colours): readonly string[] {
  const certain = finding.kind === "missing" || finding.kind === "excess";
  const kind = (certain ? colours.red : colours.yellow)(finding.kind);
  const [first = "", ...rest] = wrap(printable(finding.message), 5 + finding.kind.length);
  const head = [`  ${number}. ${kind} ${first}`, ...rest.map((line) => `     ${line}`)];
  const body = findingLines(finding).flatMap(({ label, lines }) =>
    lines.flatMap(labelledLines(label, colours)),
  );
  return [...head, ...body];
}

/** The label stands beside the first line only. */
export function labelledLines(label: string, colours: Colours) {
  return (text: string, index: number): readonly string[] =>
    wrap(printable(text), 5 + LABEL_WIDTH).map((line, part) => {
      const left = index === 0 && part === 0 ? label : "";
      return `     ${colours.dim(left.padEnd(LABEL_WIDTH))}${line}`;
    });
}

/** Advisories, each once: most are about the flow documents and hold for every deployment. */
function noteLines(verdicts: readonly DeploymentVerdict[], colours: Colours): readonly string[] {
  const notes = new Map<string, string[]>();
  for (const { deployment, advisories } of verdicts)
    for (const message of mergeNotes(advisories))
      notes.set(message, [...(notes.get(message) ?? []), deployment]);
  if (notes.size === 0) return [];
  return [
    colours.dim("notes:"),
    ...[...notes].flatMap(([message, deployments]) =>
      bullet(
        deployments.length === verdicts.length ? message : `${deployments.join(", ")}: ${message}`,
        2,
      ),
    ),
  ];
}

/** A line of a list, broken where it is too long. */
export function bullet(text: string, indent: number): readonly string[] {
  const margin = " ".repeat(indent);
  return wrap(printable(text), indent + 2).map((line, part) =>
    part === 0 ? `${margin}- ${line}` : `${margin}  ${line}`,
  );
}

function verdictColour(verdict: ProofVerdict, colours: Colours): (text: string) => string {
  switch (verdict) {
    case "proven":
      return colours.green;
    case "refuted":
      return colours.red;
    case "undecided":
      return colours.yellow;
  }
}

function countKinds(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

/** `1 flow`, `2 flows`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// The report for people at a terminal: calm where all is well, and otherwise the counterexample before anything else.
import { createColors } from "picocolors";

import type { Finding } from "../catalog";
import type { DeploymentVerdict, ProofVerdict } from "../proof";
import { findingLines } from "./finding-lines";
import { printable } from "./printable";
import type { Report } from "./report";

export interface TextOptions {
  /** Colour by terminal sequences. @default false */
  readonly colour?: boolean;
}

type Colours = ReturnType<typeof createColors>;

const LABEL_WIDTH = 12;

/** Findings shown in full for one deployment; the rest are counted. */
const SHOWN_FINDINGS = 50;

/** The whole run. Ends with a line break; problems with the input are told apart on standard error. */
export function renderText({ deployments }: Report, options: TextOptions = {}): string {
  const colours = createColors(options.colour ?? false);
  return deployments.map((verdict) => deploymentText(verdict, colours)).join("\n");
}

/** One deployment. */
export function renderDeployment(verdict: DeploymentVerdict, options: TextOptions = {}): string {
  return deploymentText(verdict, createColors(options.colour ?? false));
}

/** `azure-westeurope: refuted (1 missing, 2 excess)`. */
export function summaryLine({ deployment, verdict, findings }: DeploymentVerdict): string {
  const counts = findings.length === 0 ? "" : ` (${countKinds(findings)})`;
  return `${printable(deployment)}: ${verdict}${counts}`;
}

function deploymentText(verdict: DeploymentVerdict, colours: Colours): string {
  const { findings, assumptions, advisories } = verdict;
  const shown = findings.slice(0, SHOWN_FINDINGS);
  const hidden = findings.length - shown.length;
  const lines = [
    ...headLines(verdict, colours),
    ...shown.flatMap((finding, index) => ["", ...findingText(finding, index + 1, colours)]),
    ...(hidden > 0 ? ["", `  and ${hidden} more findings: --format json lists all`] : []),
    ...(findings.length > 0 ? [""] : []),
    ...noteLines("rests on", assumptions, colours),
    ...noteLines(
      "note",
      advisories.map(({ message }) => message),
      colours,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function headLines(verdict: DeploymentVerdict, colours: Colours): readonly string[] {
  const { deployment, cloud, file, findings, flowCount, ruleCount } = verdict;
  const name = colours.bold(printable(deployment));
  const said = verdictColour(verdict.verdict, colours)(verdict.verdict.toUpperCase());
  const counts = `${plural(flowCount, "flow")} required, ${plural(ruleCount, "rule")} read from ${printable(file)}`;
  return verdict.verdict === "proven"
    ? [
        `${said} ${name} (${cloud}): every documented flow is open, and nothing else is`,
        `  ${counts}`,
      ]
    : [`${said} ${name} (${cloud}): ${countKinds(findings)}`, `  ${counts}`];
}

function findingText(finding: Finding, number: number, colours: Colours): readonly string[] {
  const kind =
    finding.kind === "missing" || finding.kind === "excess" ? colours.red : colours.yellow;
  const head = `  ${number}. ${kind(finding.kind)} ${printable(finding.message)}`;
  const body = findingLines(finding).flatMap(({ label, lines }) =>
    lines.map((line, index) => {
      const left = index === 0 ? label : "";
      return `     ${colours.dim(left.padEnd(LABEL_WIDTH))}${printable(line)}`;
    }),
  );
  return [head, ...body];
}

function noteLines(label: string, notes: readonly string[], colours: Colours): readonly string[] {
  return notes.map((note) => `  ${colours.dim(`${label}:`)} ${printable(note)}`);
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

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

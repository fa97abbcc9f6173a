// `edge-firewall check`: reads the site and the documents, proves each deployment, and writes the report. Whatever fails
// for one document never hides the verdict on another.
import { formatProblem, type Problem } from "../../../modules/input";
import { adviseStale, type DeploymentVerdict } from "../../proof";
import { exitStatus, makeReport, printable, render, type Report, summaryLine } from "../../report";
import { findDocuments } from "../inputs/find-configurations";
import {
  matchByStack,
  matchChosen,
  type MatchedDocument,
  otherStack,
} from "../inputs/match-configurations";
import { openDocuments, openSite } from "../inputs/open-configurations";
import { ProblemList } from "../inputs/problem-list";
import { Progress } from "./progress";
import { proveAll } from "./prove-all";
import { type ReportOptions, wants } from "../options/report-targets";
import { sharedClaims } from "./shared-claims";
import type { Streams } from "../streams";
import { writeReports } from "../options/write-report";

export interface CheckOptions extends ReportOptions {
  readonly site: string;
  readonly deployment?: string;
}

/** Runs the check and gives the exit status: 0 proven, 1 refuted, 2 not decided or not written. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const report = await judgeAll(paths, options, streams);
  tell(report.problems, streams);
  const { site } = options;
  const unwritten = writeReports(
    {
      render: (format, given) => render(format, report, given),
      summary: report.deployments.map(summaryLine),
      inputs: [site, ...report.deployments.map(({ file }) => file)],
    },
    options,
    streams,
  );
  tell(unwritten, streams);
  return unwritten.length === 0 ? exitStatus(report.verdict) : 2;
}

/** One line for each problem, on standard error. */
export function tell(problems: readonly Problem[], { stderr }: Streams): void {
  for (const problem of problems) stderr.write(`error: ${printable(formatProblem(problem))}\n`);
}

/** Lines that are no mistakes, on standard error. */
export function tellNotes(notes: readonly (string | undefined)[], { stderr }: Streams): void {
  for (const note of notes) if (note !== undefined) stderr.write(`note: ${printable(note)}\n`);
}

async function judgeAll(
  paths: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<Report> {
  const { site: siteFile, deployment: chosen } = options;
  const problems = new ProblemList();
  const site = problems.attempt(() => openSite(siteFile));
  if (site === undefined) return makeReport([], problems.all);
  const found = findDocuments(paths);
  problems.add(...found.problems);
  const { documents, unreadable } = await openDocuments(found.documents, streams, problems);
  const { matched, problems: unmatched } =
    chosen === undefined
      ? matchByStack(site, documents, unreadable)
      : matchChosen(site, chosen, documents, unreadable);
  // When the paths hold nothing at all, one message says so; a line for each deployment would only repeat it.
  if (found.documents.length > 0) problems.add(...unmatched);
  problems.add(...sharedClaims(documents));
  const besides = new Map(found.documents.map(({ file, unreadFiles }) => [file, unreadFiles]));
  const ruleUses = wants("html", options);
  const tasks = matched.map(({ deployment, document }) => ({
    document,
    deployment,
    options: { unreadFiles: besides.get(document.file) ?? [], ruleUses },
  }));
  const verdicts = await proveAll(tasks, problems, new Progress(streams));
  const noted = verdicts.map((verdict) => withNote(verdict, matched));
  // Whether an entry is stale, only all deployments together can tell.
  const whole = verdicts.length === site.deployments.length;
  const advised = whole ? adviseStale(noted, site.suppressions) : noted;
  return makeReport(advised, problems.all, site.name);
}

function withNote(
  verdict: DeploymentVerdict,
  matched: readonly MatchedDocument[],
): DeploymentVerdict {
  const own = matched.find(({ deployment }) => deployment.name === verdict.deployment);
  const message = own && otherStack(own);
  if (message === undefined) return verdict;
  return { ...verdict, advisories: [...verdict.advisories, { id: "note", message }] };
}

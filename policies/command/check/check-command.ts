// `edge-firewall check`: reads the site and the configurations, proves each deployment, and writes the report. Whatever
// fails for one configuration never hides the verdict on another.
import { adviseStale, type DeploymentVerdict } from "../../proof";
import {
  type CheckReport,
  checkStatus,
  checkSummary,
  type FilesRead,
  makeCheckReport,
  renderCheck,
} from "../../report";
import {
  matchDeployments,
  type MatchedConfiguration,
  otherStack,
} from "../inputs/match-configurations";
import type { SensitiveOption } from "../inputs/input-options";
import { Digests } from "../inputs/digests";
import {
  type OpenedConfigurations,
  openConfigurations,
  openSite,
} from "../inputs/open-configurations";
import { ProblemList } from "../inputs/problem-list";
import { Progress } from "./progress";
import { proveAll } from "./prove-all";
import { type ReportOptions, wants } from "../outputs/report-targets";
import { Run } from "../../readers";
import { printProblems } from "../messages";
import type { Streams } from "../streams";
import { writeReports } from "../outputs/write-reports";

export interface CheckOptions extends ReportOptions, SensitiveOption {
  readonly site: string;
  readonly deployment?: readonly string[];
  /** In days. */
  readonly warnBefore?: number;
  /** A folder that is judged itself where there are no paths, and that stands beside a plan otherwise. */
  readonly configuration?: string;
}

/** Runs the check and gives the exit status: 0 proven, 1 refuted, 2 not decided or not written. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const report = await judgeAll(paths, options, streams);
  printProblems(report.problems, streams);
  const { site } = options;
  const unwritten = writeReports(
    {
      render: (format, given) => renderCheck(format, report, given),
      summary: report.deployments.map(checkSummary),
      inputs: [site, ...report.deployments.map(({ file }) => file)],
    },
    options,
    streams,
  );
  printProblems(unwritten, streams);
  return unwritten.length === 0 ? checkStatus(report.verdict) : 2;
}

async function judgeAll(
  paths: readonly string[],
  options: CheckOptions,
  streams: Streams,
): Promise<CheckReport> {
  const { site: siteFile, deployment: chosen, configuration: folder, warnBefore } = options;
  const siteOptions = warnBefore === undefined ? {} : { warnBefore };
  const problems = new ProblemList();
  const sites = new Digests();
  const site = problems.attempt(() => openSite(siteFile, siteOptions, sites));
  if (site === undefined) return makeCheckReport([], problems.all, undefined, filesOf(sites));
  const opened = await openConfigurations(paths, streams, problems, folder);
  const { configurations, unread } = opened;
  const { matched, problems: unmatched, notes } = matchDeployments(site, opened, chosen);
  // When the paths hold nothing at all, one message says so; a line for each deployment would only repeat it.
  if (unread.size > 0) problems.add(...unmatched);
  const run = new Run(configurations);
  const ruleUses = wants("html", options);
  const tasks = matched.map(({ deployment, configuration }) => ({
    document: configuration,
    deployment,
    options: {
      unreadFiles: unread.get(configuration.file) ?? [],
      surroundings: run.around(configuration, deployment),
      ruleUses,
      showSensitive: options.showSensitive === true,
    },
  }));
  const verdicts = await proveAll(tasks, problems, new Progress(streams));
  const noted = verdicts.map((verdict, index) => {
    return withNotes(verdict, [...(index === 0 ? notes : []), ...ownNotes(verdict, matched)]);
  });
  // An entry may be called stale only when every deployment was judged.
  const complete = verdicts.length === site.deployments.length;
  const advised = complete ? adviseStale(noted, site.suppressions) : noted;
  return makeCheckReport(advised, problems.all, site.name, filesOf(sites, opened));
}

function filesOf(sites: Digests, opened?: OpenedConfigurations): FilesRead {
  return { sites: sites.all, configurations: opened?.digests ?? [] };
}

function ownNotes(
  verdict: DeploymentVerdict,
  matched: readonly MatchedConfiguration[],
): readonly string[] {
  const own = matched.find(({ deployment }) => deployment.name === verdict.deployment);
  return [own && otherStack(own.configuration, own.deployment)].filter((one) => one !== undefined);
}

function withNotes(verdict: DeploymentVerdict, notes: readonly string[]): DeploymentVerdict {
  const advisories = notes.map((message) => ({ id: "note" as const, message }));
  return { ...verdict, advisories: [...verdict.advisories, ...advisories] };
}

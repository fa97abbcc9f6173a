// `edge-firewall diff`: what a change to the configurations opens and closes, deployment by deployment. Whatever fails for
// one configuration never hides what changes in another.
import { InputError, type Problem } from "../../../modules/input";
import { compareDocuments, type Comparison } from "../../proof";
import { isTerraformPlan, type Source } from "../../readers";
import {
  type ComparisonReport,
  comparisonStatus,
  comparisonSummary,
  type FilesRead,
  makeComparisonReport,
  renderComparison,
} from "../../report";
import { printProblems, printNotes } from "../messages";
import { realPath } from "../inputs/folder-files";
import type { SensitiveOption } from "../inputs/input-options";
import { otherStack } from "../inputs/match-configurations";
import { matchSides } from "./match-sides";
import {
  type OpenedConfigurations,
  openConfigurations,
  openSite,
} from "../inputs/open-configurations";
import { Digests } from "../inputs/digests";
import { ProblemList } from "../inputs/problem-list";
import type { ReportOptions } from "../outputs/report-targets";
import type { Streams } from "../streams";
import { writeReports } from "../outputs/write-reports";

export interface DiffOptions extends ReportOptions, SensitiveOption {
  readonly site: string;
  /** The site file that held for base. @default the same */
  readonly baseSite?: string;
  readonly deployment?: readonly string[];
  /** The folder that the plan was made from. @default none */
  readonly configuration?: string;
}

/** Compares and gives the exit status: 0 same, 1 different, 2 not decided or not written. */
export async function diff(
  base: string,
  head: string | undefined,
  options: DiffOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const report = await compareAll(base, head, options, streams);
  printProblems(report.problems, streams);
  const { site, baseSite = site } = options;
  const unwritten = writeReports(
    {
      render: (format, given) => renderComparison(format, report, given),
      summary: report.comparisons.map(comparisonSummary),
      inputs: [site, baseSite, ...report.comparisons.flatMap(filesOf)],
    },
    options,
    streams,
  );
  printProblems(unwritten, streams);
  return unwritten.length === 0 ? comparisonStatus(report.verdict) : 2;
}

function filesOf({ base, head }: Comparison): readonly string[] {
  return [base, head].filter((file) => file !== undefined);
}

async function compareAll(
  base: string,
  head: string | undefined,
  { site: siteFile, baseSite, deployment, configuration, showSensitive = false }: DiffOptions,
  streams: Streams,
): Promise<ComparisonReport> {
  const problems = new ProblemList();
  problems.attempt(() => {
    if (head !== undefined) checkPathsDiffer(base, head);
  });
  const sites = new Digests();
  const site = problems.attempt(() => openSite(siteFile, {}, sites));
  const filesRead = (sides?: OpenedSides): FilesRead => ({
    sites: sites.all,
    configurations: sides === undefined ? [] : [...sides.base.digests, ...sides.head.digests],
  });
  const before =
    baseSite === undefined ? site : problems.attempt(() => openSite(baseSite, {}, sites));
  if (site === undefined || before === undefined || problems.all.length > 0)
    return makeComparisonReport([], problems.all, undefined, filesRead());
  const opened = await openSides([base, head], configuration, streams, problems);
  if (opened === undefined) return makeComparisonReport([], problems.all, site.name, filesRead());
  const sides = {
    base: { site: before, ...opened.base },
    head: { site, ...opened.head },
  };
  // That a side holds nothing is a problem already; that everything is new or gone would only repeat it.
  if (sides.base.unread.size === 0 || sides.head.unread.size === 0)
    return makeComparisonReport([], problems.all, site.name, filesRead(opened));
  const { pairs, problems: unmatched } = matchSides(sides.base, sides.head, deployment);
  problems.add(...unmatched);
  const taken = pairs.flatMap(({ base: before, head: after }) => [before, after]);
  printNotes(
    taken.map((one) => one && otherStack(one.document, one.deployment)),
    streams,
  );
  const comparisons = pairs.flatMap(
    (pair) =>
      problems.attempt(() => compareDocuments(pair.base, pair.head, { showSensitive })) ?? [],
  );
  return makeComparisonReport(comparisons, problems.all, site.name, filesRead(opened));
}

interface OpenedSides {
  readonly base: OpenedConfigurations;
  readonly head: OpenedConfigurations;
}

/** Both sides; where one path is given, those of the plans in it. */
async function openSides(
  [base, head]: readonly [string, string | undefined],
  folder: string | undefined,
  streams: Streams,
  problems: ProblemList,
): Promise<OpenedSides | undefined> {
  if (head !== undefined)
    return {
      base: await openConfigurations([base], streams, problems),
      head: await openConfigurations([head], streams, problems, folder),
    };
  const opened = await openConfigurations([base], streams, problems, folder);
  const plans = opened.configurations.filter(isTerraformPlan);
  const [other] = opened.configurations.filter((one) => !isTerraformPlan(one));
  if (other !== undefined) problems.add(oneSided(other));
  return plans.length === 0
    ? undefined
    : {
        base: { ...opened, configurations: plans.map((plan) => plan.prior()) },
        head: { ...opened, configurations: plans },
      };
}

function oneSided({ file, form }: Source): Problem {
  return {
    message: `\`${file}\` is a ${form}, which shows one side of a comparison`,
    allowed: "a plan, which has both sides, or two paths",
    remedy: "name what it is to be compared with",
  };
}

function checkPathsDiffer(base: string, head: string): void {
  if (realPath(base) !== realPath(head)) return;
  throw new InputError({
    message: `BASE and HEAD are the same: \`${base}\``,
    allowed: "the configurations before the change, and those after it",
    remedy:
      "keep the configurations of the base revision in a folder of their own, and name it first",
  });
}

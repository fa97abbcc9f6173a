// `edge-firewall diff` without a site: what one plan opens and closes, or the step from one plan or state to another.
import { InputError } from "../../../modules/input";
import { compareShown, type PlanComparison } from "../../proof";
import { isTerraformPlan } from "../../readers";
import {
  type ComparedFile,
  comparisonStatus,
  makePlanChanges,
  type PlanChanges,
  planSummary,
  renderPlanChanges,
  toolVersion,
} from "../../report";
import type { SensitiveOption } from "../inputs/input-options";
import { ProblemList } from "../inputs/problem-list";
import { printProblems } from "../messages";
import type { ReportOptions } from "../outputs/report-targets";
import { writeReports } from "../outputs/write-reports";
import type { Streams } from "../streams";
import { openHead, openShown, type ShownFile } from "../inputs/open-shown";

export interface ShownOptions extends ReportOptions, SensitiveOption {
  /** The folder that the plan was made from; that of head, where there are two. @default none */
  readonly configuration?: string;
}

/** Compares and gives the exit status: 0 same, 1 different, 2 not decided or not written. */
export async function diffShown(
  paths: readonly string[],
  options: ShownOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const report = await compareAll(paths, options, streams);
  printProblems(report.problems, streams);
  const inputs = [report.base, report.head].flatMap((one) => (one === undefined ? [] : [one.file]));
  const unwritten = writeReports(
    {
      render: (format, given) => renderPlanChanges(format, report, given),
      summary: [planSummary(report)],
      inputs,
    },
    options,
    streams,
  );
  printProblems(unwritten, streams);
  return unwritten.length === 0 ? comparisonStatus(report.verdict) : 2;
}

interface Compared {
  readonly base: ComparedFile;
  readonly head: ComparedFile;
  readonly comparison: PlanComparison;
}

async function compareAll(
  paths: readonly string[],
  { showSensitive = false, configuration }: ShownOptions,
  streams: Streams,
): Promise<PlanChanges> {
  const problems = new ProblemList();
  const [first = "", second] = paths;
  const found = await problems.attemptLater(() =>
    second === undefined
      ? ofPlan(openHead(first, configuration, streams), showSensitive)
      : ofTwo(
          openShown(first, streams),
          () => openHead(second, configuration, streams),
          showSensitive,
        ),
  );
  return makePlanChanges({ version: toolVersion(), ...found, problems: problems.all });
}

/** What a plan does: the state that it was made from against what stands after it. */
async function ofPlan(opened: Promise<ShownFile>, showSensitive: boolean): Promise<Compared> {
  const { source, file } = await opened;
  if (!isTerraformPlan(source))
    throw new InputError({
      message: `\`${file.file}\` is a state, which shows one side of a comparison`,
      allowed: "a plan, which has both sides, or two plans or states",
      remedy: "name a plan (`terraform show -json PLAN`), or what the state is to be compared with",
    });
  return {
    base: { ...file, side: "prior state" },
    head: { ...file, side: "planned" },
    comparison: compareShown(source.prior(), source, { plan: source.steps(), showSensitive }),
  };
}

/** What stands after each: of a state, what it shows. */
async function ofTwo(
  before: Promise<ShownFile>,
  after: () => Promise<ShownFile>,
  showSensitive: boolean,
): Promise<Compared> {
  const base = await before;
  const head = await after();
  return {
    base: { ...base.file, side: isTerraformPlan(base.source) ? "planned" : "state" },
    head: { ...head.file, side: isTerraformPlan(head.source) ? "planned" : "state" },
    comparison: compareShown(base.source, head.source, { showSensitive }),
  };
}

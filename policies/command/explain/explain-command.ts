// `edge-firewall explain`: why some packets pass or do not, deployment by deployment: which rule decides at each gate, and
// which documented flow they are or are not.
import { InputError } from "../../../modules/input";
import type { Deployment } from "../../../modules/sites";
import { explain, type Explanation } from "../../proof";
import { readGates, type Reading, Run, type Surroundings } from "../../readers";
import type { Source } from "../../readers";
import { printNotes } from "../messages";
import { type QuestionWords, questionFor, readTraffic, type Traffic } from "./explain-question";
import type { SensitiveOption } from "../inputs/input-options";
import { matchDeployments, otherStack } from "../inputs/match-configurations";
import { openConfigurations, openSite } from "../inputs/open-configurations";
import { ProblemList } from "../inputs/problem-list";
import type { Streams } from "../streams";
import { type ChoiceWords, refuseChoice } from "./chosen-gates";
import { writeAnswers } from "./write-answers";

export interface ExplainOptions extends QuestionWords, ChoiceWords, SensitiveOption {
  readonly site: string;
  readonly deployment?: readonly string[];
  /** A folder that is asked itself where there are no paths, and that stands beside a plan otherwise. */
  readonly configuration?: string;
  readonly format: "text" | "json";
}

/** Explains and gives the exit status: 0 when every answer is certain, open or closed, and 2 otherwise. */
export async function explainPackets(
  paths: readonly string[],
  options: ExplainOptions,
  streams: Streams,
): Promise<0 | 2> {
  const problems = new ProblemList();
  const explanations = await explainAll(paths, options, streams, problems);
  return writeAnswers(explanations, problems.all, options, streams);
}

async function explainAll(
  paths: readonly string[],
  options: ExplainOptions,
  streams: Streams,
  problems: ProblemList,
): Promise<readonly Explanation[]> {
  problems.attempt(() => {
    refuseChoice(options);
  });
  const traffic = problems.attempt(() => readTraffic(options));
  const site = problems.attempt(() => openSite(options.site));
  if (site === undefined || traffic === undefined) return [];
  const opened = await openConfigurations(paths, streams, problems, options.configuration);
  const { configurations, unread } = opened;
  const {
    matched,
    problems: unmatched,
    notes,
  } = matchDeployments(site, opened, options.deployment);
  if (unread.size > 0) problems.add(...unmatched);
  printNotes(
    [...notes, ...matched.map(({ configuration: own, deployment }) => otherStack(own, deployment))],
    streams,
  );
  const run = new Run(configurations);
  const before = problems.all.length;
  const explained = matched.flatMap(
    ({ deployment, configuration }) =>
      problems.attempt(() =>
        explainOne(options, traffic, deployment, configuration, {
          unread: unread.get(configuration.file) ?? [],
          surroundings: run.around(configuration, deployment),
        }),
      ) ?? [],
  );
  const asked = explained.flat();
  if (matched.length > 0 && asked.length === 0 && problems.all.length === before)
    problems.attempt(() => {
      failWithoutEdge(
        options,
        matched.map(({ deployment }) => deployment),
      );
    });
  return asked;
}

function explainOne(
  options: ExplainOptions,
  traffic: Traffic,
  deployment: Deployment,
  configuration: Source,
  { unread, surroundings }: Beside,
): readonly Explanation[] {
  const question = questionFor(options, traffic, deployment);
  if (question === undefined) return [];
  const reading = readGates(configuration, deployment, surroundings);
  const { showSensitive = false } = options;
  const whole = withUnread(reading, unread);
  return [explain(configuration.file, whole, deployment, question, { showSensitive })];
}

/** What stands beside a configuration. */
interface Beside {
  /** Files that Terraform would read with it. */
  readonly unread: readonly string[];
  readonly surroundings: Surroundings;
}

function withUnread(reading: Reading, files: readonly string[]): Reading {
  const unsupported = files.map((file) => ({
    message: `Terraform reads \`${file}\` together with the configuration, and it was not read here`,
    remedy: "put the stack in a folder of its own, or check the folder as Terraform sees it",
    place: { file },
  }));
  return { ...reading, unsupported: [...reading.unsupported, ...unsupported] };
}

function failWithoutEdge({ from, to }: QuestionWords, deployments: readonly Deployment[]): never {
  const roles = new Set(
    deployments.flatMap(({ interfaces }) => interfaces.map(({ role }) => role)),
  );
  throw new InputError({
    message: `neither \`${from}\` nor \`${to}\` is an Edge interface`,
    allowed: `one end of ${[...roles].join(", ")}, or an address of theirs`,
    remedy: "name the interface, or ask about other machines with --direction",
  });
}

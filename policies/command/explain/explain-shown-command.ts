// `edge-firewall explain` without a site: why some packets pass or do not at the gates that a plan or state shows.
import { InputError, nearest, shown } from "../../../modules/input";
import { explainShown, type Explanation, type ShownAnswers, type ShownQuestion } from "../../proof";
import { openShown } from "../inputs/open-shown";
import { ProblemList } from "../inputs/problem-list";
import { printNotes } from "../messages";
import type { Streams } from "../streams";
import { readChoice } from "./chosen-gates";
import type { ExplainOptions } from "./explain-command";
import { boxesBetween, readTraffic } from "./explain-question";
import { writeAnswers } from "./write-answers";

/** Explains and gives the exit status: 0 when every answer is certain, open or closed, and 2 otherwise. */
export async function explainShownPackets(
  paths: readonly string[],
  options: ExplainOptions,
  streams: Streams,
): Promise<0 | 2> {
  const problems = new ProblemList();
  const question = problems.attempt(() => questionOf(options));
  const answered: ShownAnswers[] = [];
  for (const path of question === undefined ? [] : paths)
    await problems.attemptLater(async () => {
      const { source, file } = await openShown(path, streams);
      if (question === undefined) return;
      const { showSensitive = false } = options;
      answered.push(explainShown(file.file, source, question, { showSensitive }));
    });
  const explanations = answered.flatMap((one): readonly Explanation[] => one.explanations);
  if (answered.length > 0 && explanations.length === 0)
    problems.attempt(() => {
      throw noGate(options, answered);
    });
  else printNotes(answered.map(passedOver), streams);
  return writeAnswers(explanations, problems.all, options, streams);
}

function questionOf(options: ExplainOptions): ShownQuestion {
  const { direction } = options;
  return {
    boxes: boxesBetween(options, readTraffic(options)),
    ...(direction !== undefined && { direction: direction === "in" ? "inbound" : "outbound" }),
    ...readChoice(options),
  };
}

/** Names that a message lists. */
const LISTED = 6;

function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

function noGate(
  { from, to, gate, tags, serviceAccount }: ExplainOptions,
  answered: readonly ShownAnswers[],
): InputError {
  const names = answered.flatMap((one) => one.names);
  const carries = tags ?? serviceAccount;
  if (names.length === 0)
    return new InputError({
      message:
        carries === undefined
          ? "no gate is shown: neither a security group nor a network with rules"
          : "no network is shown whose rules go by tags or service accounts",
      remedy: "name a plan or state that holds the rules in front of the machines",
    });
  const near = gate === undefined ? undefined : nearest(gate, [...names, ...names.map(lastWord)]);
  return new InputError({
    message:
      gate === undefined
        ? `no gate is shown to have \`${shown(from)}\` or \`${shown(to)}\` behind it`
        : `no gate \`${shown(gate)}\` is shown that the packets pass`,
    allowed: listed(names),
    remedy: `choose one with --gate${near === undefined ? "" : `, such as ${near}`}; on Google also with --tags or --service-account`,
  });
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

/** Gates that may be in front of the packets as well. */
function passedOver({ passed }: ShownAnswers): string | undefined {
  if (passed.length === 0) return undefined;
  return `of ${passed.length === 1 ? "one gate" : `${passed.length} gates`} it is not shown which addresses are behind; ask with --gate, on Google also --tags or --service-account: ${listed(passed)}`;
}

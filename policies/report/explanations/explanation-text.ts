// Why packets pass or do not, for people at a terminal: the answer first, then the rule, then what the documents say.
import { formatPlace } from "../../../modules/input";
import type { BoundFlow } from "../../../modules/sites";
import {
  citeFlow,
  describeBox,
  describeFlow,
  describePacket,
  describeTraffic,
  describeUnknowns,
} from "../../catalog";
import {
  type Answer,
  causeOfRule,
  type Explanation,
  type GateAnswers,
  nearFlowWords,
} from "../../proof";
import { blockLines, nextWords, regionLines, ruleWords } from "../model/finding-lines";
import { printable } from "../text/printable";
import { Screen, type TextOptions } from "../text/screen/screen";
import { plural } from "../text/words";

export function explanationText(
  explanations: readonly Explanation[],
  options: TextOptions = {},
): string {
  const screen = new Screen(options);
  return explanations
    .map((explanation) => `${explanationLines(explanation, screen).join("\n")}\n`)
    .join("\n");
}

function explanationLines(explanation: Explanation, screen: Screen): readonly string[] {
  const { deployment, file, question, gates, unsupported } = explanation;
  const { direction, boxes } = question;
  return [
    ...screen.fit(
      `${screen.colours.bold(printable(deployment ?? file))}: ${direction} ${boxes.map(describeBox).join("; ")}`,
    ),
    ...(deployment === undefined ? [] : screen.fit(`  read from ${printable(file)}`)),
    ...(gates.length === 0
      ? ["", "  no gate of the configuration is in front of these packets"]
      : []),
    ...gates.flatMap((gate) => ["", ...gateLines(gate, explanation, screen)]),
    ...unsupported.flatMap(({ message, address, place }) => [
      "",
      ...lines(
        "not counted",
        [
          `${address === undefined ? "" : `${address}: `}${message}`,
          ...(place === undefined ? [] : [formatPlace(place)]),
        ],
        "  ",
        screen,
      ),
    ]),
  ];
}

function gateLines(
  { gate, answers, unfinished, assumes }: GateAnswers,
  explanation: Explanation,
  screen: Screen,
): readonly string[] {
  const parts = answers.length > 1 ? `, in ${plural(answers.length, "part")}` : "";
  return [
    ...screen.hanging("  ", `at ${printable(gate)}${parts}`),
    ...(unfinished === undefined ? [] : screen.fit(`    not answered: ${unfinished}`)),
    ...(assumes === undefined ? [] : lines("assuming", [assumes], "    ", screen)),
    ...answers.flatMap((answer) => answerLines(answer, explanation, screen)),
  ];
}

function answerLines(
  answer: Answer,
  { deployment, question: { direction }, unsupported }: Explanation,
  screen: Screen,
): readonly string[] {
  const { verdict, witness, decidedBy, next, assuming } = answer;
  const { colours } = screen;
  const paint = { open: colours.green, closed: colours.red, unknown: colours.yellow }[verdict];
  const cause = verdict === "unknown" ? causeOfRule(decidedBy, byAddress(unsupported)) : undefined;
  const why = verdict === "unknown" ? (cause?.message ?? decidedBy.reason) : undefined;
  const body: readonly (readonly [string, readonly string[]])[] = [
    ["because", why === undefined ? [] : [`what the rule matches is not known: ${why}`]],
    [verdict === "unknown" ? "in doubt" : "decided by", ruleWords(decidedBy)],
    [
      "if",
      assuming === undefined
        ? []
        : [`the packet comes ${describeUnknowns(assuming)}; the answer is the same if not`],
    ],
    ["then", next === undefined ? [] : nextWords(next.rule, next.verdict)],
    ["flow", deployment === undefined ? [] : documentedLines(answer)],
    ["block", blockLines(decidedBy.construct)],
    ["packets", regionLines(answer)],
    ["such as", [describePacket(witness)]],
  ];
  return [
    ...screen.fit(
      `    ${paint(verdict === "unknown" ? "NOT KNOWN" : verdict.toUpperCase())} ${direction} ${describeTraffic(answer)}`,
    ),
    ...body.flatMap(([label, texts]) => lines(label, texts, "      ", screen)),
  ];
}

function byAddress(
  unsupported: Explanation["unsupported"],
): ReadonlyMap<string, Explanation["unsupported"][number]> {
  const entries = unsupported.map((one) => [one.address ?? "", one] as const);
  // The first of several at one address counts.
  return new Map(entries.toReversed());
}

/** What nobody knows of a flow to a service tag. */
function openWords({ far: { role, serviceTag } }: BoundFlow): string {
  return serviceTag?.stated === false
    ? `, as far as they are in the service tag \`${role}\`, whose contents are not known`
    : "";
}

/** The flow that the packets are, or that they are not. */
export function documentedLines({ flow, nearest }: Answer): readonly string[] {
  if (flow !== undefined) return [`${describeFlow(flow)} (${citeFlow(flow)})${openWords(flow)}`];
  if (nearest === undefined)
    return ["no documented flow asks for them, nor for anything like them"];
  return [
    "no documented flow asks for them",
    `nearest: ${nearFlowWords(nearest)} (${citeFlow(nearest.flow)})`,
  ];
}

function lines(
  label: string,
  texts: readonly string[],
  margin: string,
  screen: Screen,
): readonly string[] {
  return screen.labelled(label, texts.map(printable), margin);
}

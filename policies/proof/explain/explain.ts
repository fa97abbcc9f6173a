// Why packets pass or do not: which rule decides at each gate, and which documented flow asks for them. Exact over all the
// packets of a question; where the answer is not the same for all of them, it is given part by part.
import {
  boxesMeet,
  Budget,
  BudgetExceeded,
  type CompareOptions,
  decide,
  PacketSet,
} from "../../../modules/packets";
import type { Box, Chain, Literal } from "../../../modules/packets";
import { type BoundFlow, type Deployment, guards } from "../../../modules/sites";
import { everyGate, locateRule, trafficOfPlatforms, veilOf } from "../../readers";
import type {
  Gate,
  Reading,
  RuleOrigin,
  ShownBox,
  ShownPacket,
  Unsupported,
  Veil,
} from "../../readers";
import { nextAfter, ruleToBlame } from "../blame";
import { shownBoxes } from "../difference-causes";
import { outcomeOf } from "../outcomes";
import { chooseWitness } from "../witness";
import { veilLiterals, veilPackets, veilUnsupported } from "../veiled";
import { withinHalf } from "../compare-over-unknowns";
import {
  type AnswerPart,
  type AnswerParts,
  type AnswerVerdict,
  partsByBounds,
  partsOverUnknowns,
} from "./answer-parts";
import { type NearFlow, nearestFlow } from "./nearest-flow";
import { DENY_ALL, type FlowOrigin, restrictTo } from "../chains";
import { requiredChain, splitByFlow } from "../required-chain";

/** The packets that somebody asks about, as one direction's gates see them. */
export interface Question {
  readonly direction: "inbound" | "outbound";
  readonly boxes: readonly Box[];
  /** Interface roles that the near end belongs to; empty when it is no Edge machine, and other gates are asked. */
  readonly near: readonly string[];
}

/** Packets of the question with one verdict for one reason. */
export interface Answer {
  readonly verdict: AnswerVerdict;
  readonly packets: readonly ShownBox[];
  readonly truncated: boolean;
  /** One of the packets, replayed. */
  readonly witness: ShownPacket;
  /** The rule that decides, or the uncertain one. */
  readonly decidedBy: RuleOrigin;
  /** Where it depends on unknowns which rule decides: what makes it this one. The verdict is the same if not. */
  readonly assuming?: readonly Literal[];
  /** What would decide had it not been there. */
  readonly next?: { readonly rule: RuleOrigin; readonly verdict: "allow" | "deny" };
  /** The flow that asks for the packets. */
  readonly flow?: BoundFlow;
  /** Where none does, the one that comes closest. */
  readonly nearest?: NearFlow;
}

export interface GateAnswers {
  readonly gate: string;
  readonly machines: "edge" | "other";
  readonly answers: readonly Answer[];
  /** Why the question was given up here. */
  readonly unfinished?: string;
}

/** What a configuration does with the packets of a question. */
export interface Explanation {
  readonly deployment: string;
  readonly file: string;
  readonly question: Question;
  readonly gates: readonly GateAnswers[];
  /** What the configuration says that is not understood: the answers do not count it. */
  readonly unsupported: readonly Unsupported[];
  readonly assumptions: readonly string[];
}

export interface ExplainOptions extends CompareOptions {
  /** Whether what the source marks as sensitive is printed as anything else. @default false */
  readonly showSensitive?: boolean;
}

/** Answers the question at every gate that the packets pass. */
export function explain(
  file: string,
  reading: Reading,
  deployment: Deployment,
  question: Question,
  options: ExplainOptions = {},
): Explanation {
  const { unsupported, assumptions, source } = reading;
  const veil = veilOf([reading], options.showSensitive);
  const flows = deployment.flows.filter(({ direction }) => direction === question.direction);
  const required = requiredChain(flows);
  return {
    deployment: deployment.name,
    file,
    question,
    gates: everyGate(reading)
      .filter((gate) => isAsked(gate, question))
      .flatMap((gate) => {
        const packets =
          gate.scope === undefined
            ? question.boxes
            : PacketSet.of(gate.scope).intersect(PacketSet.of(question.boxes)).boxes();
        return packets.length === 0
          ? []
          : [
              answerAt(
                gate,
                packets,
                { deployment, required, direction: question.direction, source, veil },
                options,
              ),
            ];
      }),
    unsupported: unsupported.map((one) => veilUnsupported(one, veil)),
    assumptions: [...assumptions, ...platformReasons(reading, question)]
      .map((text) => veil.text(text))
      .sort(),
  };
}

/** What the cloud itself does with some of the packets, whatever the answers say. */
function platformReasons(reading: Reading, { direction, boxes }: Question): readonly string[] {
  const about = trafficOfPlatforms(reading).filter(
    (traffic) => traffic.direction === direction && boxesMeet(boxes, traffic.boxes),
  );
  return about.flatMap(({ origin }) => origin.reason ?? []);
}

function isAsked(gate: Gate, { direction, near }: Question): boolean {
  if (gate.direction !== direction) return false;
  if (near.length === 0) return gate.machines === "other";
  return gate.machines === "edge" && near.some((role) => guards(gate, role));
}

interface Context {
  readonly deployment: Deployment;
  readonly direction: Question["direction"];
  readonly required: Chain<FlowOrigin>;
  readonly source: Reading["source"];
  readonly veil: Veil;
}

function answerAt(
  gate: Gate,
  packets: readonly Box[],
  context: Context,
  options: CompareOptions,
): GateAnswers {
  const { name, machines, chain } = gate;
  const required = machines === "edge" ? context.required : DENY_ALL;
  const answersOf = (asked: AnswerParts): readonly Answer[] =>
    asked.parts.flatMap(({ verdict, boxes }) =>
      splitByFlow(required, boxes, options).map((part) =>
        answer(asked, { verdict, boxes: part }, context, machines),
      ),
    );
  const scoped = { ...options, scope: packets, budget: Budget.of(options.budget) };
  try {
    const answers =
      withinHalf(scoped, (half) => {
        const asked = partsOverUnknowns(chain, half);
        return asked && answersOf(asked);
      }) ?? answersOf(partsByBounds(chain, scoped));
    return { gate: context.veil.text(name), machines, answers };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { gate: context.veil.text(name), machines, answers: [], unfinished: error.message };
  }
}

function answer(
  { chain, assuming }: AnswerParts,
  { verdict, boxes }: AnswerPart,
  { deployment, direction, required, source, veil }: Context,
  machines: Gate["machines"],
): Answer {
  const { packets, truncated } = shownBoxes(boxes);
  const witness = chooseWitness(packets);
  const replayed = VERDICTS[outcomeOf(chain, witness)];
  if (replayed !== verdict)
    throw new Error(`the replay of a witness says ${replayed} where the sets say ${verdict}`);
  const when = verdict === "unknown" ? [] : assuming(witness);
  const known = when.length === 0 ? chain : restrictTo(chain, when);
  const may = decide(known, "may", witness);
  const must = decide(known, "must", witness);
  const decidedBy = ruleToBlame(known, may, must);
  const flow = machines === "edge" ? decide(required, "must", witness).path.at(-1) : undefined;
  // What comes next under an assumption changes nothing for packets of which it is not true.
  const next = when.length > 0 ? undefined : nextAfter(chain, "must", witness, decidedBy, must);
  const nearest =
    flow === undefined ? nearestFlow(deployment.flows, direction, boxes, witness) : undefined;
  return {
    verdict,
    ...veilPackets({ packets, truncated, witness }, veil),
    decidedBy: veil.rule(locateRule(decidedBy, source)),
    ...(when.length > 0 && { assuming: veilLiterals(when, veil) }),
    ...(next !== undefined && {
      next: { ...next, rule: veil.rule(locateRule(next.rule, source)) },
    }),
    ...(flow !== undefined && { flow }),
    ...(nearest !== undefined && { nearest }),
  };
}

const VERDICTS = { allow: "open", deny: "closed", unknown: "unknown" } as const;

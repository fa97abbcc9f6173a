// What one gate does with the packets of a question: which rule decides, part by part, and which documented flow asks for them.
import {
  type Box,
  Budget,
  BudgetExceeded,
  type Chain,
  type CompareOptions,
  decide,
  type Literal,
} from "../../../modules/packets";
import type { BoundFlow } from "../../../modules/sites";
import {
  type Gate,
  locateRule,
  type Reading,
  type RuleOrigin,
  type ShownBox,
  type ShownPacket,
  type UsualCase,
  type Veil,
} from "../../readers";
import { nextAfter, ruleToBlame } from "../blame";
import { DENY_ALL, type FlowOrigin, restrictTo } from "../chains";
import { withinHalf } from "../compare-over-unknowns";
import { shownRegion } from "../difference-causes";
import { outcomeOf } from "../outcomes";
import { splitByFlow } from "../required-chain";
import { veilLiterals, veilPackets } from "../veiled";
import { type Viewpoint, viewOf } from "../witness";
import {
  type AnswerPart,
  type AnswerParts,
  type AnswerVerdict,
  partsByBounds,
  partsOverUnknowns,
} from "./answer-parts";
import { type NearFlow, nearestFlow } from "./nearest-flow";

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
  /** Absent where no site says whose they are. */
  readonly machines?: "edge" | "other";
  readonly answers: readonly Answer[];
  /** Why the question was given up here. */
  readonly unfinished?: string;
  /** What an answer takes for granted that is not known otherwise. */
  readonly assumes?: string;
}

/** A gate that is asked. */
export interface AskedGate {
  readonly name: string;
  readonly chain: Chain<RuleOrigin>;
  /** Absent where no site says whose they are. */
  readonly machines?: Gate["machines"];
  /** In which what the chain leaves open is asked again. */
  readonly usual?: UsualCase;
}

export interface AnswerContext {
  /** All flows of the deployment, in both directions. */
  readonly flows: readonly BoundFlow[];
  readonly direction: "inbound" | "outbound";
  /** What the flows of the direction ask for. */
  readonly required: Chain<FlowOrigin>;
  readonly source: Reading["source"];
  readonly veil: Veil;
}

/** The packets at one gate, part by part. */
export function answersAtGate(
  { name, machines, chain, usual }: AskedGate,
  packets: readonly Box[],
  context: AnswerContext,
  options: CompareOptions,
): GateAnswers {
  const required = machines === "edge" ? context.required : DENY_ALL;
  const gate = { gate: context.veil.text(name), ...(machines !== undefined && { machines }) };
  const budget = Budget.of(options.budget);
  const asks = (asked: Chain<RuleOrigin>, scope: readonly Box[]): readonly AskedPart[] => {
    const partsOf = (from: AnswerParts): readonly AskedPart[] =>
      from.parts.flatMap(({ verdict, boxes }) =>
        splitByFlow(required, boxes, options).map((part) => ({ from, verdict, boxes: part })),
      );
    const scoped = { ...options, scope, budget };
    return (
      withinHalf(scoped, (half) => {
        const found = partsOverUnknowns(asked, half);
        return found && partsOf(found);
      }) ?? partsOf(partsByBounds(asked, scoped))
    );
  };
  try {
    const view = viewOf(context.direction, context.required);
    const parts = asks(chain, packets);
    const open = parts.filter(isOpen);
    const again =
      usual === undefined || open.length === 0 ? [] : asks(usual.of(chain), boxes(open));
    const isSettled = again.some((part) => !isOpen(part));
    const all = isSettled ? [...parts.filter((part) => !isOpen(part)), ...again] : parts;
    return {
      ...gate,
      answers: all.map((part) => answer(part, context, machines, view)),
      ...(isSettled && usual !== undefined && { assumes: usual.assumes }),
    };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { ...gate, answers: [], unfinished: error.message };
  }
}

interface AskedPart extends AnswerPart {
  readonly from: AnswerParts;
}

function isOpen({ verdict }: AnswerPart): boolean {
  return verdict === "unknown";
}

function boxes(parts: readonly AnswerPart[]): readonly Box[] {
  return parts.flatMap((part) => part.boxes);
}

function answer(
  { from: { chain, assuming }, verdict, boxes }: AskedPart,
  { flows, direction, required, source, veil }: AnswerContext,
  machines: Gate["machines"] | undefined,
  view: Viewpoint,
): Answer {
  const { packets, truncated, witness } = shownRegion(boxes, view);
  const replayed = VERDICTS[outcomeOf(chain, witness)];
  if (replayed !== verdict)
    throw new Error(`the replay of a witness says ${replayed} where the sets say ${verdict}`);
  const when = verdict === "unknown" ? [] : assuming(witness);
  const known = when.length === 0 ? chain : restrictTo(chain, when);
  const may = decide(known, "may", witness);
  const must = decide(known, "must", witness);
  const decidedBy = ruleToBlame(known, may, must);
  const flow = machines === "edge" ? decide(required, "may", witness).path.at(-1) : undefined;
  // What comes next under an assumption changes nothing for packets of which it is not true.
  const next = when.length > 0 ? undefined : nextAfter(chain, "must", witness, decidedBy, must);
  const nearest = flow === undefined ? nearestFlow(flows, direction, boxes, witness) : undefined;
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

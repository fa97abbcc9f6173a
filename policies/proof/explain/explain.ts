// Why packets pass or do not: which rule decides at each gate, and which documented flow asks for them. Exact over all the
// packets of a question; where the answer is not the same for all of them, it is given part by part.
import {
  BudgetExceeded,
  compareChains,
  type CompareOptions,
  decide,
  PacketSet,
} from "../../../modules/packets";
import type { Box, Chain, Packet } from "../../../modules/packets";
import { type BoundFlow, type Deployment, guards } from "../../../modules/sites";
import { locateRule } from "../../readers";
import type { Gate, Reading, RuleOrigin, Unsupported } from "../../readers";
import { deciding, inDoubt, nextAfter, ruleToBlame } from "../blame";
import { shownBoxes } from "../difference-causes";
import { chooseWitness } from "../witness";
import { type NearFlow, nearestFlow } from "./nearest-flow";
import { DENY_ALL, type FlowOrigin, requiredChain } from "../required-chain";
import { ALLOW_ALL, splitByFlow } from "../split-by-flow";

/** The packets that somebody asks about, as one direction's gates see them. */
export interface Question {
  readonly direction: "inbound" | "outbound";
  readonly boxes: readonly Box[];
  /** Interface roles that the near end belongs to; empty when it is no Edge machine, and other gates are asked. */
  readonly near: readonly string[];
}

/** Packets of the question that fare alike for one reason. */
export interface Answer {
  readonly verdict: "open" | "closed" | "unknown";
  readonly packets: readonly Box[];
  readonly truncated: boolean;
  /** One of the packets, replayed. */
  readonly witness: Packet;
  /** The rule that decides, or the one in doubt. */
  readonly decidedBy: RuleOrigin;
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

/** What a document does with the packets of a question. */
export interface Explanation {
  readonly deployment: string;
  readonly file: string;
  readonly question: Question;
  readonly gates: readonly GateAnswers[];
  /** What the document says that is not understood: the answers do not count it. */
  readonly unsupported: readonly Unsupported[];
  readonly assumptions: readonly string[];
}

/** Answers the question at every gate that the packets pass. */
export function explain(
  file: string,
  { gates, unsupported, assumptions, source }: Reading,
  deployment: Deployment,
  question: Question,
  options: CompareOptions = {},
): Explanation {
  const flows = deployment.flows.filter(({ direction }) => direction === question.direction);
  const required = requiredChain(flows);
  return {
    deployment: deployment.name,
    file,
    question,
    gates: gates
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
                { deployment, required, direction: question.direction, source },
                options,
              ),
            ];
      }),
    unsupported,
    assumptions,
  };
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
}

function answerAt(
  gate: Gate,
  packets: readonly Box[],
  context: Context,
  options: CompareOptions,
): GateAnswers {
  const { name, machines, chain } = gate;
  const scoped = { ...options, scope: packets };
  try {
    const parts = [
      ...compareChains(chain, "must", DENY_ALL, "must", scoped).map(({ boxes, left }) => ({
        boxes,
        verdict: "open" as const,
        rule: deciding(left),
      })),
      ...compareChains(ALLOW_ALL, "must", chain, "may", scoped).map(({ boxes, right }) => ({
        boxes,
        verdict: "closed" as const,
        rule: deciding(right),
      })),
      ...compareChains(chain, "may", chain, "must", scoped).map(({ boxes, left, right }) => ({
        boxes,
        verdict: "unknown" as const,
        rule: inDoubt(chain, left, right),
      })),
    ];
    const answers = byRule(parts).flatMap(({ verdict, boxes }) =>
      splitByFlow(machines === "edge" ? context.required : DENY_ALL, boxes, options).map((part) =>
        answer(chain, verdict, part, context, machines),
      ),
    );
    return { gate: name, machines, answers };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { gate: name, machines, answers: [], unfinished: error.message };
  }
}

interface Part {
  readonly verdict: Answer["verdict"];
  readonly boxes: readonly Box[];
}

/** The packets of each verdict and rule together, in the order of the first ones. */
function byRule(parts: readonly (Part & { readonly rule: RuleOrigin })[]): readonly Part[] {
  const groups = new Map<RuleOrigin, Map<Part["verdict"], Box[]>>();
  for (const { verdict, boxes, rule } of parts) {
    const own = groups.get(rule) ?? new Map<Part["verdict"], Box[]>();
    groups.set(rule, own.set(verdict, [...(own.get(verdict) ?? []), ...boxes]));
  }
  return [...groups.values()].flatMap((own) =>
    [...own].map(([verdict, boxes]) => ({ verdict, boxes })),
  );
}

function answer(
  chain: Chain<RuleOrigin>,
  verdict: Answer["verdict"],
  boxes: readonly Box[],
  { deployment, direction, required, source }: Context,
  machines: Gate["machines"],
): Answer {
  const { packets, truncated } = shownBoxes(boxes);
  const witness = chooseWitness(packets);
  const may = decide(chain, "may", witness);
  const must = decide(chain, "must", witness);
  const replayed = may.action === must.action ? VERDICTS[must.action] : "unknown";
  if (replayed !== verdict)
    throw new Error(`the replay of a witness says ${replayed} where the sets say ${verdict}`);
  const decidedBy = ruleToBlame(chain, may, must);
  const flow = machines === "edge" ? decide(required, "must", witness).path.at(-1) : undefined;
  const next = nextAfter(chain, "must", witness, decidedBy, must);
  const nearest =
    flow === undefined ? nearestFlow(deployment.flows, direction, boxes, witness) : undefined;
  return {
    verdict,
    packets,
    truncated,
    witness,
    decidedBy: locateRule(decidedBy, source),
    ...(next !== undefined && { next: { ...next, rule: locateRule(next.rule, source) } }),
    ...(flow !== undefined && { flow }),
    ...(nearest !== undefined && { nearest }),
  };
}

const VERDICTS = { allow: "open", deny: "closed" } as const;

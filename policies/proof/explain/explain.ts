// Why packets pass or do not: which rule decides at each gate, and which documented flow asks for them. Exact over all the
// packets of a question; where the answer is not the same for all of them, it is given part by part.
import { type Box, boxesMeet, type CompareOptions, PacketSet } from "../../../modules/packets";
import { type Deployment, guards } from "../../../modules/sites";
import { everyGate, trafficOfPlatforms, veilOf } from "../../readers";
import type { Gate, Reading, Unsupported } from "../../readers";
import { requiredChain } from "../required-chain";
import { veilUnsupported } from "../veiled";
import { answersAtGate, type GateAnswers } from "./gate-answers";

/** The packets that somebody asks about, as one direction's gates see them. */
export interface Question {
  readonly direction: "inbound" | "outbound";
  readonly boxes: readonly Box[];
  /** Interface roles that the near end belongs to; empty when it is no Edge machine, and other gates are asked. */
  readonly near: readonly string[];
}

/** What a configuration does with the packets of a question. */
export interface Explanation {
  /** Absent where no site says what the machines are for. */
  readonly deployment?: string;
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
              answersAtGate(
                gate,
                packets,
                { flows: deployment.flows, required, direction: question.direction, source, veil },
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

// Why packets pass or do not, for scripts. The keys are those of the report (schemas/report.schema.json) where both say the
// same thing.
import type { Problem } from "../../../modules/input";
import { findingFlow } from "../../catalog";
import { type Answer, type Explanation, nearFlowWords } from "../../proof";
import { boxJson, flowJson, packetJson, problemJson, ruleJson } from "../formats/json-report";
import { jsonText } from "../text/printable";

export function explanationJson(
  explanations: readonly Explanation[],
  problems: readonly Problem[],
): string {
  const json = { explanations: explanations.map(oneJson), problems: problems.map(problemJson) };
  return jsonText(json);
}

function oneJson(explanation: Explanation): object {
  const { deployment, file, question, gates, unsupported, assumptions } = explanation;
  return {
    deployment: deployment ?? null,
    file,
    direction: question.direction,
    packets: question.boxes.map(boxJson),
    gates: gates.map(({ gate, machines, answers, unfinished, assumes }) => ({
      gate,
      machines: machines ?? null,
      answers: answers.map(answerJson),
      unfinished: unfinished ?? null,
      ...(assumes !== undefined && { assumes }),
    })),
    unsupported: unsupported.map(({ message, address, place }) => ({
      message,
      address: address ?? null,
      file: place?.file ?? null,
      line: place?.line ?? null,
    })),
    assumptions,
  };
}

function answerJson(answer: Answer): object {
  const { verdict, packets, truncated, witness, decidedBy, next, flow, nearest } = answer;
  return {
    verdict,
    packets: packets.map(boxJson),
    truncated,
    witness: packetJson(witness),
    decidedBy: ruleJson(decidedBy),
    uncertainty: verdict === "unknown" ? (decidedBy.reason ?? null) : null,
    nextRule: next === undefined ? null : { ...ruleJson(next.rule), verdict: next.verdict },
    flow: flow === undefined ? null : flowJson({ flow: findingFlow(flow) }),
    nearestFlow:
      nearest === undefined
        ? null
        : {
            ...flowJson({ flow: findingFlow(nearest.flow) }),
            message: nearFlowWords(nearest),
            differences: nearest.differences,
          },
  };
}

// Whether the gate judged a mutant rightly, against what the plain evaluator says happens to the traffic. Answers in
// words: the reason why the judgement is wrong, or nothing.
import type { Finding } from "../../policies/catalog";
import type { DeploymentVerdict } from "../../policies/proof";
import type { Change, MutantOutcome } from "./mutant-outcome";
import { decide } from "./plain-packets";
import type { PlainPacket } from "./plain-packets";

type Verdict = Pick<DeploymentVerdict, "verdict" | "findings">;

export function misjudgement(outcome: MutantOutcome, verdict: Verdict): string | undefined {
  return (
    wrongVerdict(outcome, verdict) ?? wrongKind(outcome, verdict) ?? wrongWitness(outcome, verdict)
  );
}

/** Same traffic: proven. Certain change: refuted. Nobody can tell: undecided. Not modelled: anything but proven. */
function wrongVerdict(
  { outcome, reading }: MutantOutcome,
  { verdict }: Verdict,
): string | undefined {
  const allowed = {
    same: ["proven"],
    opened: ["refuted"],
    closed: ["refuted"],
    unknown: reading.puzzle === undefined ? ["undecided"] : ["refuted", "undecided"],
  }[outcome];
  if (allowed.includes(verdict)) return undefined;
  return `${verdict} instead of ${allowed.join(" or ")}`;
}

/** Every certain change has its finding, and the finding names the rule that decides. */
function wrongKind({ changes }: MutantOutcome, { findings }: Verdict): string | undefined {
  for (const change of changes) {
    if (change.outcome === "unknown") continue;
    const kind = change.outcome === "opened" ? "excess" : "missing";
    const fitting = findings.filter(
      (finding) => finding.kind === kind && finding.direction === change.gate.direction,
    );
    if (fitting.length === 0) return `no ${kind} finding`;
    if (!fitting.some((finding) => names(finding, change))) {
      return `no ${kind} finding names ${change.culprit ?? "nothing"}`;
    }
  }
  return undefined;
}

/** By its address; or, where several rules close one flow, by saying that there are others. */
function names({ decidedBy, remedy }: Finding, { culprit, writtenBy }: Change): boolean {
  if (writtenBy !== "document") return decidedBy !== undefined;
  return decidedBy?.address === culprit || /other rules? close/.test(remedy);
}

/** Every witness fares as its finding says, at some machine. */
function wrongWitness({ reading }: MutantOutcome, { findings }: Verdict): string | undefined {
  if (reading.puzzle !== undefined) return undefined;
  for (const { kind, witness, direction } of findings) {
    if (witness === undefined || direction === undefined || kind === "unsupported") continue;
    const { family, protocol, sourcePort, destinationPort } = witness;
    const inbound = direction === "inbound";
    const packet: PlainPacket = {
      direction,
      family,
      near: inbound ? witness.destination : witness.source,
      far: inbound ? witness.source : witness.destination,
      protocol,
      sourcePort,
      destinationPort,
    };
    const answer = { excess: "open", missing: "closed", unproven: "unknown" }[kind];
    const gates = reading.gates.filter((gate) => gate.direction === direction);
    if (!gates.some((gate) => decide(gate, packet).answer === answer)) {
      return `the witness of ${kind} is not ${answer}`;
    }
  }
  return undefined;
}

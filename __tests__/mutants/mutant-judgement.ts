// Whether the gate judged a mutant rightly, against what the plain evaluator says happens to the traffic. Answers in
// words: the reason why the judgement is wrong, or nothing.
import type { Box } from "../../modules/packets";
import type { Finding } from "../../policies/catalog";
import type { DeploymentVerdict } from "../../policies/proof";
import type { Change, MutantOutcome } from "./mutant-outcome";
import { showAddress } from "../oracle/plain-addresses";
import { decide } from "../oracle/plain-packets";
import type { PlainPacket } from "../oracle/plain-packets";

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
    unknown: reading.unsupported === undefined ? ["undecided"] : ["refuted", "undecided"],
  }[outcome];
  if (allowed.includes(verdict)) return undefined;
  return `${verdict} instead of ${allowed.join(" or ")}`;
}

/** 168.63.129.16 is in every virtual network and at no machine: nothing leaves a machine from there. */
function isOfPlatform({ family, near }: PlainPacket): boolean {
  return family === 4 && showAddress(family, near) === "168.63.129.16";
}

/** Every change is in a finding of its kind, and that finding names the rule that decides. */
function wrongKind({ changes }: MutantOutcome, { findings }: Verdict): string | undefined {
  for (const change of changes.filter(({ packet }) => !isOfPlatform(packet))) {
    const kind = KINDS[change.outcome];
    const fitting = findings.filter(
      (finding) =>
        finding.kind === kind &&
        finding.direction === change.gate.direction &&
        (finding.truncated === true || finding.packets.some((box) => boxHolds(box, change.packet))),
    );
    if (fitting.length === 0) return `no ${kind} finding holds ${writePacket(change.packet)}`;
    if (kind !== "unproven" && !fitting.some((finding) => names(finding, change))) {
      return `no ${kind} finding names ${change.culprit ?? "nothing"}`;
    }
  }
  return undefined;
}

const KINDS = { opened: "excess", closed: "missing", unknown: "unproven" } as const;

/** By its address; or, where several rules close one flow, by saying that there are others. */
function names({ decidedBy, remedy }: Finding, { culprit, writtenBy }: Change): boolean {
  if (writtenBy !== "document") return decidedBy !== undefined;
  return decidedBy?.address === culprit || /other rules? close/.test(remedy);
}

export function boxHolds(box: Box, packet: PlainPacket): boolean {
  const inbound = packet.direction === "inbound";
  const within = <T extends number | bigint>(
    ranges: readonly { readonly first: T; readonly last: T }[],
    value: T,
  ): boolean => ranges.some(({ first, last }) => first <= value && value <= last);
  return (
    box.family === packet.family &&
    within(box.source, inbound ? packet.far : packet.near) &&
    within(box.destination, inbound ? packet.near : packet.far) &&
    within(box.protocol, packet.protocol) &&
    within(box.sourcePort, packet.sourcePort) &&
    within(box.destinationPort, packet.destinationPort)
  );
}

export function writePacket({
  direction,
  family,
  near,
  far,
  protocol,
  destinationPort,
}: PlainPacket): string {
  const ends = [near, far].map((address) => showAddress(family, address));
  return `${direction} ${ends.join(" / ")} protocol ${protocol} port ${destinationPort}`;
}

/** Every witness is decided as its finding says, at some machine. */
function wrongWitness({ reading }: MutantOutcome, { findings }: Verdict): string | undefined {
  if (reading.unsupported !== undefined) return undefined;
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

// What leaves the proof, without what is not to be printed.
import type { Literal } from "../../modules/packets";
import type { Advisory, BoundEnd, BoundFlow } from "../../modules/sites";
import type { Evidence, Finding, GateEvidence, Region } from "../catalog";
import type { RuleOrigin, ShownBox, ShownPacket, Unsupported, Veil } from "../readers";

interface Packets {
  readonly packets: readonly ShownBox[];
  readonly witness: ShownPacket;
}

/** The same packets, with what is hidden of them. */
export function veilPackets<P extends Packets>(part: P, veil: Veil): P {
  if (veil.isEmpty) return part;
  const packets = veil.boxes(part.packets);
  return { ...part, packets, witness: veil.packet(part.witness, packets) };
}

/** Evidence in whose regions what is hidden is marked, before anybody puts them into words. */
export function veilEvidence(evidence: Evidence, veil: Veil): Evidence {
  if (veil.isEmpty) return evidence;
  const { gates, expectations = [], dropped = [] } = evidence;
  return {
    ...evidence,
    veil,
    gates: gates.map((gate) => veilGate(gate, veil)),
    expectations: expectations.map((one) => ({
      ...one,
      gates: one.gates.map((gate) => veilGate(gate, veil)),
    })),
    dropped: dropped.map((one) => ({ ...one, region: veilPackets(one.region, veil) })),
  };
}

function veilGate(gate: GateEvidence, veil: Veil): GateEvidence {
  const regions = (some: readonly Region[]): readonly Region[] =>
    some.map((region) => veilPackets(region, veil));
  return {
    ...gate,
    missing: regions(gate.missing),
    excess: regions(gate.excess),
    maybeMissing: regions(gate.maybeMissing),
    maybeExcess: regions(gate.maybeExcess),
  };
}

function veilRules(rules: readonly RuleOrigin[], veil: Veil): readonly RuleOrigin[] {
  return rules.map((rule) => veil.rule(rule));
}

/** A finding in whose packets the hidden ends are marked already. */
export function veilFinding(finding: Finding, veil: Veil): Finding {
  if (veil.isEmpty) return finding;
  const { fingerprint, formerFingerprint, ...rest } = finding;
  const { message, remedy, gate, address, construct, sensitive } = finding;
  const { decidedBy, alsoDecidedBy, nextRule, consequences } = finding;
  return {
    ...rest,
    message: veil.text(message),
    remedy: veil.text(remedy),
    ...(gate !== undefined && { gate: veil.text(gate) }),
    ...(address !== undefined && { address: veil.text(address) }),
    ...(construct !== undefined && {
      construct: { ...construct, path: veil.text(construct.path) },
    }),
    ...(decidedBy !== undefined && { decidedBy: veil.rule(decidedBy) }),
    ...(alsoDecidedBy !== undefined && { alsoDecidedBy: veilRules(alsoDecidedBy, veil) }),
    ...(nextRule !== undefined && { nextRule: veil.rule(nextRule) }),
    ...(consequences !== undefined && {
      consequences: consequences.map((one) => veilFinding(one, veil)),
    }),
    ...(sensitive !== true && fingerprint !== undefined && { fingerprint }),
    ...(sensitive !== true && formerFingerprint !== undefined && { formerFingerprint }),
  };
}

/** What a reader reports, in a report. */
export function veilUnsupported(one: Unsupported, veil: Veil): Unsupported {
  if (veil.isEmpty) return one;
  const { message, remedy, address } = one;
  return {
    ...one,
    message: veil.text(message),
    remedy: veil.text(remedy),
    ...(address !== undefined && { address: veil.text(address) }),
  };
}

/** What is taken to be true of unknowns, which are called by names of the source. */
export function veilLiterals(literals: readonly Literal[], veil: Veil): readonly Literal[] {
  return literals.map((one) => ({ ...one, unknown: veil.text(one.unknown) }));
}

/** A flow whose addresses of the site are sensitive values of the source as well. */
export function veilFlow(flow: BoundFlow, veil: Veil): BoundFlow {
  if (veil.isEmpty) return flow;
  return { ...flow, near: veilEnd(flow.near, veil), far: veilEnd(flow.far, veil) };
}

function veilEnd(end: BoundEnd, veil: Veil): BoundEnd {
  return {
    ...end,
    addresses: end.addresses.map(({ family, ranges }) => ({
      family,
      ranges: veil.addresses(family, ranges),
    })),
  };
}

/** How to see what is hidden, where something is. */
export function veilAdvice(veil: Veil): readonly Advisory[] {
  return veil.hasHidden ? [{ id: "note", message: HIDDEN }] : [];
}

const HIDDEN =
  "what the files mark as sensitive, and what would tell it, is printed as `(sensitive)`; `--show-sensitive` shows it";

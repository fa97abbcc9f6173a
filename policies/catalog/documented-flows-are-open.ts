// Every documented flow passes every Edge gate of its direction, whole: each address, each port of its range.
import type { BoundFlow } from "../../modules/sites";
import type { Finding } from "./finding";
import { citeFlow, describeFlow, describeRule, describeRules } from "./flow-words";
import type { DroppedRegion, Evidence, GateEvidence, Policy, Region } from "./policy";
import { droppedFinding, regionFinding } from "./region-finding";

const id = "documented-flows-are-open";

export const documentedFlowsAreOpen: Policy = {
  id,
  statement: "Every packet of every documented flow passes every gate in front of the Edge.",
  why: "A closed flow is an outage that shows up as a feature that does not work, long after the deployment.",
  citation: "The rows of the flow documents that the site selects, and the site's extra flows.",
  check: (evidence) => [
    ...edgeGates(evidence).flatMap((gate) => checkGate(evidence, gate)),
    ...(evidence.dropped ?? []).flatMap((one) => droppedFlow(evidence, one)),
  ],
};

function edgeGates({ gates }: Evidence): readonly GateEvidence[] {
  return gates.filter(({ gate }) => gate.machines === "edge");
}

function checkGate(evidence: Evidence, gate: GateEvidence): readonly Finding[] {
  return [
    ...gate.missing.map((region) => missing(evidence, gate, region)),
    ...gate.maybeMissing.map((region) => unproven(evidence, gate, region)),
  ];
}

function missing(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  return regionFinding(evidence, gate, region, {
    kind: "missing",
    policy: id,
    expected: "allow",
    got: "deny",
    message: `${flowWords(gate, region)} is closed by ${describeRules(region)}`,
    remedy: missingRemedy(region),
  });
}

function missingRemedy({ decidedBy, next, alsoDecidedBy, openFlow }: Region): string {
  const culprit = describeRule(decidedBy);
  if (openFlow !== undefined)
    return `add a rule that names the service tag \`${openFlow.far.role}\`, before ${culprit}`;
  if (alsoDecidedBy.length > 0) {
    const others =
      alsoDecidedBy.length === 1
        ? "1 other rule closes"
        : `${alsoDecidedBy.length} other rules close`;
    return `${others} parts of the flow as well; let a rule that allows the packets shown come before all of them`;
  }
  // What the cloud would let through by itself is wider than any flow: never a reason to remove a deny.
  const late = next?.verdict === "allow" && next.rule.writtenBy === "document";
  if (late && decidedBy.writtenBy === "cloud")
    return `${describeRule(next.rule)} would allow it but comes after a rule of the platform's own: give it a smaller priority number`;
  if (late)
    return `${describeRule(next.rule)} would allow it but comes too late: remove ${culprit}, narrow it, or move it behind`;
  return decidedBy.writtenBy === "cloud"
    ? `add a rule that allows the packets shown: nothing in the configuration does, so the cloud's own default closes them`
    : `add a rule that allows the packets shown, before ${culprit}`;
}

function unproven(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  if (region.openFlow !== undefined) return openFlowClosed(evidence, gate, region, region.openFlow);
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: "allow",
    got: "unknown",
    message: `${flowWords(gate, region)} might be closed: what ${describeRules(region)} matches is not known${whyOf(region)}`,
    remedy:
      "write the rule with exact addresses, protocol and ports, or let an exact rule allow the packets first",
  });
}

/** The rule may be exact: it is the flow of which nobody knows what it asks for. */
function openFlowClosed(
  evidence: Evidence,
  gate: GateEvidence,
  region: Region,
  flow: BoundFlow,
): Finding {
  const tag = flow.far.role;
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: "allow",
    got: "unknown",
    message: `${flowWords(gate, region)} is closed by ${describeRules(region)}, as far as these packets are in the service tag \`${tag}\`, which is not known`,
    remedy: `let a rule that names \`${tag}\` itself, as the flow does, come before ${describeRule(region.decidedBy)}; or state what the tag holds under \`assume.serviceTags\` in the site file`,
  });
}

function whyOf({ decidedBy: { reason: uncertainty } }: Region): string {
  return uncertainty === undefined ? "" : ` (${uncertainty})`;
}

function droppedFlow(evidence: Evidence, { traffic, region }: DroppedRegion): readonly Finding[] {
  const { flow } = region;
  if (flow === undefined || traffic.passesIf !== undefined) return [];
  const { direction } = traffic;
  const what = `${direction} ${describeFlow(flow)} (${citeFlow(flow)})`;
  return [
    droppedFinding(evidence, direction, region, {
      policy: id,
      message: `${what} is not open whatever the rules say: ${traffic.origin.reason ?? ""}`,
      remedy: "leave the row or extra flow out of the site, or the packets that are dropped",
    }),
  ];
}

function flowWords({ gate }: GateEvidence, { flow }: Region): string {
  return flow === undefined
    ? `a documented ${gate.direction} flow`
    : `${gate.direction} ${describeFlow(flow)} (${citeFlow(flow)})`;
}

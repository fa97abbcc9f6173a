// Nothing passes an Edge gate that no documented or reviewed flow asks for. The counterpart of documented-flows-are-open.
import type { BoundFlow } from "../../modules/sites";
import type { Finding } from "./finding";
import { citeFlow, describeRule, describeRules, describeTraffic } from "./flow-words";
import type { Evidence, GateEvidence, Policy, Region } from "./policy";
import { regionFinding } from "./region-finding";

const id = "nothing-beyond-is-open";

export const nothingBeyondIsOpen: Policy = {
  id,
  statement:
    "No packet passes a gate in front of the Edge unless a documented flow or a reviewed extra flow asks for it.",
  why: "Everything else that is open is reach for somebody whom nobody decided to let in, or a way out for data.",
  citation:
    "The same rows: the port tables list all that the Edge needs, so the rest stays closed.",
  check: (evidence) =>
    evidence.gates
      .filter(({ gate }) => gate.machines === "edge")
      .flatMap((gate) => [
        ...gate.excess.map((region) => excess(evidence, gate, region)),
        ...gate.maybeExcess.map((region) => unproven(evidence, gate, region)),
      ]),
};

function excess(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  const traffic = `${gate.gate.direction} ${describeTraffic(region)}`;
  return regionFinding(evidence, gate, region, {
    kind: "excess",
    policy: id,
    expected: "deny",
    got: "allow",
    message: `${traffic} is open beyond the documented flows, by ${describeRules(region)}`,
    remedy: excessRemedy(gate, region),
  });
}

function excessRemedy({ gate }: GateEvidence, { decidedBy, next }: Region): string {
  if (decidedBy.writtenBy === "cloud")
    return `deny all other ${gate.direction} packets at the end of the rules: the cloud's own default allows what no rule matches`;
  const rule = describeRule(decidedBy);
  const after =
    next?.verdict === "allow" ? `; ${describeRule(next.rule)} would still allow the packet` : "";
  return (
    `remove ${rule} or narrow it to the documented flows; if the packets are wanted, list them as an extra flow in the` +
    ` site file with owner, reason and expiry${after}`
  );
}

function unproven(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  const { decidedBy, openFlow } = region;
  if (openFlow !== undefined) return beyondOpenFlow(evidence, gate, region, openFlow);
  const why = decidedBy.reason === undefined ? "" : ` (${decidedBy.reason})`;
  const family = isIpv6(region) ? " over IPv6" : "";
  const traffic = `${gate.gate.direction} ${describeTraffic(region)}${family}`;
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: "deny",
    got: "unknown",
    message: `${traffic} might be open beyond the documented flows: what ${describeRules(region)} matches is not known${why}`,
    remedy: unprovenRemedy(region),
  });
}

/** The rule may be exact: it is the flow of which nobody knows what it asks for. */
function beyondOpenFlow(
  evidence: Evidence,
  gate: GateEvidence,
  region: Region,
  flow: BoundFlow,
): Finding {
  const traffic = `${gate.gate.direction} ${describeTraffic(region)}`;
  const tag = flow.far.role;
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: "deny",
    got: "unknown",
    message: `${traffic} might be open beyond the documented flows: ${describeRules(region)} ${region.alsoDecidedBy.length === 0 ? "lets" : "let"} it through, and of it ${citeFlow(flow)}, asks only for what is in the service tag \`${tag}\`, which is not known`,
    remedy: `let a rule name \`${tag}\` itself, as the flow does, and nothing else; or state what the tag holds under \`assume.serviceTags\` in the site file`,
  });
}

function unprovenRemedy(region: Region): string {
  if (region.decidedBy.writtenBy === "cloud")
    return "deny these packets by an exact rule of the configuration, so that the cloud's own default never decides them";
  const exact = "write the rule with exact addresses, protocol and ports";
  return isIpv6(region)
    ? `${exact}, and deny all other IPv6 in a rule of its own, with \`::/0\` at both ends`
    : exact;
}

/** Where all of it is IPv6, what was written with IPv4 in mind is often the reason. */
function isIpv6({ packets, truncated }: Region): boolean {
  return !truncated && packets.every(({ family }) => family === 6);
}

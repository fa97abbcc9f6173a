// The configuration opens nothing at machines that are not Edge Servers. What the cloud lets through to them by itself does
// not count.
import type { Finding } from "./finding";
import { describeRules, describeTraffic } from "./flow-words";
import type { Evidence, GateEvidence, Policy, Region } from "./policy";
import { regionFinding } from "./region-finding";

const id = "other-machines-are-untouched";

export const otherMachinesAreUntouched: Policy = {
  id,
  statement:
    "No rule of the configuration opens anything at a machine that is not one of the site's Edge Servers.",
  why: "A rule without a target, or attached to one subnet too many, opens the Edge's ports on machines behind the Edge.",
  citation:
    "The port tables name the Edge interfaces as the guarded end of each row, and no other machine.",
  check: (evidence) =>
    evidence.gates
      .filter(({ gate }) => gate.machines === "other")
      .flatMap((gate) => [
        ...gate.excess.map((region) => excess(evidence, gate, region)),
        ...gate.maybeExcess.map((region) => unproven(evidence, gate, region)),
      ]),
};

function excess(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  return regionFinding(evidence, gate, region, {
    kind: "excess",
    policy: id,
    expected: "deny",
    got: "allow",
    message: `${describeRules(region)} opens ${gate.gate.direction} ${describeTraffic(region)} at machines that are not Edge Servers (${gate.gate.name})`,
    remedy:
      "take the other machines out of the rule, if it is the Edge's; what is meant for them belongs into a rule of their own, in a configuration of theirs",
  });
}

function unproven(evidence: Evidence, gate: GateEvidence, region: Region): Finding {
  const { decidedBy } = region;
  const why = decidedBy.reason === undefined ? "" : ` (${decidedBy.reason})`;
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: "deny",
    got: "unknown",
    message: `${describeRules(region)} might open ${gate.gate.direction} ${describeTraffic(region)} at machines that are not Edge Servers (${gate.gate.name})${why}`,
    remedy: "say exactly which machines the rule reaches, or remove it",
  });
}

// There is something to prove: flows to hold the gates against, and a gate in front of the Edge in each direction.
// Without this, an empty configuration would be proven.
import type { Finding } from "./finding";
import { citeFlow, describeFlow, findingFlow } from "./flow-words";
import type { Evidence, Policy } from "./policy";

const id = "an-edge-gate-exists";

export const anEdgeGateExists: Policy = {
  id,
  statement:
    "The deployment has at least one flow, and the configuration at least one Edge gate in each direction.",
  why: "Nothing compared with nothing is always equal; an unattached group or an empty site must not look like a proof.",
  citation: "Azure and Google both filter only where rules are attached or targeted.",
  check: (evidence) => [
    ...noFlows(evidence),
    ...noGate(evidence, "inbound"),
    ...noGate(evidence, "outbound"),
    ...unguarded(evidence),
  ],
};

function noFlows({ deployment }: Evidence): readonly Finding[] {
  if (deployment.flows.length > 0) return [];
  return [
    {
      kind: "unsupported",
      policy: id,
      deployment: deployment.name,
      message: `the deployment \`${deployment.name}\` selects no flow, so there is nothing to prove`,
      remedy: "select at least one flow document or extra flow in the site file",
      packets: [],
      place: deployment.place,
    },
  ];
}

function noGate(
  { deployment, file, gates }: Evidence,
  direction: "inbound" | "outbound",
): readonly Finding[] {
  if (gates.some(({ gate }) => gate.machines === "edge" && gate.direction === direction)) return [];
  return [
    {
      kind: "unsupported",
      policy: id,
      deployment: deployment.name,
      direction,
      message: `no ${direction} gate in front of the Edge machines was found in the configuration`,
      remedy:
        "attach the security group, or target the rules, where the site file says that the Edge machines are",
      packets: [],
      place: { file },
    },
  ];
}

function unguarded({ deployment, file, unguardedFlows }: Evidence): readonly Finding[] {
  return unguardedFlows.map((flow) => ({
    kind: "unsupported",
    policy: id,
    deployment: deployment.name,
    direction: flow.direction,
    message: `some packets of ${flow.direction} ${describeFlow(flow)} (${citeFlow(flow)}) reach no gate of the configuration`,
    remedy:
      "give both ends addresses of one family, and attach the rules where the Edge addresses are",
    packets: [],
    flow: findingFlow(flow),
    place: { file },
  }));
}

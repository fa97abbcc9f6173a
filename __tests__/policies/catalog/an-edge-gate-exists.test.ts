import { anEdgeGateExists } from "../../../policies/catalog/an-edge-gate-exists";
import { evidence, gateEvidence, SIP } from "../../samples/evidence";
import { deployment, gate } from "../../samples/hand-made";

const inbound = gateEvidence();
const outbound = gateEvidence({ gate: gate("outbound", []) });
const others = gateEvidence({ gate: gate("outbound", [], { machines: "other" }) });

test.each([
  ["one gate in each direction", {}, []],
  ["no gate", { gates: [] }, [/no inbound gate/, /no outbound gate/]],
  ["no gate inbound", { gates: [outbound] }, [/no inbound gate/]],
  ["outbound for other machines only", { gates: [inbound, others] }, [/no outbound gate/]],
  ["no flow", { deployment: deployment([]) }, [/selects no flow/]],
  ["a flow that reaches no gate", { unguardedFlows: [SIP] }, [/inbound tcp 5061 .* reach no gate/]],
])("%s", (_, given, messages) => {
  const findings = anEdgeGateExists.check(evidence(given));
  expect(findings.map(({ kind }) => kind)).toEqual(messages.map(() => "unsupported"));
  messages.forEach((message, index) => {
    expect(findings[index]!.message).toMatch(message);
  });
});

import { otherMachinesAreUntouched } from "../../../policies/catalog/other-machines-are-untouched";
import { evidence, gateEvidence, region } from "../../samples/evidence";
import { gate } from "../../samples/hand-made";

const other = gate("inbound", [], { machines: "other", name: "machines without tags" });
const check = (gates: Parameters<typeof gateEvidence>[0]) =>
  otherMachinesAreUntouched.check(evidence({ gates: [gateEvidence(gates)] }));

test.each([
  ["nothing is opened", { gate: other }, []],
  ["the document opens something", { gate: other, excess: [region()] }, ["excess"]],
  ["the document might open something", { gate: other, maybeExcess: [region()] }, ["unproven"]],
  ["the machines are the Edge", { excess: [region()] }, []],
])("%s", (_, gates, kinds) => {
  expect(check(gates).map(({ kind }) => kind)).toEqual(kinds);
});

test("the finding names the rule and the machines", () => {
  const [finding] = check({ gate: other, excess: [region()] });
  expect(finding!.message).toBe(
    "`culprit` (priority 300) opens inbound tcp 5061 at machines that are not Edge Servers (machines without tags)",
  );
});

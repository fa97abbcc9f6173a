import { documentedFlowsAreOpen } from "../../../policies/catalog/documented-flows-are-open";
import { evidence, gateEvidence, region, SIP } from "../../samples/evidence";
import { gate, origin } from "../../samples/hand-made";

const check = (gates: Parameters<typeof gateEvidence>[0]) =>
  documentedFlowsAreOpen.check(evidence({ gates: [gateEvidence(gates)] }));

test("no region, no finding", () => {
  expect(check({})).toEqual([]);
});

test("a closed flow is missing, with its row, its words and the rule that closes it", () => {
  const [finding] = check({ missing: [region({ flow: SIP })] });
  expect(finding).toMatchObject({
    kind: "missing",
    expected: "allow",
    got: "deny",
    flow: { id: SIP.id },
  });
  expect(finding!.message).toBe(
    "inbound tcp 5061 from partners to access (seed row 1) is closed by `culprit` (priority 300)",
  );
});

test("a flow that might be closed is unproven, and says what is not known", () => {
  const decidedBy = origin("vague", { uncertainty: "the service tag `Sql` is not resolved" });
  const [finding] = check({ maybeMissing: [region({ flow: SIP, decidedBy })] });
  expect(finding).toMatchObject({ kind: "unproven", expected: "allow", got: "unknown" });
  expect(finding!.message).toMatch(/might be closed: .*the service tag `Sql` is not resolved/);
});

describe("the remedy", () => {
  const later = { rule: origin("sip-in", { priority: 400 }), verdict: "allow" } as const;
  const cloud = origin("DenyAllInBound", { by: "cloud", priority: 65500 });
  test.each([
    [
      "an allow comes too late",
      region({ next: later }),
      /`sip-in` \(priority 400\) would allow it but comes too late/,
    ],
    [
      "only the cloud's default is left",
      region({ decidedBy: cloud }),
      /nothing in the configuration does/,
    ],
    [
      "a written deny decides",
      region(),
      /add a rule that allows the packets shown, before `culprit`/,
    ],
    [
      "several rules close parts of it",
      region({ alsoDecidedBy: [cloud] }),
      /1 other rule closes parts/,
    ],
  ])("when %s", (_, missing, remedy) => {
    expect(check({ missing: [missing] })[0]!.remedy).toMatch(remedy);
  });
});

test("other machines are not asked", () => {
  const other = gate("inbound", [], { machines: "other" });
  expect(check({ gate: other, missing: [region()] })).toEqual([]);
});

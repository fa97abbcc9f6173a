import { nothingBeyondIsOpen } from "../../../policies/catalog/nothing-beyond-is-open";
import { evidence, gateEvidence, region } from "../../samples/evidence";
import { ACCESS, boxes, gate, origin } from "../../samples/hand-made";

const check = (gates: Parameters<typeof gateEvidence>[0]) =>
  nothingBeyondIsOpen.check(evidence({ gates: [gateEvidence(gates)] }));

test("no region, no finding", () => {
  expect(check({})).toEqual([]);
});

test("what is certainly open is excess, by name", () => {
  const [finding] = check({ excess: [region()] });
  expect(finding).toMatchObject({
    kind: "excess",
    expected: "deny",
    got: "allow",
    decidedBy: { name: "culprit" },
  });
  expect(finding!.message).toBe(
    "inbound tcp 5061 is open beyond the documented flows, by `culprit` (priority 300)",
  );
  expect(finding!.remedy).toMatch(/remove .*narrow it.*extra flow/);
});

test("what might be open is unproven", () => {
  const decidedBy = origin("vague", { uncertainty: "the tag `X`" });
  expect(check({ maybeExcess: [region({ decidedBy })] })).toMatchObject([
    { kind: "unproven", got: "unknown" },
  ]);
});

describe("the remedy", () => {
  const cloud = origin("AllowInternetOutBound", { by: "cloud", priority: 65001 });
  const later = { rule: origin("also"), verdict: "allow" } as const;
  test.each([
    [
      "the cloud's default opens it",
      { excess: [region({ decidedBy: cloud })] },
      /deny all other inbound packets at the end/,
    ],
    [
      "the cloud's default is in doubt",
      { maybeExcess: [region({ decidedBy: cloud })] },
      /by an exact rule/,
    ],
    [
      "another rule opens it as well",
      { excess: [region({ next: later })] },
      /`also` would still allow/,
    ],
  ])("when %s", (_, gates, remedy) => {
    expect(check(gates)[0]!.remedy).toMatch(remedy);
  });
});

test.each([
  [
    "one kind",
    boxes({ to: ACCESS, from: "192.0.2.1", protocol: "udp" }),
    "inbound udp any port is",
  ],
  ["everything", boxes({}), "inbound any protocol is"],
  ["ports are named", boxes({ to: ACCESS, protocol: "tcp", ports: [1, 9] }), "inbound tcp 1-9 is"],
])("traffic in a few words: %s", (_, packets, words) => {
  expect(check({ excess: [region({ packets })] })[0]!.message).toContain(words);
});

test("other machines have a policy of their own", () => {
  expect(check({ gate: gate("inbound", [], { machines: "other" }), excess: [region()] })).toEqual(
    [],
  );
});

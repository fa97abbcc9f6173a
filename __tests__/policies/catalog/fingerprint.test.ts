import { nothingBeyondIsOpen } from "../../../policies/catalog/nothing-beyond-is-open";
import type { Region } from "../../../policies/catalog";
import { evidence, gateEvidence, region } from "../../samples/evidence";
import { ACCESS, boxes, deployment, gate, origin, rule } from "../../samples/hand-made";

const fingerprint = (
  one: Partial<Region> = {},
  others: Parameters<typeof gateEvidence>[0] = {},
  name = "test",
): string => {
  const gates = [gateEvidence({ excess: [region(one)], ...others })];
  const here = { ...deployment([]), name };
  const [finding] = nothingBeyondIsOpen.check(evidence({ gates, deployment: here }));
  return finding?.fingerprint ?? "none";
};

const culprit = origin("culprit", { priority: 300 });
const packets = boxes({ from: "203.0.113.0/24", to: ACCESS, protocol: "tcp", ports: [1, 9] });

test("sixteen hexadecimal digits, the same for the same finding", () => {
  expect(fingerprint()).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint()).toBe(fingerprint());
});

describe("stays when", () => {
  test("the rule moves to another line or priority", () => {
    const moved = {
      ...culprit,
      priority: 999,
      place: { file: "elsewhere.json", line: 12345 },
    };
    expect(fingerprint({ decidedBy: moved })).toBe(fingerprint());
  });

  test("the comparison cuts the same packets in another way", () => {
    const [low, high] = [
      [1, 4],
      [5, 9],
    ].map((ports) =>
      boxes({
        from: "203.0.113.0/24",
        to: ACCESS,
        protocol: "tcp",
        ports: ports as [number, number],
      }),
    );
    expect(fingerprint({ packets, whole: [...high!, ...low!] })).toBe(fingerprint({ packets }));
  });
});

test("no sentence of ours has a part in it, only what it names", () => {
  const doubted = (uncertainty: string): string => {
    const doubt = rule("allow", "doubt", { certain: [], uncertainty });
    return fingerprint(
      { decidedBy: doubt.origin },
      { excess: [], maybeExcess: [region()], gate: gate("inbound", [doubt]) },
    );
  };
  expect(doubted("nobody knows `X` (U4)")).toBe(doubted("the contents of `X` are uncertain (U4)"));
  expect(doubted("nobody knows `X` (U4)")).not.toBe(doubted("nobody knows `X` (U1)"));
  expect(doubted("nobody knows `X` (U4)")).not.toBe(doubted("nobody knows `Y` (U4)"));
});

describe("changes when", () => {
  const wider = boxes({ from: "203.0.113.0/24", to: ACCESS, protocol: "tcp", ports: [1, 10] });
  const maybe = { excess: [], maybeExcess: [region()] };
  test.each<[string, string]>([
    ["one more port is open", fingerprint({ packets: wider })],
    [
      "packets are more that are not shown",
      fingerprint({ packets, whole: [...packets, ...wider] }),
    ],
    ["another rule decides", fingerprint({ decidedBy: origin("other") })],
    ["one more rule decides", fingerprint({ alsoDecidedBy: [origin("other")] })],
    ["the direction is another", fingerprint({}, { gate: gate("outbound", []) })],
    ["the gate is another", fingerprint({}, { gate: { ...gate("inbound", []), name: "b" } })],
    ["the deployment is another", fingerprint({}, {}, "other")],
    ["it is no longer certain", fingerprint({}, maybe)],
  ])("%s", (_, changed) => {
    expect([fingerprint(), fingerprint({ packets })]).not.toContain(changed);
    expect(changed).not.toBe("none");
  });
});

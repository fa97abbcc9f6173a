import type { Piece } from "../../../../modules/packets";
import { excessRegions, missingRegions } from "../../../../policies/proof/check/gate-regions";
import { requiredChain } from "../../../../policies/proof/required-chain";
import type { RuleOrigin } from "../../../../policies/readers";
import { ACCESS, boxes, flow, gate, PARTNERS, rule } from "../../../samples/hand-made";

const SIP = flow("inbound", "tcp", 5061);
const sip = rule("allow", "sip", { from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 5061 });
const rdp = rule("allow", "rdp", { from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 3389 });
const { chain } = gate("inbound", [sip, rdp]);
const sides = { chain, required: requiredChain([SIP]) };
const implied = chain[0]!.implied.origin;

const opened = (by: RuleOrigin, packets = rdp.certain): Piece<RuleOrigin, undefined> => ({
  boxes: packets,
  left: [by],
  right: [undefined],
});

test("a comparison that is right is confirmed by the replay", () => {
  expect(excessRegions(sides, [opened(rdp.origin)])).toMatchObject([
    { decidedBy: { name: "rdp" } },
  ]);
});

describe("a comparison that is wrong never reaches a report", () => {
  const udp = boxes({ from: PARTNERS, to: ACCESS, protocol: "udp", ports: 3389 });
  test.each([
    ["says open what is closed", () => excessRegions(sides, [opened(rdp.origin, udp)])],
    [
      "says undocumented what is documented",
      () => excessRegions(sides, [opened(sip.origin, sip.certain)]),
    ],
    ["names another rule", () => excessRegions(sides, [opened(sip.origin)])],
    [
      "says closed what is open",
      () => missingRegions(sides, [{ boxes: sip.certain, left: [SIP], right: [implied] }]),
    ],
  ])("%s", (_, make) => {
    expect(make).toThrow(/the replay of a witness disagrees/);
  });
});

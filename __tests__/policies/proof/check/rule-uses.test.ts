// What rules are good for: which flows each lets through, and which decide nothing.
import { ruleUses } from "../../../../policies/proof/check/rule-uses";
import { ACCESS, ANY, flow, gate, PARTNERS, rule } from "../../../samples/hand-made";

const SIP = flow("inbound", "tcp", 5061);
const WEB = flow("inbound", "tcp", 443);
const OUT = flow("outbound", "tcp", 5061);
const both = { from: PARTNERS, to: ACCESS, protocol: "tcp" } as const;
const sip = rule("allow", "sip", { ...both, ports: 5061 });
const wide = rule("allow", "wide", { ...both, ports: [400, 6000] });
const rdp = rule("allow", "rdp", { ...both, ports: 3389 });
const denyAll = rule("deny", "deny-all", { from: ANY, to: ANY });

function uses(...gates: Parameters<typeof ruleUses>[0]) {
  return ruleUses(gates, [SIP, WEB, OUT])!.map(({ rule: { name }, serves, decides, gates: at }) => [
    name,
    serves,
    decides,
    at.length,
  ]);
}

test("a rule serves the flows of which it decides a packet, in its gate's direction", () => {
  expect(uses(gate("inbound", [sip, rdp, wide, denyAll]))).toEqual([
    ["sip", [SIP.id], true, 1],
    ["rdp", [], true, 1],
    ["wide", [WEB.id], true, 1],
    ["deny-all", [], true, 1],
  ]);
});

test("a rule that another comes before entirely decides nothing, and serves nothing", () => {
  expect(uses(gate("inbound", [wide, sip, denyAll]))).toEqual([
    ["wide", [SIP.id, WEB.id], true, 1],
    ["sip", [], false, 1],
    ["deny-all", [], true, 1],
  ]);
});

test("a rule at two gates is one rule; at machines that are not Edge it serves nothing", () => {
  const other = gate("inbound", [sip], { name: "others", machines: "other" });
  expect(uses(gate("inbound", [sip]), other)).toEqual([["sip", [SIP.id], true, 2]]);
  expect(uses(other)).toEqual([["sip", [], true, 1]]);
});

test("a gate of some interfaces serves their flows alone", () => {
  const none = gate("inbound", [sip], { interfaces: ["av"] });
  expect(uses(none)).toEqual([["sip", [], true, 1]]);
});

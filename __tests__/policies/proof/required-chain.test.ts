import { flowBoxes } from "../../../policies/proof/required-chain";
import { ACCESS, ANY, boxes, flow, PARTNERS } from "../../samples/hand-made";

const BOTH = [ACCESS, "2001:db8::10"];

test.each([
  [
    "inbound: from the far end",
    flow("inbound", "tcp", 5061),
    boxes({ from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 5061 }),
  ],
  [
    "outbound: to the far end",
    flow("outbound", "udp", 3478),
    boxes({ from: ACCESS, to: PARTNERS, protocol: "udp", ports: 3478 }),
  ],
  [
    "the families that both ends have",
    flow("inbound", "tcp", 443, ANY),
    boxes({ from: "0.0.0.0/0", to: ACCESS, protocol: "tcp", ports: 443 }),
  ],
  [
    "both families",
    flow("inbound", "tcp", 443, ANY, { near: BOTH }),
    boxes({ from: ANY, to: BOTH, protocol: "tcp", ports: 443 }),
  ],
  ["no family in common: no packets", flow("inbound", "tcp", 443, "2001:db8::/32"), []],
])("%s", (_, one, packets) => {
  expect(flowBoxes(one)).toEqual(packets);
});

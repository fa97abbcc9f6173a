// What Azure drops whatever security groups say (cloud-semantics 1.6).
import { PROTOCOL, type Range } from "../../../modules/packets";
import { platformTraffic } from "../platform-traffic";

const only = (...numbers: readonly number[]): readonly Range[] =>
  numbers.map((number) => ({ first: number, last: number }));

const DHCP_SERVER = 67;

export const AZURE_PLATFORM = platformTraffic("Azure platform", [
  {
    name: "mail to external addresses",
    reason: "Azure drops outbound tcp 25 in some subscriptions",
    passesIf:
      "Azure lets tcp 25 out to external addresses in this subscription, as it does in some only",
    directions: ["outbound"],
    far: "external",
    transport: { protocol: only(PROTOCOL.tcp), destinationPort: only(25) },
  },
  {
    name: "DHCP requests",
    reason: "Azure drops unicast DHCP, udp 68 to 67, in most networks",
    passesIf: "Azure passes DHCP requests (udp 68 to 67) in this network, as it does in some only",
    directions: ["inbound", "outbound"],
    far: "any",
    transport: {
      protocol: only(PROTOCOL.udp),
      sourcePort: only(68),
      destinationPort: only(DHCP_SERVER),
    },
  },
  {
    name: "encapsulated packets",
    reason: "Azure drops IP in IP and GRE in virtual networks",
    directions: ["inbound", "outbound"],
    far: "any",
    transport: { protocol: only(PROTOCOL.ipip, PROTOCOL.gre) },
  },
]);

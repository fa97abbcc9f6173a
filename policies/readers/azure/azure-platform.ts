// What Azure drops and passes whatever security groups say (cloud-semantics 1.6). A rule that names one of the platform's own
// tags would close some of what passes.
import { ALL_PROTOCOLS, parsePrefix, PROTOCOL, type Range } from "../../../modules/packets";
import { platformTraffic } from "../rules/platform-rows";
import { addressesOf } from "../rules/prefixes";

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
  {
    name: "the agent, DNS and DHCP of the platform",
    reason: "Azure always passes tcp 80 and 32526, DNS and DHCP to 168.63.129.16",
    effect: "passed",
    directions: ["outbound"],
    far: addressesOf([parsePrefix("168.63.129.16/32")]),
    transport: {
      protocol: only(PROTOCOL.tcp, PROTOCOL.udp),
      destinationPort: only(53, DHCP_SERVER, 80, 32526),
    },
  },
  {
    name: "the metadata service",
    reason: "Azure always passes packets to its metadata service, 169.254.169.254",
    effect: "passed",
    directions: ["outbound"],
    far: addressesOf([parsePrefix("169.254.169.254/32")]),
    transport: { protocol: ALL_PROTOCOLS },
  },
  {
    name: "licensing of Windows",
    reason: "Azure always passes tcp 1688 to its licensing service",
    effect: "passed",
    directions: ["outbound"],
    far: "external",
    transport: { protocol: only(PROTOCOL.tcp), destinationPort: only(1688) },
  },
]);

// What Google drops and passes outside every rule (cloud-semantics 3.4).
import { ALL_PROTOCOLS, parsePrefix, PROTOCOL, type Range } from "../../../modules/packets";
import { platformTraffic } from "../rules/platform-rows";
import { addressesOf } from "../rules/prefixes";

const only = (...numbers: readonly number[]): readonly Range[] =>
  numbers.map((number) => ({ first: number, last: number }));

/** Every protocol but icmp, ipip (as 4 and as 94), tcp, udp, gre, esp, ah, icmpv6 and sctp. */
const OTHER_PROTOCOLS: readonly Range[] = [
  { first: 0, last: 0 },
  { first: 2, last: 3 },
  { first: 5, last: 5 },
  { first: 7, last: 16 },
  { first: 18, last: 46 },
  { first: 48, last: 49 },
  { first: 52, last: 57 },
  { first: 59, last: 93 },
  { first: 95, last: 131 },
  { first: 133, last: 255 },
];

export const GOOGLE_PLATFORM = platformTraffic("Google platform", [
  {
    name: "DHCP answers to machines",
    reason: "Google drops DHCP offers and acknowledgements to machines, udp 68 and 546",
    directions: ["inbound"],
    far: "any",
    transport: { protocol: only(PROTOCOL.udp), destinationPort: only(68, 546) },
  },
  {
    name: "mail to external addresses",
    reason: "Google drops tcp 25 to external addresses in most projects",
    passesIf:
      "Google lets tcp 25 out to external addresses in this project, as it does in some only",
    directions: ["outbound"],
    far: "external",
    transport: { protocol: only(PROTOCOL.tcp), destinationPort: only(25) },
  },
  {
    name: "other protocols of external addresses",
    reason:
      "between machines and external addresses Google passes tcp, udp, icmp, icmpv6, ipip, ah, esp, sctp and gre only",
    directions: ["inbound", "outbound"],
    far: "external",
    transport: { protocol: OTHER_PROTOCOLS },
  },
  {
    name: "the metadata server",
    reason: "Google always passes packets to its metadata server, 169.254.169.254",
    effect: "passed",
    directions: ["outbound"],
    far: addressesOf([parsePrefix("169.254.169.254/32")]),
    transport: { protocol: ALL_PROTOCOLS },
  },
]);

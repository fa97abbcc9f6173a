// Google's words for protocols: a name where it has one that means one protocol for sure, else the number.
import { PROTOCOL } from "../../packets";
import type { FlowProtocol } from "../../sites";

/** `ipip` is no name to use: there are two encapsulations of it, 4 and 94. */
const WORDS: Readonly<Record<FlowProtocol, string>> = {
  tcp: "tcp",
  udp: "udp",
  sctp: "sctp",
  icmp: "icmp",
  esp: "esp",
  ah: "ah",
  any: "all",
  icmpv6: String(PROTOCOL.icmpv6),
  igmp: String(PROTOCOL.igmp),
  gre: String(PROTOCOL.gre),
  ipip: String(PROTOCOL.ipip),
};

export const GOOGLE_PROTOCOLS = Object.keys(WORDS) as readonly FlowProtocol[];

export function protocolWord(protocol: FlowProtocol): string {
  return WORDS[protocol];
}

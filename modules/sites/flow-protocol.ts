// The protocols that a flow can be of. Tables name tcp and udp; extra flows may be of any that a cloud's rules have.
import { formatPortRange } from "../flows";
import type { PortRange } from "../flows";
import { ALL_PROTOCOLS, PROTOCOL } from "../packets";
import type { Family, Range } from "../packets";

export type FlowProtocol =
  "tcp" | "udp" | "sctp" | "icmp" | "icmpv6" | "igmp" | "esp" | "ah" | "gre" | "ipip" | "any";

const PORTED: ReadonlySet<FlowProtocol> = new Set(["tcp", "udp", "sctp"]);

/** Whether the clouds' rules match ports of the protocol. */
export function matchesPorts(protocol: FlowProtocol): boolean {
  return PORTED.has(protocol);
}

/** The protocol's numbers. */
export function protocolRange(protocol: FlowProtocol): readonly Range[] {
  if (protocol === "any") return ALL_PROTOCOLS;
  const number = PROTOCOL[protocol];
  return [{ first: number, last: number }];
}

/** The IP versions that the protocol is of: each has an ICMP of its own. */
export function familiesOfProtocol(protocol: FlowProtocol): readonly Family[] {
  if (protocol === "icmpv6") return [6];
  return protocol === "icmp" || protocol === "igmp" ? [4] : [4, 6];
}

/** `tcp 5061`, `icmp`, `any protocol`. */
export function protocolWords(
  { transport, ports }: { readonly transport: FlowProtocol; readonly ports?: PortRange },
  format: (ports: PortRange) => string = formatPortRange,
): string {
  if (transport === "any") return "any protocol";
  return ports === undefined ? transport : `${transport} ${format(ports)}`;
}

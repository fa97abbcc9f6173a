// IANA protocol numbers that firewalls name, and which of them carry ports. Only a protocol with ports can be restricted
// by a port; see the invariant on Box.
import type { Range } from "./box";

/** Protocols by the names used in this project. Source: IANA "Protocol Numbers" registry. */
export const PROTOCOL = {
  icmp: 1,
  igmp: 2,
  ipip: 4,
  tcp: 6,
  udp: 17,
  dccp: 33,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  sctp: 132,
  udplite: 136,
} as const;

/** The name of a protocol that has one here. */
export type ProtocolName = keyof typeof PROTOCOL;

/** The protocols whose header starts with a source and a destination port: TCP, UDP, DCCP, SCTP and UDP-Lite. */
export const PORT_PROTOCOLS: readonly number[] = [
  PROTOCOL.tcp,
  PROTOCOL.udp,
  PROTOCOL.dccp,
  PROTOCOL.sctp,
  PROTOCOL.udplite,
];

const NAME_BY_NUMBER: ReadonlyMap<number, string> = new Map(
  Object.entries(PROTOCOL).map(([name, number]) => [number, name]),
);

/** `tcp` for 6; `protocol 99` for a number without a name here. */
export function protocolName(number: number): string {
  return NAME_BY_NUMBER.get(number) ?? `protocol ${number}`;
}

const HAS_PORTS = Uint8Array.from({ length: 256 }, (_, protocol) =>
  Number(PORT_PROTOCOLS.includes(protocol)),
);

/** Whether packets of this protocol have ports. */
export function hasPorts(protocol: number): boolean {
  return HAS_PORTS[protocol] === 1;
}

/** Every protocol number. */
export const ALL_PROTOCOLS: readonly Range[] = [{ first: 0, last: 255 }];

/** Every port. Port 0 is a port. */
export const ALL_PORTS: readonly Range[] = [{ first: 0, last: 65535 }];

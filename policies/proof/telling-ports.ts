// Which protocol and port say most to a reader of one packet.
import { isWithin, PROTOCOL } from "../../modules/packets";
import type { Range } from "../../modules/packets";

/** Services that people know by their ports: SSH, web, SMB, SQL Server, STUN, RDP, SIP, WinRM. */
const KNOWN_PORTS = [22, 80, 443, 445, 1433, 3389, 3478, 5061, 5985];

/** Where every port is meant, the one that everybody has seen open. */
const ANY_PORT = 443;

/** First port of the dynamic range (RFC 6335). */
const EPHEMERAL_PORT = 49152;

const KNOWN_PROTOCOLS: readonly number[] = [PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.icmp];

/** A value, and how much it says: a lower rank says more. */
export interface Telling {
  readonly value: number;
  readonly rank: number;
}

/** TCP, UDP, ICMP, else the lowest number. */
export function tellingProtocol(protocols: readonly Range[]): Telling {
  const rank = KNOWN_PROTOCOLS.findIndex((value) => isWithin(protocols, value));
  return rank < 0
    ? { value: lowest(protocols), rank: KNOWN_PROTOCOLS.length }
    : { value: KNOWN_PROTOCOLS[rank] ?? 0, rank };
}

/** The lowest port that people know, else the lowest that a service can have: port 0 is nobody's. */
export function tellingPort(ports: readonly Range[]): Telling {
  if (lowest(ports) === 0 && ports[0]?.last === 65535) return { value: ANY_PORT, rank: 0 };
  const known = KNOWN_PORTS.find((value) => isWithin(ports, value));
  if (known !== undefined) return { value: known, rank: 0 };
  const [port] = ports.flatMap(({ first, last }) => (last > 0 ? [Math.max(1, first)] : []));
  return port === undefined ? { value: 0, rank: 2 } : { value: port, rank: 1 };
}

/** A port that a client has. */
export function sourcePort(ports: readonly Range[]): number {
  return isWithin(ports, EPHEMERAL_PORT) ? EPHEMERAL_PORT : lowest(ports);
}

function lowest(ranges: readonly Range[]): number {
  const [range] = ranges;
  if (range === undefined) throw new Error("a box with an empty field is not canonical");
  return range.first;
}

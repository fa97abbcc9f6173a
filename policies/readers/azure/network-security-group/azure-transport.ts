// Protocol and ports of a security rule (cloud-semantics 1.3, 1.4; U3, U4).
import { PROTOCOL, type Range } from "../../../../modules/packets";
import { type DocumentBlock, UNKNOWN } from "../../sources/terraform-config/resource-block";
import { anyhow, type Bounds, EVERY_TRANSPORT, exactly, type Transport } from "../../match";

/** `"any"` for a lone `*`: what the ports of protocols without ports are. */
type Ports = "any" | readonly Range[] | typeof UNKNOWN;

interface PortFields {
  readonly sourcePort?: readonly Range[];
  readonly destinationPort?: readonly Range[];
}

const only = (...numbers: readonly number[]): readonly Range[] =>
  numbers.map((number) => ({ first: number, last: number }));

const TCP_UDP = only(PROTOCOL.tcp, PROTOCOL.udp);
const ALL_BUT_TCP_UDP: readonly Range[] = [
  { first: 0, last: PROTOCOL.tcp - 1 },
  { first: PROTOCOL.tcp + 1, last: PROTOCOL.udp - 1 },
  { first: PROTOCOL.udp + 1, last: 255 },
];

const PORT_WITHOUT_PORTS =
  "whether Azure matches protocols other than tcp and udp in a rule that restricts ports is uncertain (U3)";
const ICMP_IN_IPV6 = "whether Azure's `Icmp` matches ICMPv6 is uncertain (U4)";

/** Reads protocol, source ports and destination ports together: what ports mean depends on the protocol. */
export function readTransport(block: DocumentBlock): Bounds<readonly Transport[]> {
  const protocol = block.text("protocol");
  const source = readPorts(block, "source");
  const destination = readPorts(block, "destination");
  switch (protocol) {
    case UNKNOWN:
      return anyhow();
    case "*":
      return everyProtocol(source, destination);
    case "Tcp":
      return withPorts(PROTOCOL.tcp, source, destination);
    case "Udp":
      return withPorts(PROTOCOL.udp, source, destination);
    case "Icmp":
      return icmp(source === "any" && destination === "any");
    case "Esp":
      return withoutPorts(PROTOCOL.esp, source === "any" && destination === "any");
    case "Ah":
      return withoutPorts(PROTOCOL.ah, source === "any" && destination === "any");
    case undefined:
    default:
      block.refuse(
        `\`protocol\` is ${protocol === undefined ? "not set" : `\`${protocol}\``}`,
        "write one of `*`, `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, spelled so",
        "protocol",
      );
      return anyhow();
  }
}

function everyProtocol(source: Ports, destination: Ports): Bounds<readonly Transport[]> {
  if (source === "any" && destination === "any") {
    return exactly(EVERY_TRANSPORT);
  }
  const tcpUdp = portBounds(TCP_UDP, source, destination);
  return {
    certain: tcpUdp.certain,
    possible: [...tcpUdp.possible, { protocol: ALL_BUT_TCP_UDP }],
    reason: PORT_WITHOUT_PORTS,
  };
}

function withPorts(
  protocol: number,
  source: Ports,
  destination: Ports,
): Bounds<readonly Transport[]> {
  return portBounds(only(protocol), source, destination);
}

function portBounds(
  protocol: readonly Range[],
  source: Ports,
  destination: Ports,
): Bounds<readonly Transport[]> {
  const transport = [
    { protocol, ...field("sourcePort", source), ...field("destinationPort", destination) },
  ];
  return source === UNKNOWN || destination === UNKNOWN
    ? { certain: [], possible: transport }
    : exactly(transport);
}

function field(name: keyof PortFields, ports: Ports): PortFields {
  return ports === "any" || ports === UNKNOWN ? {} : { [name]: ports };
}

function icmp(portsAreAny: boolean): Bounds<readonly Transport[]> {
  const possible = [{ protocol: only(PROTOCOL.icmp, PROTOCOL.icmpv6) }];
  return portsAreAny
    ? { certain: [{ family: 4, protocol: only(PROTOCOL.icmp) }], possible, reason: ICMP_IN_IPV6 }
    : { certain: [], possible, reason: PORT_WITHOUT_PORTS };
}

function withoutPorts(protocol: number, portsAreAny: boolean): Bounds<readonly Transport[]> {
  const transport = [{ protocol: only(protocol) }];
  return portsAreAny
    ? exactly(transport)
    : { certain: [], possible: transport, reason: PORT_WITHOUT_PORTS };
}

function readPorts(block: DocumentBlock, side: "source" | "destination"): Ports {
  const [singular, plural] = [`${side}_port_range`, `${side}_port_ranges`];
  if (block.has(singular) === block.has(plural)) {
    block.refuse(
      `a rule needs exactly one of \`${singular}\` and \`${plural}\`, and this one has ${block.has(singular) ? "both" : "neither"}`,
      `write \`"${singular}": "*"\` if every port is meant`,
      block.has(plural) ? plural : undefined,
    );
    return UNKNOWN;
  }
  return block.has(singular) ? readOneRange(block, singular) : readRanges(block, plural);
}

function readOneRange(block: DocumentBlock, key: string): Ports {
  const text = block.text(key);
  if (text === UNKNOWN || text === undefined) return UNKNOWN;
  if (text === "*") return "any";
  const range = parsePortRange(text);
  if (range !== undefined) return [range];
  refusePorts(block, key, text, "write one port 0..65535, one range such as `50000-59999`, or `*`");
  return UNKNOWN;
}

function readRanges(block: DocumentBlock, key: string): Ports {
  const list = block.texts(key);
  if (list === undefined) return UNKNOWN;
  const ranges = list.known.flatMap((text) => {
    const range = parsePortRange(text);
    if (range === undefined) {
      refusePorts(block, key, text, "write ports 0..65535 and ranges such as `50000-59999`");
    }
    return range ?? [];
  });
  return list.complete && ranges.length === list.known.length ? ranges : UNKNOWN;
}

function refusePorts(block: DocumentBlock, key: string, text: string, remedy: string): void {
  block.refuse(`Azure refuses \`${text}\` in \`${key}\``, remedy, key);
}

const PORT_RANGE = /^(0|[1-9]\d{0,4})(?:-(0|[1-9]\d{0,4}))?$/;

/** `443` or `50000-59999`; `undefined` for a text that is neither, reversed or past 65535. */
export function parsePortRange(text: string): Range | undefined {
  const [, low, high] = PORT_RANGE.exec(text) ?? [];
  if (low === undefined) return undefined;
  const range = { first: Number(low), last: Number(high ?? low) };
  return range.first <= range.last && range.last <= 65535 ? range : undefined;
}

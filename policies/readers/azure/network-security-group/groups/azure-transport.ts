// Protocol and ports of a security rule (cloud-semantics 1.3, 1.4; U3, U4).
import { PROTOCOL, type Range } from "../../../../../modules/packets";
import { argumentName, type Field, isGiven, type Texts, UNKNOWN } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import { parsePortRange } from "../../../rules/ports";
import type { RuleSide, SecurityRule } from "./records";
import {
  anyhow,
  type Bounds,
  EVERY_TRANSPORT,
  exactly,
  type Transport,
} from "../../../rules/match";

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
export function readTransport(rule: SecurityRule): Bounds<readonly Transport[]> {
  const { block } = rule;
  const protocol = block.value(rule.protocol);
  const source = readPorts(block, rule.source);
  const destination = readPorts(block, rule.destination);
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
      block.report(
        `\`protocol\` is ${protocol === undefined ? "not set" : `\`${protocol}\``}`,
        "write one of `*`, `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, spelled so",
        rule.protocol,
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
  const certain: readonly Transport[] = [{ family: 4, protocol: only(PROTOCOL.icmp) }];
  const possible: readonly Transport[] = [
    ...certain,
    { family: 6, protocol: only(PROTOCOL.icmp, PROTOCOL.icmpv6) },
  ];
  return portsAreAny
    ? { certain, possible, reason: ICMP_IN_IPV6 }
    : { certain: [], possible, reason: PORT_WITHOUT_PORTS };
}

function withoutPorts(protocol: number, portsAreAny: boolean): Bounds<readonly Transport[]> {
  const transport = [{ protocol: only(protocol) }];
  return portsAreAny
    ? exactly(transport)
    : { certain: [], possible: transport, reason: PORT_WITHOUT_PORTS };
}

function readPorts(block: ResourceBlock, { port, ports }: RuleSide): Ports {
  if (isGiven(port) === isGiven(ports)) {
    block.report(
      `a rule needs exactly one of \`${argumentName(port)}\` and \`${argumentName(ports)}\`, and this one has ${isGiven(port) ? "both" : "neither"}`,
      `write \`"${argumentName(port)}": "*"\` if every port is meant`,
      isGiven(ports) ? ports : undefined,
    );
    return UNKNOWN;
  }
  return isGiven(port) ? readOneRange(block, port) : readRanges(block, ports);
}

function readOneRange(block: ResourceBlock, field: Field<string>): Ports {
  const text = block.value(field);
  if (text === UNKNOWN || text === undefined) return UNKNOWN;
  if (text === "*") return "any";
  const range = parsePortRange(text);
  if (range !== undefined) return [range];
  reportPorts(
    block,
    field,
    text,
    "write one port 0..65535, one range such as `50000-59999`, or `*`",
  );
  return UNKNOWN;
}

function readRanges(block: ResourceBlock, field: Field<Texts>): Ports {
  const list = block.list(field);
  if (list === undefined) return UNKNOWN;
  const ranges = list.known.flatMap((text) => {
    const range = parsePortRange(text);
    if (range === undefined) {
      reportPorts(block, field, text, "write ports 0..65535 and ranges such as `50000-59999`");
    }
    return range ?? [];
  });
  return list.complete && ranges.length === list.known.length ? ranges : UNKNOWN;
}

function reportPorts(
  block: ResourceBlock,
  field: Field<unknown>,
  text: string,
  remedy: string,
): void {
  block.report(`Azure refuses \`${text}\` in \`${argumentName(field)}\``, remedy, field);
}

// The protocol-and-ports entries of a VPC firewall rule (cloud-semantics 3.2, facts 3-5; U15, U18).
import { ALL_PROTOCOLS, PROTOCOL, type Range } from "../../../../modules/packets";
import { parsePortRange } from "../../rules/ports";
import { UNKNOWN } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import { anyhow, type Bounds, exactly, type Transport } from "../../rules/match";
import { type Entries, type Entry, ENTRY_KEYS } from "./records";
import { unionTransports } from "./transport-union";

/** Protocols that Google knows by name and that mean one number in both families. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ["tcp", PROTOCOL.tcp],
  ["udp", PROTOCOL.udp],
  ["sctp", PROTOCOL.sctp],
  ["esp", PROTOCOL.esp],
  ["ah", PROTOCOL.ah],
]);

const WITH_PORTS: ReadonlySet<number> = new Set([PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.sctp]);

/** `ipip` is 4 in the registry; 94 is another encapsulation of the same name. */
const IP_IN_IP: readonly number[] = [PROTOCOL.ipip, 94];

const only = (...numbers: readonly number[]): readonly Range[] =>
  numbers.map((number) => ({ first: number, last: number }));

/** The union of the entries of `allow` or `deny`. */
export function readEntries(
  block: ResourceBlock,
  { entries: records, lost }: Entries,
): Bounds<readonly Transport[]> {
  for (const one of lost) block.value(one);
  const entries = records.map(readEntry);
  if (lost.length > 0 || entries.length === 0) return anyhow();
  if (entries.every(({ certain, possible }) => certain === possible)) {
    return exactly(unionTransports(entries.flatMap(({ certain }) => certain)));
  }
  const possible = unionTransports(entries.flatMap((entry) => entry.possible));
  // With an entry that is not understood nothing is certain: Google may refuse the whole rule.
  const broken = entries.some(
    (entry) => entry.certain !== entry.possible && entry.reason === undefined,
  );
  if (broken) return { certain: [], possible };
  return {
    certain: unionTransports(entries.flatMap((entry) => entry.certain)),
    possible,
    reason: [...new Set(entries.flatMap((entry) => entry.reason ?? []))].join("; "),
  };
}

function readEntry(entry: Entry): Bounds<readonly Transport[]> {
  const understood = entry.block.onlyKeys(ENTRY_KEYS);
  const protocol = readProtocol(entry);
  if (protocol === undefined || !understood) return anyhow();
  const ports = readPorts(entry, protocol.number);
  if (ports === undefined) return protocol.bounds;
  const possible = protocol.bounds.possible.map((transport) => ({
    ...transport,
    ...(ports === UNKNOWN ? {} : { destinationPort: ports }),
  }));
  return ports === UNKNOWN ? { certain: [], possible } : exactly(possible);
}

interface ReadProtocol {
  readonly bounds: Bounds<readonly Transport[]>;
  /** Absent for what is more or less than one protocol. */
  readonly number?: number;
}

function readProtocol({ block, protocol }: Entry): ReadProtocol | undefined {
  const text = block.value(protocol);
  if (text === UNKNOWN) return undefined;
  const name = text?.toLowerCase() ?? "";
  const number = NAMED.get(name) ?? parseNumber(name);
  if (number !== undefined) return { bounds: exactly([{ protocol: only(number) }]), number };
  if (name === "all") return { bounds: exactly([{ protocol: ALL_PROTOCOLS }]) };
  if (name === "icmp") return { bounds: ICMP };
  if (name === "ipip") return { bounds: IPIP };
  block.report(
    `\`protocol\` is ${text === undefined ? "not set" : `\`${text}\``}`,
    "write `tcp`, `udp`, `icmp`, `esp`, `ah`, `sctp`, `ipip`, `all` or a number 0..255",
    protocol,
  );
  return undefined;
}

const ICMP: Bounds<readonly Transport[]> = {
  certain: [{ family: 4, protocol: only(PROTOCOL.icmp) }],
  possible: [
    { family: 4, protocol: only(PROTOCOL.icmp) },
    { family: 6, protocol: only(PROTOCOL.icmp, PROTOCOL.icmpv6) },
  ],
  reason: "whether Google's `icmp` matches ICMPv6 is uncertain (U18)",
};

const IPIP: Bounds<readonly Transport[]> = {
  certain: [],
  possible: [{ protocol: only(...IP_IN_IP) }],
  reason: "whether Google's `ipip` is protocol 4 or 94 is uncertain (U15)",
};

function parseNumber(text: string): number | undefined {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255 ? Number(text) : undefined;
}

/** `undefined` when every port is meant: `ports` missing or empty. */
function readPorts(
  { block, ports }: Entry,
  protocol: number | undefined,
): readonly Range[] | undefined | typeof UNKNOWN {
  const list = block.list(ports);
  if (list === undefined) return undefined;
  if (protocol === undefined || !WITH_PORTS.has(protocol)) {
    block.report(
      "`ports` stands beside a protocol that Google gives no ports",
      "leave `ports` out, or write `tcp`, `udp` or `sctp`",
      ports,
    );
    return UNKNOWN;
  }
  const ranges = list.known.flatMap((text) => {
    const range = parsePortRange(text);
    if (range === undefined) {
      block.report(
        `\`${text}\` in \`ports\` is not a port or a range of ports`,
        "write ports 0..65535 and ranges such as `50000-59999`",
        ports,
      );
    }
    return range ?? [];
  });
  return list.complete && ranges.length === list.known.length ? ranges : UNKNOWN;
}

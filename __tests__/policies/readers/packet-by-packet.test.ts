// A second road to every answer: the documents below are evaluated once more, packet by packet, straight from their
// JSON and by code that shares nothing with the readers but the way to write an address. Only plain values occur here.
import { decide, type Packet, parsePrefix } from "../../../modules/packets";
import {
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  google,
  group,
  read,
  securityRule,
  vpc,
  vpcRule,
} from "./support/read-documents";

type Decision = "allow" | "deny";

const inPrefix = (address: bigint, family: number, text: string): boolean => {
  const prefix = parsePrefix(text);
  return prefix.family === family && prefix.first <= address && address <= prefix.last;
};

const inPorts = (port: number, text: string): boolean => {
  if (text === "*") return true;
  const [low, high] = text.split("-");
  return Number(low) <= port && port <= Number(high ?? low);
};

/** Azure's loop for rules of plain prefixes, closed by denies of their own. */
function azureSays(rules: readonly Fields[], direction: string, packet: Packet): Decision {
  const sorted = rules
    .filter((rule) => rule["direction"] === direction)
    .sort((a, b) => Number(a["priority"]) - Number(b["priority"]));
  for (const rule of sorted) {
    const numbers: Record<string, number> = { Tcp: 6, Udp: 17, Icmp: 1, Esp: 50, Ah: 51 };
    const protocol = rule["protocol"] as string;
    if (protocol !== "*" && numbers[protocol] !== packet.protocol) continue;
    if (!inPrefix(packet.source, packet.family, rule["source_address_prefix"] as string)) continue;
    if (!inPrefix(packet.destination, packet.family, rule["destination_address_prefix"] as string))
      continue;
    if (!inPorts(packet.sourcePort, rule["source_port_range"] as string)) continue;
    if (!inPorts(packet.destinationPort, rule["destination_port_range"] as string)) continue;
    return rule["access"] === "Allow" ? "allow" : "deny";
  }
  throw new Error("no rule matches: the document is not closed");
}

/** Google's loop for rules of plain ranges that reach the machine. */
function googleSays(rules: readonly Fields[], direction: string, packet: Packet): Decision {
  const numbers: Record<string, number> = { tcp: 6, udp: 17, esp: 50, ah: 51, sctp: 132 };
  const matching = rules.filter((rule) => {
    const entries = (rule["allow"] ?? rule["deny"]) as { protocol: string; ports?: string[] }[];
    const ranges = (key: string): string[] => rule[key] as string[];
    return (
      rule["direction"] === direction &&
      rule["disabled"] !== true &&
      ranges("source_ranges").some((range) => inPrefix(packet.source, packet.family, range)) &&
      ranges("destination_ranges").some((range) =>
        inPrefix(packet.destination, packet.family, range),
      ) &&
      entries.some(
        ({ protocol, ports }) =>
          (protocol === "all" || (numbers[protocol] ?? Number(protocol)) === packet.protocol) &&
          (ports === undefined ||
            ports.length === 0 ||
            ports.some((range) => inPorts(packet.destinationPort, range))),
      )
    );
  });
  const first = Math.min(...matching.map((rule) => rule["priority"] as number));
  const deciding = matching.filter((rule) => rule["priority"] === first);
  if (deciding.length === 0) return direction === "INGRESS" ? "deny" : "allow";
  return deciding.some((rule) => "deny" in rule) ? "deny" : "allow";
}

const ADDRESSES = [
  "10.45.16.9", "10.45.16.10", "10.45.16.11", "168.63.129.16", "192.0.2.0", "192.0.2.255", "192.0.3.0", "0.0.0.0",
  "255.255.255.255", "2001:db8::10", "2001:db8::11", "2001:db8:1::", "2600::1", "::",
]; // prettier-ignore
const PORTS = [0, 52, 53, 54, 442, 443, 444, 49999, 50000, 59999, 60000, 65535];
const PROTOCOLS = [0, 1, 6, 17, 50, 58, 132, 255];

/** Every pair of addresses with every protocol; ports from the list, in step. */
function* packets(): Generator<Packet> {
  let step = 0;
  for (const from of ADDRESSES.map(parsePrefix)) {
    for (const to of ADDRESSES.map(parsePrefix)) {
      if (from.family !== to.family) continue;
      for (const protocol of PROTOCOLS) {
        const ported = [6, 17, 132].includes(protocol);
        for (const port of ported ? PORTS : [0]) {
          const sourcePort = ported ? PORTS[step++ % PORTS.length]! : 0;
          const ends = { source: from.first, destination: to.first };
          yield { family: from.family, ...ends, protocol, sourcePort, destinationPort: port };
        }
      }
    }
  }
}

function disagreements(
  reading: ReturnType<typeof read>,
  says: (direction: "inbound" | "outbound", packet: Packet) => Decision,
): number {
  let count = 0;
  for (const direction of ["inbound", "outbound"] as const) {
    const { chain } = gate(reading, direction);
    for (const packet of packets()) {
      const expected = says(direction, packet);
      for (const bound of ["must", "may"] as const) {
        if (decide(chain, bound, packet).action !== expected) count++;
      }
    }
  }
  return count;
}

const closed = [
  denyAll("Inbound", 4),
  denyAll("Inbound", 6),
  denyAll("Outbound", 4),
  denyAll("Outbound", 6),
];
const near = {
  destination_address_prefix: "10.45.16.10/32",
  source_address_prefix: "192.0.2.0/24",
};
const six = {
  source_address_prefix: "2001:db8:1::/48",
  destination_address_prefix: "2001:db8::10",
};

const AZURE: readonly [what: string, rules: readonly Fields[]][] = [
  ["closed", []],
  ["one port", [securityRule({ ...near, destination_port_range: "443" })]],
  ["source ports and a range", [securityRule({ ...near, protocol: "Udp", source_port_range: "53", destination_port_range: "50000-59999" })]],
  ["IPv6, every protocol", [securityRule({ ...six, protocol: "*" })]],
  ["a deny in the middle", [
    securityRule({ ...near, priority: 300, protocol: "*" }),
    securityRule({ ...near, priority: 200, access: "Deny", protocol: "Tcp", destination_port_range: "443" }),
    securityRule({ ...near, priority: 150, source_address_prefix: "192.0.2.255", destination_port_range: "443-444" }),
  ]],
  ["both directions", [
    securityRule({ ...near, priority: 100 }),
    securityRule({ priority: 100, direction: "Outbound", protocol: "Udp", source_address_prefix: "10.45.16.10", destination_address_prefix: "0.0.0.0/1" }),
    securityRule({ priority: 101, direction: "Outbound", protocol: "Esp", source_address_prefix: "10.45.16.10", destination_address_prefix: "128.0.0.0/1" }),
  ]],
]; // prettier-ignore

test.each(AZURE)("Azure: %s", (_, rules) => {
  const all = [...rules, ...closed];
  const reading = read(azure(), group(all), attached());
  expect(complaints(reading)).toEqual([]);
  const word = { inbound: "Inbound", outbound: "Outbound" } as const;
  // `0.0.0.0/0` certainly matches IPv4 and `::/0` IPv6: with both denies nothing is left open to doubt.
  expect(disagreements(reading, (way, packet) => azureSays(all, word[way], packet))).toBe(0);
});

const ends = { source_ranges: ["192.0.2.0/24"], destination_ranges: ["10.45.16.10/32"] };
const out = {
  direction: "EGRESS",
  source_ranges: ["10.45.16.10/32"],
  destination_ranges: ["0.0.0.0/0"],
};

const GOOGLE: readonly [what: string, rules: readonly Fields[]][] = [
  ["one port", [vpcRule({ ...ends, allow: [{ protocol: "tcp", ports: ["443"] }] })]],
  ["a tie", [
    vpcRule({ ...ends, allow: [{ protocol: "all" }] }),
    vpcRule({ ...ends, deny: [{ protocol: "tcp", ports: ["443-50000"] }, { protocol: "50" }] }),
  ]],
  ["a later deny, an earlier one and one switched off", [
    vpcRule({ ...ends, priority: 500, allow: [{ protocol: "udp" }, { protocol: "tcp", ports: ["53", "443-444"] }] }),
    vpcRule({ ...ends, priority: 499, source_ranges: ["192.0.2.255/32"], deny: [{ protocol: "all" }] }),
    vpcRule({ ...ends, priority: 600, deny: [{ protocol: "all" }] }),
    vpcRule({ ...ends, priority: 1, disabled: true, deny: [{ protocol: "all" }] }),
  ]],
  ["IPv6", [vpcRule({ source_ranges: ["2001:db8:1::/48", "2600::/16"], destination_ranges: ["2001:db8::10/128"], allow: [{ protocol: "58" }, { protocol: "sctp", ports: ["0", "65535"] }] })]],
  ["egress", [
    vpcRule({ ...out, priority: 900, allow: [{ protocol: "udp", ports: ["53"] }] }),
    vpcRule({ ...out, priority: 65535, deny: [{ protocol: "all" }] }),
    vpcRule({ ...out, priority: 65535, source_ranges: ["::/0"], destination_ranges: ["::/0"], deny: [{ protocol: "all" }] }),
  ]],
]; // prettier-ignore

test.each(GOOGLE)("Google: %s", (_, rules) => {
  const reading = read(google(), vpc(...rules));
  expect(complaints(reading)).toEqual([]);
  const word = { inbound: "INGRESS", outbound: "EGRESS" } as const;
  expect(disagreements(reading, (way, packet) => googleSays(rules, word[way], packet))).toBe(0);
});

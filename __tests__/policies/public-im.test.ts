// Microsoft, "Port summary - Public instant messaging connectivity in Lync Server 2013" (2013-02-16), table "Firewall Summary -
// Public Instant Messaging Connectivity". Hold the page beside this file: PAGE is the page, and every packet below is judged by
// an evaluator that shares no line with the product, on the Terraform JSON that each cloud would get.
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { readPrefix, showAddress } from "../oracle/plain-addresses";
import { ask, type PlainReading, readPlainly } from "../oracle/plain-evaluator";
import { decide, type PlainPacket } from "../oracle/plain-packets";
import { eachEdgePacket } from "../oracle/representatives";
import { CORRECTED, deploymentOf, DUAL_STACK, siteWith } from "../samples/sample-sites";
import { factsOf, terraformText } from "../samples/synthesize";

// prettier-ignore
const PAGE = [
  // row  role/protocol/transport/port          source                               destination
  [  1,  "Access/SIP(MTLS)/TCP/5061",          "Public IM connectivity partners",   "Edge Server Access interface"    ],
  [  2,  "Access/SIP(MTLS)/TCP/5061",          "Edge Server Access interface",      "Public IM connectivity partners" ],
  [  3,  "Access/SIP(TLS)/TCP/443",            "Clients",                           "Edge Server Access interface"    ],
  [  4,  "A/V/RTP/TCP/50,000-59,999",          "Edge Server Access interface",      "Live Messenger clients"          ],
  [  5,  "A/V/STUN,MSTURN/UDP/3478",           "Edge Server Access interface",      "Live Messenger clients"          ],
  [  6,  "A/V/STUN,MSTURN/UDP/3478",           "Live Messenger clients",            "Edge Server Access interface"    ],
] as const;
const EDGE = "Edge Server Access interface";

/** Who the words of the page are at the sample site: IPv4, and IPv6 in its dual-stack variant. */
const PEERS = {
  "Public IM connectivity partners": { 4: "203.0.113.0/24", 6: "2001:db8:113::/48" },
  Clients: { 4: "0.0.0.0/0", 6: "::/0" },
  "Live Messenger clients": { 4: "0.0.0.0/0", 6: "::/0" },
} as const;
const INTERFACES = {
  azure: {
    access: { 4: "10.45.16.10", 6: "fd00:45:16::10" },
    av: { 4: "10.45.16.30", 6: "fd00:45:16::30" },
  },
  google: {
    access: { 4: "10.45.32.10", 6: "fd00:45:32::10" },
    av: { 4: "10.45.32.30", 6: "fd00:45:32::30" },
  },
} as const;
const CLOUDS = ["azure", "google"] as const;
type Cloud = (typeof CLOUDS)[number];

const NUMBER = { TCP: 6, UDP: 17, ICMP: 1 } as const;

/** One row as numbers, read from its printed label. */
interface Row {
  readonly inbound: boolean;
  readonly peer: keyof typeof PEERS;
  readonly service: string;
  readonly transport: number;
  readonly first: number;
  readonly last: number;
}

const ROWS = PAGE.map(([, label, source, destination]): Row => {
  const form = /^(Access|A\/V)\/.*(TCP|UDP)\/([\d,]+)(?:-([\d,]+))?$/;
  const [, service = "", transport, first = "", last = first] = form.exec(label) ?? [];
  const port = (text: string): number => Number(text.replace(",", ""));
  return {
    inbound: destination === EDGE,
    peer: destination === EDGE ? source : destination,
    service,
    transport: transport === "TCP" ? NUMBER.TCP : NUMBER.UDP,
    first: port(first),
    last: port(last),
  };
});

// `printed`: rows 4-6 at the Access interface, as this page says. `corrected`: at the A/V interface, as its four sibling pages say.
const SITES = {
  printed: { site: siteWith(), av: "access", families: [4] },
  corrected: { site: siteWith(CORRECTED), av: "av", families: [4] },
  "printed, both families": { site: siteWith(...DUAL_STACK), av: "access", families: [4, 6] },
  "corrected, both families": {
    site: siteWith(CORRECTED, ...DUAL_STACK),
    av: "av",
    families: [4, 6],
  },
} as const;
type Setting = keyof typeof SITES;

function emitted(cloud: Cloud, setting: Setting): PlainReading {
  const deployment = deploymentOf(SITES[setting].site, cloud);
  return readPlainly(JSON.parse(terraformText(deployment)), factsOf(deployment));
}

const isIn = (address: bigint, prefix: string): boolean => {
  const { first, last } = readPrefix(prefix);
  return first <= address && address <= last;
};

/** Whether a row of the page asks for the packet. */
function onThePage(packet: PlainPacket, cloud: Cloud, setting: Setting): boolean {
  const { av, families } = SITES[setting];
  const { family } = packet;
  if (!(families as readonly number[]).includes(family)) return false;
  return ROWS.some(
    ({ inbound, peer, service, transport, first, last }) =>
      (packet.direction === "inbound") === inbound &&
      packet.protocol === transport &&
      first <= packet.destinationPort &&
      packet.destinationPort <= last &&
      isIn(packet.far, PEERS[peer][family]) &&
      isIn(packet.near, INTERFACES[cloud][service === "A/V" ? av : "access"][family]),
  );
}

/** The corners of a row and one step beside them: address, transport, port, direction and interface. */
function* aroundRow({ peer, first, last }: Row, cloud: Cloud): Generator<PlainPacket> {
  const peers = readPrefix(PEERS[peer][4]);
  const fars = [peers.first - 1n, peers.first, peers.last, peers.last + 1n];
  for (const direction of ["inbound", "outbound"] as const)
    for (const role of ["access", "av"] as const)
      for (const far of fars.filter((one) => one >= 0n && one < 1n << 32n))
        for (const protocol of [NUMBER.TCP, NUMBER.UDP])
          for (const destinationPort of [first - 1, first, last, last + 1]) {
            const near = readPrefix(INTERFACES[cloud][role][4]).first;
            yield { direction, family: 4, near, far, protocol, sourcePort: 40000, destinationPort };
          }
}

describe.each(CLOUDS)("%s", (cloud) => {
  test.each(PAGE)("row %i, %s, from %s to %s: open, and closed one step beside it", (row) => {
    for (const setting of ["printed", "corrected"] as const) {
      const rules = emitted(cloud, setting);
      const packets = [...aroundRow(ROWS[row - 1]!, cloud)];
      const documented = packets.filter((packet) => onThePage(packet, cloud, setting));
      expect(documented.length).toBeGreaterThan(0);
      expect(documented.length).toBeLessThan(packets.length);
      for (const packet of packets)
        expect([write(packet), ask(rules, packet)]).toEqual([
          write(packet),
          documented.includes(packet) ? "open" : "closed",
        ]);
    }
  });

  // prettier-ignore
  test.each([
    ["SSH from anywhere",     "inbound",  "198.51.100.9",  "TCP",  22   ],
    ["RDP from anywhere",     "inbound",  "198.51.100.9",  "TCP",  3389 ],
    ["RDP from a neighbour",  "inbound",  "10.45.16.11",   "TCP",  3389 ],
    ["SMB from a neighbour",  "inbound",  "10.45.32.11",   "TCP",  445  ],
    ["HTTP from anywhere",    "inbound",  "198.51.100.9",  "TCP",  80   ],
    ["ping from anywhere",    "inbound",  "198.51.100.9",  "ICMP", 0    ],
    ["health probes",         "inbound",  "168.63.129.16", "TCP",  80   ],
    ["HTTPS to anywhere",     "outbound", "198.51.100.9",  "TCP",  443  ],
    ["DNS to anywhere",       "outbound", "198.51.100.9",  "UDP",  53   ],
    ["mail to anywhere",      "outbound", "198.51.100.9",  "TCP",  25   ],
  ] as const)("not on the page and closed: %s", (_, direction, far, transport, port) => {
    const packet: PlainPacket = {
      direction,
      family: 4,
      near: readPrefix(INTERFACES[cloud].access[4]).first,
      far: readPrefix(far).first,
      protocol: NUMBER[transport],
      sourcePort: 40000,
      destinationPort: port,
    };
    expect(ask(emitted(cloud, "printed"), packet)).toBe("closed");
  });

  describe.each(Object.keys(SITES) as Setting[])("nothing beyond, %s", (setting) => {
    test("proven from the Terraform JSON", () => {
      const deployment = deploymentOf(SITES[setting].site, cloud);
      const configuration = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
      expect(prove(configuration, deployment)).toMatchObject({
        verdict: "proven",
        findings: [],
        flowCount: PAGE.length,
      });
    });

    test("every packet that rules tell apart is as the page says", () => {
      const { gates, unsupported } = emitted(cloud, setting);
      expect(unsupported).toBeUndefined();
      const seen = { open: 0, closed: 0, unknown: 0 };
      for (const gate of gates.filter(({ edge }) => edge)) {
        eachEdgePacket(gate, (packet) => {
          const { answer } = decide(gate, packet);
          seen[answer] += 1;
          const wanted = onThePage(packet, cloud, setting) ? "open" : "closed";
          if (answer !== wanted) throw new Error(`${write(packet)} is ${answer}, not ${wanted}`);
        });
      }
      expect(seen.open).toBeGreaterThan(0);
      expect(seen.closed).toBeGreaterThan(seen.open);
    });

    test("nothing is opened at other machines", () => {
      const opened: string[] = [];
      for (const gate of emitted(cloud, setting).gates.filter(({ edge }) => !edge)) {
        eachEdgePacket(gate, (packet) => {
          if (decide(gate, packet).answer !== "closed")
            opened.push(`${gate.machine}: ${write(packet)}`);
        });
      }
      expect(opened).toEqual([]);
    });
  });
});

function write(packet: PlainPacket): string {
  const { direction, family, near, far, protocol, sourcePort, destinationPort } = packet;
  const arrow = direction === "inbound" ? "<-" : "->";
  const ends = `${showAddress(family, near)} ${arrow} ${showAddress(family, far)}`;
  return `${ends} protocol ${protocol} ports ${sourcePort}, ${destinationPort}`;
}

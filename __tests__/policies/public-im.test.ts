// Public instant messaging, page in hand: what must be open is open, and what lies beside it is closed, packet by packet
// on the emitted Terraform of each cloud; and nothing beyond the page is open at all.
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { readPrefix, showAddress } from "../oracle/plain-addresses";
import { ask, readPlainly } from "../oracle/plain-evaluator";
import type { PlainReading } from "../oracle/plain-evaluator";
import type { PlainPacket } from "../oracle/plain-packets";
import { decide } from "../oracle/plain-packets";
import { isDocumented, NEAR, PAGE } from "../samples/public-im-page";
import type { Cloud, Reading, Role } from "../samples/public-im-page";
import { eachEdgePacket } from "../oracle/representatives";
import { CORRECTED, deploymentOf, DUAL_STACK, siteWith } from "../samples/sample-sites";
import { factsOf, terraformText } from "../samples/synthesize";

const CLOUDS = ["azure", "google"] as const;
const TCP = 6;
const UDP = 17;
const ICMP = 1;
const PARTNER = "203.0.113.7";
const CLIENT = "198.51.100.9";

const SITES = {
  printed: siteWith(),
  corrected: siteWith(CORRECTED),
  "printed, both families": siteWith(...DUAL_STACK),
  "corrected, both families": siteWith(CORRECTED, ...DUAL_STACK),
} as const;

function readingOf(site: keyof typeof SITES, cloud: Cloud): PlainReading {
  const deployment = deploymentOf(SITES[site], cloud);
  return readPlainly(JSON.parse(terraformText(deployment)), factsOf(deployment));
}

type Way = "from" | "to";
interface Probe {
  readonly way: Way;
  readonly far: string;
  readonly protocol: number;
  readonly port: number;
  readonly role?: Role;
}

/** What happens at an Edge interface to a packet from, or to, an address out there. */
function fate(reading: PlainReading, cloud: Cloud, probe: Probe): string {
  const { way, far, protocol, port, role = "access" } = probe;
  const packet: PlainPacket = {
    direction: way === "from" ? "inbound" : "outbound",
    family: 4,
    near: readPrefix(NEAR[cloud][role][0]).first,
    far: readPrefix(far).first,
    protocol,
    sourcePort: 40000,
    destinationPort: port,
  };
  return ask(reading, packet);
}

// prettier-ignore
const PRINTED_ROWS = [
  // row, packet at the Access interface,        ports and what happens to them
  [1, { way: "from", far: PARTNER, protocol: TCP }, { 5060: "closed", 5061: "open",   5062: "closed" }],
  [1, { way: "from", far: PARTNER, protocol: UDP }, { 5060: "closed", 5061: "closed", 5062: "closed" }],
  [1, { way: "from", far: CLIENT,  protocol: TCP }, { 5060: "closed", 5061: "closed", 5062: "closed" }],
  [1, { way: "from", far: "203.0.112.255", protocol: TCP }, { 5061: "closed" }],
  [1, { way: "from", far: "203.0.113.0",   protocol: TCP }, { 5061: "open" }],
  [1, { way: "from", far: "203.0.113.255", protocol: TCP }, { 5061: "open" }],
  [1, { way: "from", far: "203.0.114.0",   protocol: TCP }, { 5061: "closed" }],
  [2, { way: "to",   far: PARTNER, protocol: TCP }, { 5060: "closed", 5061: "open",   5062: "closed" }],
  [2, { way: "to",   far: PARTNER, protocol: UDP }, { 5060: "closed", 5061: "closed", 5062: "closed" }],
  [2, { way: "to",   far: CLIENT,  protocol: TCP }, { 5060: "closed", 5061: "closed", 5062: "closed" }],
  [3, { way: "from", far: CLIENT,  protocol: TCP }, { 442: "closed", 443: "open",   444: "closed" }],
  [3, { way: "from", far: PARTNER, protocol: TCP }, { 442: "closed", 443: "open",   444: "closed" }],
  [3, { way: "from", far: CLIENT,  protocol: UDP }, { 442: "closed", 443: "closed", 444: "closed" }],
  [3, { way: "to",   far: CLIENT,  protocol: TCP }, { 442: "closed", 443: "closed", 444: "closed" }],
  [4, { way: "to",   far: CLIENT,  protocol: TCP }, { 49999: "closed", 50000: "open", 55000: "open", 59999: "open", 60000: "closed" }],
  [4, { way: "to",   far: CLIENT,  protocol: UDP }, { 49999: "closed", 50000: "closed", 59999: "closed", 60000: "closed" }],
  [4, { way: "from", far: CLIENT,  protocol: TCP }, { 49999: "closed", 50000: "closed", 59999: "closed", 60000: "closed" }],
  [5, { way: "to",   far: CLIENT,  protocol: UDP }, { 3477: "closed", 3478: "open",   3479: "closed" }],
  [5, { way: "to",   far: CLIENT,  protocol: TCP }, { 3477: "closed", 3478: "closed", 3479: "closed" }],
  [6, { way: "from", far: CLIENT,  protocol: UDP }, { 3477: "closed", 3478: "open",   3479: "closed" }],
  [6, { way: "from", far: CLIENT,  protocol: TCP }, { 3477: "closed", 3478: "closed", 3479: "closed" }],
] as const;

// prettier-ignore
const CORRECTED_ROWS = [
  // rows 4-6 at the A/V interface, as the sibling pages print them, and no longer at the Access interface
  [4, { way: "to",   far: CLIENT,  protocol: TCP, role: "av" },     { 49999: "closed", 50000: "open", 59999: "open", 60000: "closed" }],
  [4, { way: "to",   far: CLIENT,  protocol: TCP, role: "access" }, { 50000: "closed", 59999: "closed" }],
  [5, { way: "to",   far: CLIENT,  protocol: UDP, role: "av" },     { 3477: "closed", 3478: "open", 3479: "closed" }],
  [5, { way: "to",   far: CLIENT,  protocol: UDP, role: "access" }, { 3478: "closed" }],
  [6, { way: "from", far: CLIENT,  protocol: UDP, role: "av" },     { 3477: "closed", 3478: "open", 3479: "closed" }],
  [6, { way: "from", far: CLIENT,  protocol: UDP, role: "access" }, { 3478: "closed" }],
  [1, { way: "from", far: PARTNER, protocol: TCP, role: "av" },     { 5061: "closed" }],
  [1, { way: "from", far: PARTNER, protocol: TCP, role: "access" }, { 5061: "open" }],
  [3, { way: "from", far: CLIENT,  protocol: TCP, role: "av" },     { 443: "closed" }],
] as const;

type ProbeRow = (typeof PRINTED_ROWS | typeof CORRECTED_ROWS)[number];

function casesOf(rows: readonly ProbeRow[]) {
  return CLOUDS.flatMap((cloud) =>
    rows.map(([row, probe, fates]) => {
      const { way, far, protocol } = probe;
      const role = "role" in probe ? probe.role : "access";
      const words = Object.entries(fates).map(([port, word]) => `${port} ${word}`);
      const transport = protocol === TCP ? "tcp" : "udp";
      const title = `${role} ${way} ${far} ${transport} ${words.join(", ")}`;
      return { cloud, row, title, probe, fates };
    }),
  );
}

describe("public instant messaging, flow by flow", () => {
  test.each(casesOf(PRINTED_ROWS))("$cloud, row $row: $title", ({ cloud, probe, fates }) => {
    const reading = readingOf("printed", cloud);
    const found = Object.keys(fates).map((port) => [
      port,
      fate(reading, cloud, { ...probe, port: Number(port) }),
    ]);
    expect(Object.fromEntries(found)).toEqual(fates);
  });

  test.each(casesOf(CORRECTED_ROWS))(
    "corrected reading, $cloud, row $row: $title",
    ({ cloud, probe, fates }) => {
      const reading = readingOf("corrected", cloud);
      const found = Object.keys(fates).map((port) => [
        port,
        fate(reading, cloud, { ...probe, port: Number(port) }),
      ]);
      expect(Object.fromEntries(found)).toEqual(fates);
    },
  );

  // prettier-ignore
  test.each(CLOUDS.flatMap((cloud) => ([
    [cloud, "SSH from anywhere",        { way: "from", far: CLIENT, protocol: TCP, port: 22 }],
    [cloud, "RDP from anywhere",        { way: "from", far: CLIENT, protocol: TCP, port: 3389 }],
    [cloud, "RDP from a neighbour",     { way: "from", far: "10.45.16.11", protocol: TCP, port: 3389 }],
    [cloud, "SMB from a neighbour",     { way: "from", far: "10.45.32.11", protocol: TCP, port: 445 }],
    [cloud, "HTTP from anywhere",       { way: "from", far: CLIENT, protocol: TCP, port: 80 }],
    [cloud, "ping from anywhere",       { way: "from", far: CLIENT, protocol: ICMP, port: 0 }],
    [cloud, "health probes",            { way: "from", far: "168.63.129.16", protocol: TCP, port: 80 }],
    [cloud, "HTTPS to anywhere",        { way: "to", far: CLIENT, protocol: TCP, port: 443 }],
    [cloud, "DNS to anywhere",          { way: "to", far: CLIENT, protocol: UDP, port: 53 }],
    [cloud, "mail to anywhere",         { way: "to", far: CLIENT, protocol: TCP, port: 25 }],
    [cloud, "the A/V interface",        { way: "from", far: PARTNER, protocol: TCP, port: 5061, role: "av" }],
  ] as const)))("%s: not on the page and closed: %s", (cloud, _, probe) => {
    expect(fate(readingOf("printed", cloud), cloud, probe)).toBe("closed");
  });
});

const SETTINGS = CLOUDS.flatMap((cloud) =>
  (Object.keys(SITES) as (keyof typeof SITES)[]).map((site) => ({ cloud, site })),
);

describe("public instant messaging, and nothing beyond", () => {
  test.each(SETTINGS)("$cloud, $site: proven from the Terraform document", ({ cloud, site }) => {
    const deployment = deploymentOf(SITES[site], cloud);
    const document = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
    expect(prove(document, deployment)).toMatchObject({
      verdict: "proven",
      findings: [],
      flowCount: PAGE.length,
    });
  });

  test.each(SETTINGS)("$cloud, $site: every packet fares as the page says", ({ cloud, site }) => {
    const setting = {
      cloud,
      reading: site.split(",")[0] as Reading,
      families: site.includes("both") ? ([4, 6] as const) : ([4] as const),
    };
    const { gates, puzzle } = readingOf(site, cloud);
    expect(puzzle).toBeUndefined();
    const wrong: string[] = [];
    const seen = { open: 0, closed: 0, unknown: 0 };
    for (const gate of gates.filter(({ edge }) => edge)) {
      eachEdgePacket(gate, (packet) => {
        const { answer } = decide(gate, packet);
        seen[answer] += 1;
        const wanted = isDocumented(packet, setting) ? "open" : "closed";
        if (answer !== wanted) wrong.push(`${write(packet)} is ${answer}, not ${wanted}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(seen.open).toBeGreaterThan(0);
    expect(seen.closed).toBeGreaterThan(seen.open);
  });

  test.each(SETTINGS)("$cloud, $site: opens nothing at other machines", ({ cloud, site }) => {
    const { gates } = readingOf(site, cloud);
    const opened: string[] = [];
    for (const gate of gates.filter(({ edge }) => !edge)) {
      eachEdgePacket(gate, (packet) => {
        if (decide(gate, packet).answer !== "closed") {
          opened.push(`${gate.machine}: ${write(packet)}`);
        }
      });
    }
    expect(opened).toEqual([]);
  });
});

function write(packet: PlainPacket): string {
  const { direction, family, near, far, protocol, sourcePort, destinationPort } = packet;
  const arrow = direction === "inbound" ? "<-" : "->";
  const ends = `${showAddress(family, near)} ${arrow} ${showAddress(family, far)}`;
  return `${ends} protocol ${protocol} ports ${sourcePort}, ${destinationPort}`;
}

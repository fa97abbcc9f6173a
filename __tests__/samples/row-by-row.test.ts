// Every row of every sample, packet by packet on the emitted Terraform of each cloud: at the ends of its ports and of its
// addresses it is open, and right beside them it is closed, unless another row asks for that. The rows are read straight
// from the data and the site files, and the clouds' rules by the plain evaluator.
import { everyAddress, readPrefix, showAddress } from "../oracle/plain-addresses";
import { readPlainly } from "../oracle/plain-evaluator";
import { decide } from "../oracle/plain-packets";
import type { PlainGate, PlainPacket, Span } from "../oracle/plain-packets";
import { farSpans, isAskedFor, readPlainSite } from "../oracle/plain-site";
import type { PlainDeployment, PlainRow } from "../oracle/plain-site";
import { SAMPLE_DEPLOYMENTS, sampleText } from "./samples";
import type { SampleDeployment } from "./samples";
import { factsOf, terraformText } from "./synthesize";

const TCP = 6;
const UDP = 17;
const PING = 1;

/** The ends of a row's ports, and what lies next to them. */
function edges([first, last]: readonly [number, number]): readonly number[] {
  return [first - 1, first, last, last + 1].filter((port) => port >= 0 && port <= 65535);
}

/** The ends of the source ports; of unrestricted ones, with a single destination port. */
function sourceEdges({ sourcePorts, ports }: PlainRow, destinationPort: number): readonly number[] {
  const restricted = sourcePorts[0] > 0 || sourcePorts[1] < 65535;
  return restricted || destinationPort === ports[0] ? edges(sourcePorts) : [40000];
}

/** The ends of each span, and what lies next to them. */
function addressEdges(spans: readonly Span[], family: 4 | 6): readonly bigint[] {
  const { last: top } = everyAddress(family);
  const all = spans.flatMap(({ first, last }) => [first - 1n, first, last, last + 1n]);
  return [...new Set(all)].filter((address) => address >= 0n && address <= top);
}

/** Packets in a row's corners and just outside of them, of its own transport, of the other, and without ports. */
function* cornerPackets(row: PlainRow, deployment: PlainDeployment): Generator<PlainPacket> {
  const { direction } = row;
  for (const { family, first: near } of deployment.interfaces[row.near]!) {
    for (const far of addressEdges(farSpans(deployment, row.far, family), family)) {
      const ends = { direction, family, near, far };
      yield { ...ends, protocol: PING, sourcePort: 0, destinationPort: 0 };
      for (const destinationPort of edges(row.ports)) {
        for (const sourcePort of sourceEdges(row, destinationPort)) {
          yield { ...ends, protocol: TCP, sourcePort, destinationPort };
          yield { ...ends, protocol: UDP, sourcePort, destinationPort };
        }
      }
    }
  }
}

function write({ direction, family, near, far, protocol, ...ports }: PlainPacket): string {
  const ends = [near, far].map((address) => showAddress(family, address)).join(" / ");
  return `${direction} ${ends} protocol ${protocol} ${ports.sourcePort} -> ${ports.destinationPort}`;
}

interface Setting {
  readonly plain: PlainDeployment;
  readonly gates: readonly PlainGate[];
}

/** The sample as its files say it, and the Edge's gates as the emitted document says them. */
function settingOf({ sample, deployment }: SampleDeployment): Setting {
  const plain = readPlainSite(sampleText(sample)).find(({ name }) => name === deployment.name)!;
  const { gates, unsupported } = readPlainly(
    JSON.parse(terraformText(deployment)),
    factsOf(deployment),
  );
  expect(unsupported).toBeUndefined();
  const edge = gates.filter((gate) => gate.edge);
  const inbound = edge.filter(({ direction }) => direction === "inbound");
  expect(inbound.map(({ guards }) => guards)).toEqual(plain.guards);
  return { plain, gates: edge };
}

/** The gates at which a packet is decided otherwise than the rows say: open where a row of the gate's own interfaces asks. */
function misjudged(packet: PlainPacket, { plain, gates }: Setting): readonly string[] {
  return gates.flatMap((gate) => {
    if (gate.direction !== packet.direction) return [];
    const wanted = isAskedFor(packet, plain, gate.guards) ? "open" : "closed";
    const { answer } = decide(gate, packet);
    return answer === wanted ? [] : [`${write(packet)}: ${answer} at ${gate.machine}`];
  });
}

test.each(SAMPLE_DEPLOYMENTS)("$title", (sample) => {
  const setting = settingOf(sample);
  const { plain } = setting;
  const wrong: string[] = [];
  for (const row of [...plain.rows, ...plain.probes]) {
    const seen = new Set<boolean>();
    for (const packet of cornerPackets(row, plain)) {
      wrong.push(...misjudged(packet, setting));
      seen.add(isAskedFor(packet, plain));
    }
    // Each row was tried on both sides of its ends.
    expect(seen.size).toBe(2);
  }
  expect(wrong).toEqual([]);
});

/** Every flow's first port at every interface, with every peer's first address and with somebody whom no site names. */
function* crossedPackets(deployment: PlainDeployment): Generator<PlainPacket> {
  const nears = Object.values(deployment.interfaces).flat();
  const ways = new Map(
    deployment.rows.map((row) => [`${row.direction} ${row.protocol} ${row.ports[0]}`, row]),
  );
  for (const { family, first: near } of nears) {
    const fars = new Set([
      readPrefix(STRANGER[family]).first,
      ...deployment.rows.flatMap(({ far }) =>
        farSpans(deployment, far, family).map(({ first }) => first),
      ),
    ]);
    for (const { direction, protocol, ports, sourcePorts } of ways.values()) {
      for (const far of fars) {
        for (const sourcePort of [sourcePorts[0], 40000]) {
          yield { direction, family, near, far, protocol, sourcePort, destinationPort: ports[0] };
        }
      }
    }
  }
}

const STRANGER = { 4: "100.99.98.97", 6: "2001:db8:ffff::1" } as const;

test.each(SAMPLE_DEPLOYMENTS)("$title: what one interface or peer has, no other gets", (sample) => {
  const setting = settingOf(sample);
  const packets = [...crossedPackets(setting.plain)];
  expect(packets.flatMap((packet) => misjudged(packet, setting))).toEqual([]);
});

test.each(SAMPLE_DEPLOYMENTS)(
  "$title: as many rows as the product counts",
  ({ sample, deployment }) => {
    const plain = readPlainSite(sampleText(sample)).find(({ name }) => name === deployment.name)!;
    const distinct = new Set(plain.rows.map(({ document, row }) => `${document} ${row}`));
    expect(distinct.size).toBe(deployment.selectedRows);
  },
);

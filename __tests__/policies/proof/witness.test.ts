import fc from "fast-check";

import {
  type Box,
  boxHas,
  makeBoxes,
  type Packet,
  PacketSet,
  parsePrefix,
  PROTOCOL,
} from "../../../modules/packets";
import { describePacket } from "../../../policies/catalog";
import { chooseWitness, type Viewpoint } from "../../../policies/proof/witness";
import { ACCESS, boxes } from "../../samples/hand-made";

test.each([
  [
    "the Internet: a documentation address, a telling port",
    { from: "0.0.0.0/0", to: ACCESS, protocol: "tcp" },
    "tcp 198.51.100.7:49152 -> 10.45.16.10:443",
  ],
  [
    "half of it",
    { from: "128.0.0.0/1", to: ACCESS, protocol: "tcp" },
    "tcp 198.51.100.7:49152 -> 10.45.16.10:443",
  ],
  [
    "a prefix: a host inside",
    { from: "203.0.113.0/24", to: ACCESS, protocol: "tcp", ports: 22 },
    "tcp 203.0.113.1:49152 -> 10.45.16.10:22",
  ],
  [
    "one address: itself",
    { from: "203.0.113.9", to: ACCESS, protocol: "udp", ports: 53 },
    "udp 203.0.113.9:49152 -> 10.45.16.10:53",
  ],
  [
    "a range of ports: its first",
    { from: "203.0.113.9", to: ACCESS, protocol: "tcp", ports: [50000, 59999] },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:50000",
  ],
  [
    "ports from 0: a telling one",
    { from: "203.0.113.9", to: ACCESS, protocol: "tcp", ports: [0, 79] },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:22",
  ],
  [
    "ports from 1: the lowest telling one",
    { from: "203.0.113.9", to: ACCESS, protocol: "tcp", ports: [1, 65535] },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:22",
  ],
  [
    "ports without a telling one: the first that a service has",
    { from: "203.0.113.9", to: ACCESS, protocol: "tcp", ports: [0, 20] },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:1",
  ],
  [
    "port 0 alone",
    { from: "203.0.113.9", to: ACCESS, protocol: "tcp", ports: 0 },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:0",
  ],
  [
    "no ports",
    { from: "::/0", to: "2001:db8::10", protocol: "icmpv6" },
    "icmpv6 2001:db8::7 -> 2001:db8::10",
  ],
  [
    "one network on both sides: not to itself",
    { from: "10.45.16.0/24", to: "10.45.16.0/24", protocol: "tcp", ports: 22 },
    "tcp 10.45.16.2:49152 -> 10.45.16.1:22",
  ],
  [
    "a network that begins at the platform: another host of it",
    { from: "168.63.129.16/31", to: ACCESS, protocol: "tcp", ports: 22 },
    "tcp 168.63.129.17:49152 -> 10.45.16.10:22",
  ],
  [
    "the platform alone",
    { from: "168.63.129.16", to: ACCESS, protocol: "tcp", ports: 22 },
    "tcp 168.63.129.16:49152 -> 10.45.16.10:22",
  ],
  [
    "any protocol: tcp",
    { from: "203.0.113.9", to: ACCESS },
    "tcp 203.0.113.9:49152 -> 10.45.16.10:443",
  ],
] as const)("%s", (_, words, text) => {
  expect(describePacket(chooseWitness(boxes(words)))).toBe(text);
});

test("no packets, no witness: a fault of the caller", () => {
  expect(() => chooseWitness([])).toThrow(/without packets/);
});

test("a box without an ordinary packet gives way to one that has some", () => {
  const of = (from: string) => boxes({ from, to: ACCESS, protocol: "tcp", ports: 22 });
  const both = [...of("168.63.129.16"), ...of("203.0.113.9")];
  expect(describePacket(chooseWitness(both))).toBe("tcp 203.0.113.9:49152 -> 10.45.16.10:22");
});

describe("what is preferred", () => {
  const OWN: Viewpoint = {
    direction: "outbound",
    own: { 4: [parsePrefix("10.45.16.10/31")], 6: [] },
  };
  const seen = (from: string, to: string, view: Viewpoint): string =>
    describePacket(chooseWitness(boxes({ from, to, protocol: "tcp", ports: 443 }), view));

  test.each([
    ["own to outside", "0.0.0.0/0", "0.0.0.0/0", "10.45.16.10", "198.51.100.7"],
    ["own to the public Internet", "0.0.0.0/0", "8.0.0.0/7", "10.45.16.10", "8.8.8.8"],
    ["own to a private stranger", "10.0.0.0/8", "10.0.0.0/8", "10.45.16.10", "10.20.30.40"],
    [
      "own to own, where nothing else is",
      "10.45.16.10/31",
      "10.45.16.10/31",
      "10.45.16.10",
      "10.45.16.11",
    ],
    ["own to nothing ordinary", "10.45.16.10", "224.0.0.0/4", "10.45.16.10", "224.0.0.1"],
    ["not own: private", "0.0.0.0/1", "10.45.16.10", "10.20.30.40", "10.45.16.10"],
  ] as const)("%s", (name, from, to, source, destination) => {
    const view = name.startsWith("not own") ? { direction: "outbound" as const } : OWN;
    expect(seen(from, to, view)).toBe(`tcp ${source}:49152 -> ${destination}:443`);
  });
});

/** Few addresses: the Edge's own, one beside it, strangers inside and outside, the platform, a group, this network. */
const HOSTS = ["10.45.16.10", "10.45.16.11", "10.0.0.1", "198.51.100.7", "8.8.8.8", "168.63.129.16", "224.0.0.1", "0.0.0.1"]; // prettier-ignore
const ODD = new Set(["168.63.129.16", "224.0.0.1", "0.0.0.1"].map(hostOf));
const OWN_HOST = hostOf("10.45.16.10");

function hostOf(text: string): bigint {
  return parsePrefix(text).first;
}

const FIELDS = fc.record({
  source: fc.subarray(HOSTS, { minLength: 1 }),
  destination: fc.subarray(HOSTS, { minLength: 1 }),
  protocol: fc.constantFrom(PROTOCOL.tcp, PROTOCOL.udp),
  port: fc.constantFrom(0, 1, 22, 443, 50000),
});

/** Every pair of hosts of the boxes. */
function pairsOf(all: readonly Box[]): readonly Pick<Packet, "source" | "destination">[] {
  return all.flatMap((box) =>
    HOSTS.map(hostOf).flatMap((source) =>
      HOSTS.map(hostOf)
        .map((destination) => ({ source, destination }))
        .filter(
          ({ destination }) =>
            box.source.some(({ first, last }) => first <= source && source <= last) &&
            box.destination.some(({ first, last }) => first <= destination && destination <= last),
        ),
    ),
  );
}

const isToAnother = ({ source, destination }: Pick<Packet, "source" | "destination">): boolean =>
  source !== destination;

const isOrdinary = ({ source, destination }: Pick<Packet, "source" | "destination">): boolean =>
  source !== destination && !ODD.has(source) && !ODD.has(destination);

test("whatever the boxes: the witness is of them, and as ordinary and as telling as any packet of them", () => {
  const law = fc.property(
    fc.array(FIELDS, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("inbound" as const, "outbound" as const),
    (fields, direction) => {
      const made = fields.flatMap(({ source, destination, protocol, port }) =>
        makeBoxes({
          family: 4,
          source: source.map(parsePrefix),
          destination: destination.map(parsePrefix),
          protocol: [{ first: protocol, last: protocol }],
          destinationPort: [{ first: port, last: port }],
        }),
      );
      const all = PacketSet.of(made).boxes();
      const own = { 4: [parsePrefix("10.45.16.10")], 6: [] };
      const witness = chooseWitness(all, { direction, own });
      expect(all.some((box) => boxHas(box, witness))).toBe(true);
      const ordinary = pairsOf(all).filter(isOrdinary);
      const nearOf = (one: Pick<Packet, "source" | "destination">): bigint =>
        direction === "inbound" ? one.destination : one.source;
      const wanted = [isOrdinary, (one: Packet) => nearOf(one) === OWN_HOST, isToAnother];
      const [ordinaries, owns, others] = [
        ordinary,
        ordinary.filter((one) => nearOf(one) === OWN_HOST),
        pairsOf(all).filter(isToAnother),
      ].map(({ length }) => length > 0);
      expect(wanted.map((holds) => holds(witness))).toEqual([
        ordinaries === true || isOrdinary(witness),
        owns === true || nearOf(witness) === OWN_HOST,
        others === true || isToAnother(witness),
      ]);
      expect(chooseWitness(all, { direction, own })).toEqual(witness);
    },
  );
  fc.assert(law);
});

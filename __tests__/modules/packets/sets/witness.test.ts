import fc from "fast-check";

import {
  type BoxFields,
  formatAddress,
  makeBoxes,
  type Packet,
  PacketSet,
  parsePrefix,
  protocolName,
} from "../../../../modules/packets";
import { tinyFields } from "../../../oracle/tiny/tiny-universe";

function say(packet: Packet | undefined): string {
  if (packet === undefined) return "none";
  const { family, protocol, sourcePort, destinationPort } = packet;
  const from = `${formatAddress(family, packet.source)} ${sourcePort}`;
  const to = `${formatAddress(family, packet.destination)} ${destinationPort}`;
  return `${protocolName(protocol)} ${from} -> ${to}`;
}

const port = (first: number, last = first) => [{ first, last }];

describe("a witness", () => {
  test.each<[string, BoxFields, string]>([
    ["of anything", { family: 4 }, "tcp 203.0.113.10 49152 -> 198.51.100.10 1"],
    ["of anything IPv6", { family: 6 }, "tcp 2001:db8::10 49152 -> 2001:db8::20 1"],
    [
      "is a host inside the network, with an ephemeral source port",
      {
        family: 4,
        source: [parsePrefix("10.0.0.0/8")],
        destination: [parsePrefix("192.0.2.0/24")],
        protocol: port(17),
        destinationPort: port(3478),
      },
      "udp 10.0.0.1 49152 -> 192.0.2.1 3478",
    ],
    [
      "is the only host there is",
      { family: 4, source: [parsePrefix("192.0.2.7")], protocol: port(132) },
      "sctp 192.0.2.7 49152 -> 198.51.100.10 1",
    ],
    [
      "prefers a network with room",
      { family: 4, source: [parsePrefix("10.0.0.9"), parsePrefix("10.1.0.0/16")] },
      "tcp 10.1.0.1 49152 -> 198.51.100.10 1",
    ],
    [
      "takes the ports it is given",
      { family: 4, sourcePort: port(20), destinationPort: port(0, 65535) },
      "tcp 203.0.113.10 20 -> 198.51.100.10 1",
    ],
    [
      "takes port 0 if need be",
      { family: 4, destinationPort: port(0) },
      "tcp 203.0.113.10 49152 -> 198.51.100.10 0",
    ],
    [
      "has no ports where there are none",
      { family: 4, protocol: port(1) },
      "icmp 203.0.113.10 0 -> 198.51.100.10 0",
    ],
  ])("%s", (_, fields, words) => {
    expect(say(PacketSet.of(makeBoxes(fields)).witness())).toBe(words);
  });

  test("does not exist in an empty set", () => {
    expect(PacketSet.empty.witness()).toBeUndefined();
  });

  test("is always in the set", () => {
    fc.assert(
      fc.property(fc.array(tinyFields, { maxLength: 3 }), (list) => {
        const set = PacketSet.of(list.flatMap(makeBoxes));
        const witness = set.witness();
        expect(witness === undefined ? set.isEmpty() : set.has(witness)).toBe(true);
      }),
    );
  });
});

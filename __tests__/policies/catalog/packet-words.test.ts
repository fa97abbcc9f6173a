import type { Packet } from "../../../modules/packets";
import { describeBox, describePacket } from "../../../policies/catalog";
import { ACCESS, boxes } from "../../samples/hand-made";

test.each([
  [
    "an address",
    { from: "192.0.2.1", to: ACCESS, protocol: "tcp", ports: 443 },
    "tcp 443 from 192.0.2.1 to 10.45.16.10",
  ],
  [
    "a range of ports",
    { from: "192.0.2.0/24", to: ACCESS, protocol: "udp", ports: [1, 9] },
    "udp 1-9 from 192.0.2.0/24 to 10.45.16.10",
  ],
  [
    "no restriction",
    { from: "0.0.0.0/0", to: "0.0.0.0/0", protocol: "tcp" },
    "tcp any port from any IPv4 to any IPv4",
  ],
  [
    "no ports",
    { from: "::/0", to: "2001:db8::1", protocol: "icmpv6" },
    "icmpv6 from any IPv6 to 2001:db8::1",
  ],
  [
    "many addresses",
    { from: [1, 3, 5, 7, 9, 11].map((n) => `192.0.2.${n}`), to: ACCESS, protocol: "tcp", ports: 1 },
    "tcp 1 from 192.0.2.1, 192.0.2.3, 192.0.2.5, 192.0.2.7 and 2 more to 10.45.16.10",
  ],
] as const)("a box with %s", (_, words, text) => {
  expect(boxes(words).map(describeBox)).toEqual([text]);
});

test("nearly everything is said by what is left out", () => {
  const [box] = boxes({ from: "0.0.0.0/0", to: ACCESS, protocol: "tcp", ports: 22 });
  const last = 2n ** 32n - 1n;
  const source = [
    { first: 0n, last: 0xcb0070ffn },
    { first: 0xcb007200n, last },
  ];
  expect(describeBox({ ...box!, source })).toBe(
    "tcp 22 from any IPv4 except 203.0.113.0/24 to 10.45.16.10",
  );
});

test("protocols without a name, and all without ports", () => {
  const [, portless] = boxes({ from: "0.0.0.0/0", to: ACCESS });
  expect(describeBox(portless!)).toBe("every protocol without ports from any IPv4 to 10.45.16.10");
  const some = {
    ...portless!,
    protocol: [
      { first: 1, last: 1 },
      { first: 99, last: 99 },
      { first: 140, last: 252 },
    ],
  };
  expect(describeBox(some)).toMatch(/^icmp, protocol 99, 140-252 from/);
});

test.each([
  [6, 4, "tcp 192.0.2.1:49152 -> 10.45.16.10:443"],
  [1, 4, "icmp 192.0.2.1 -> 10.45.16.10"],
  [17, 6, "udp [2001:db8::1]:49152 -> [2001:db8::2]:443"],
] as const)("a packet of protocol %d in IPv%d", (protocol, family, text) => {
  const ends =
    family === 4
      ? [0xc0000201n, 0x0a2d100an]
      : [(0x20010db8n << 96n) | 1n, (0x20010db8n << 96n) | 2n];
  const [source, destination] = ends as [bigint, bigint];
  const packet: Packet = {
    family,
    protocol,
    source,
    destination,
    sourcePort: 49152,
    destinationPort: 443,
  };
  expect(describePacket(packet)).toBe(text);
});

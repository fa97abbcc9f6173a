import { describePacket } from "../../../policies/catalog";
import { chooseWitness } from "../../../policies/proof/witness";
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
    "tcp 10.45.16.1:49152 -> 10.45.16.2:22",
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

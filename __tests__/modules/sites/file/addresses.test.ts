// Addresses of roles: both IP versions, `any`, overrides of one deployment, and what the report says about overlaps.
import { formatRanges } from "../../../../modules/packets";
import type { BoundEnd } from "../../../../modules/sites";
import { advice, edited, flowOf, SOUND } from "../site-text";

const CLIENTS = "in-access-tcp-443-clients";
const PARTNERS = "in-access-tcp-5061-public-im-partners";
const DUAL = edited("access: [10.45.16.10]", "access: [10.45.16.10, fd00:45::10]");

function at({ addresses }: BoundEnd): readonly string[] {
  return addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges));
}

test.each([
  ["an IPv4 interface", SOUND, ["0.0.0.0/0"]],
  ["a dual-stack interface", DUAL, ["0.0.0.0/0", "::/0"]],
  [
    "an IPv6 interface",
    edited(
      "[203.0.113.0/24]",
      "[2001:db8::/32]",
      edited(
        "[10.45.16.10]",
        '["fd00:45::10"]',
        edited("interfaces: { access: [10.45.32.10]", "interfaces: { access: [fd00::1]"),
      ),
    ),
    ["::/0"],
  ],
])("`any` is every address of the versions of %s", (_, text, expected) => {
  expect(at(flowOf(text, CLIENTS).far)).toEqual(expected);
});

test("IPv4 comes first, whatever the order of the file", () => {
  const text = edited("access: [10.45.16.10]", "access: [fd00:45::10, 10.45.16.10]");
  expect(at(flowOf(text, CLIENTS).near)).toEqual(["10.45.16.10/32", "fd00:45::10/128"]);
});

test("prefixes that touch or overlap are one range", () => {
  const text = edited("[203.0.113.0/24]", "[203.0.113.128/25, 203.0.113.0/25, 203.0.113.7]");
  expect(flowOf(text, PARTNERS).far.addresses).toEqual([
    { family: 4, ranges: [{ first: 0xcb007100n, last: 0xcb0071ffn }] },
  ]);
});

test("a peer without IPv6 keeps the flow closed there, and the report says so", () => {
  expect(advice(DUAL, "note")).toContain(
    `flow ${PARTNERS} is closed in IPv6: \`public-im-partners\` has no IPv6 addresses, though \`access\` has`,
  );
});

test("a deployment may have peers of its own", () => {
  const text = edited(
    "    settings:\n",
    "    peers: { clients: [198.51.100.0/24] }\n    settings:\n",
  );
  expect(at(flowOf(text, CLIENTS).far)).toEqual(["198.51.100.0/24"]);
  expect(at(flowOf(text, CLIENTS, "google-one").far)).toEqual(["0.0.0.0/0"]);
});

test.each([
  [
    "two interfaces",
    edited("av: [10.45.16.30]", "av: [10.45.16.10]"),
    "interface `access` and interface `av` share addresses: a firewall cannot tell them apart, so there what is open for one is open for the other",
  ],
  [
    "an interface and a peer",
    edited("[203.0.113.0/24]", "[10.45.0.0/16]"),
    "interface `access` and peer `public-im-partners` share addresses: flows between them are open among the Edge machines themselves",
  ],
  [
    "two peers",
    edited("clients: any", "clients: [203.0.113.128/25]"),
    "peer `public-im-partners` and peer `clients` share addresses: a firewall cannot tell them apart, so there what is open for one is open for the other",
  ],
])("%s may overlap, and the report says what that means", (_, text, message) => {
  expect(advice(text, "shared-address")).toContain(message);
});

test("`any` overlapping everything is no news", () => {
  expect(advice(SOUND, "shared-address")).toEqual([]);
});

test("a wide interface is reported: every address in it counts as Edge", () => {
  const text = edited("[10.45.16.10]", "[10.45.16.0/24]");
  expect(advice(text, "note")).toEqual([
    "interface `access` is 10.45.16.0/24: every address in it counts as an Edge machine, whether one lives there or not",
  ]);
});

test("what YAML lets people write with aliases and merges is followed", () => {
  const text = edited(
    "interfaces: { access: [10.45.32.10], av: [10.45.32.30] }",
    "interfaces: { <<: *addresses, av: [10.45.32.30] }",
    edited("    interfaces:\n", "    interfaces: &addresses\n"),
  );
  expect(at(flowOf(text, CLIENTS, "google-one").near)).toEqual(["10.45.16.10/32"]);
});

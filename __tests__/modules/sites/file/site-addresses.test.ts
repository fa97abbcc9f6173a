// Addresses in a site file: what is read, peers that a site has not, and what is wrong with each bad one.
import { withoutGoogle } from "../one-cloud";
import {
  advice,
  bound,
  deploymentOf,
  edited,
  flowIds,
  flowOf,
  problemsOf,
  SOUND,
} from "../site-text";
import { formatRanges } from "../../../../modules/packets";
import { type BoundEnd } from "../../../../modules/sites";

// Peers that a site says it has not, and how far it narrows "Any (can be defined as …)": never silently.
describe("absent peers", () => {
  const INTERNAL = withoutGoogle(
    edited(
      "clients: any\n",
      `clients: any
  front-ends: [10.20.0.0/28]
  directors: none
  branch-appliances: [10.30.0.0/24]
  internal-networks: [10.0.0.0/8]
  cms-front-ends: [10.20.0.4]
  logging-controllers: any
`,
      edited("av: [10.45.16.30]", "internal: [10.46.16.10]"),
    ),
  ).replace("lync2013-pic", "lync2013-single-nat-internal");

  test("rows for several peers are bound to the rest, and each says so", () => {
    expect(flowIds(INTERNAL).filter((id) => id.includes("directors"))).toEqual([]);
    expect(flowIds(INTERNAL)).toContain("in-internal-tcp-5061-front-ends");
    expect(advice(INTERNAL, "narrowed")).toContain(
      "row 2 of lync2013-single-nat-internal is for `directors`, `front-ends`; the site has no `directors`, so it is bound to `front-ends` alone",
    );
    expect(deploymentOf(bound(INTERNAL)).selectedRows).toBe(11);
  });

  test("a row whose only peer is absent is left out, and the report says so", () => {
    const text = edited("live-messenger-clients: any", "live-messenger-clients: none");
    expect(flowIds(text)).toHaveLength(3);
    expect(advice(text, "excluded-row")).toEqual(
      [4, 5, 6].map(
        (row) =>
          `row ${row} of lync2013-pic is left out: the site has no \`live-messenger-clients\` (\`none\` under \`peers\`)`,
      ),
    );
  });

  test("a deployment may lack a peer that the site has, and have one that it lacks", () => {
    const peers = "    cloud: azure\n    peers: { clients: none }\n";
    expect(flowIds(edited("    cloud: azure\n", peers))).not.toContain("in-access-tcp-443-clients");
    const other = edited("  clients: any", "  clients: none").replace(
      "    cloud: azure\n",
      "    cloud: azure\n    peers: { clients: any }\n",
    );
    expect(flowIds(other)).toContain("in-access-tcp-443-clients");
    expect(flowIds(other, "google-one")).not.toContain("in-access-tcp-443-clients");
  });

  test("both readings of Any: narrowed to the addresses given, or left at any", () => {
    const words = advice(INTERNAL, "narrowed");
    expect(words).toContain(
      "row 1 of lync2013-single-nat-internal prints `Any`, which can be defined as Standard Edition server IP, pool IP address running the XMPP Gateway service; the site narrows it to the addresses of `front-ends`",
    );
    const wide = INTERNAL.replace("front-ends: [10.20.0.0/28]", "front-ends: any");
    expect(advice(wide, "narrowed")).toContain(
      "row 1 of lync2013-single-nat-internal prints `Any`, which can be defined as Standard Edition server IP, pool IP address running the XMPP Gateway service; the site leaves it at any (`front-ends`)",
    );
  });

  test("what is odd about a row as printed is told", () => {
    const text = withoutGoogle(
      edited("clients: any\n", "clients: any\n  federated-partners: any\n"),
    ).replace("lync2013-pic", "lync2013-single-nat-federation");
    expect(advice(text, "anomaly")).toEqual([
      "row 1 of lync2013-single-nat-federation is odd as printed: outbound only; external table of the same page also has inbound 5061; prints a public address on pages about NAT",
    ]);
  });

  test("an extra flow cannot be from a peer that the site has not", () => {
    const text = `${SOUND.replace("  clients: any", "  clients: none")}extraFlows:
  - { id: x, transport: tcp, ports: 1, from: clients, to: access, owner: o, reason: r, expires: 2027-01-01 }
`;
    expect(problemsOf(text)).toEqual(
      ["azure-one", "google-one"].map(
        (name) =>
          `edge.yaml:22:46: deployment \`${name}\` has no \`clients\`: it is \`none\` under \`peers\`; got clients; allowed: a peer with addresses, \`any\`, or a list of prefixes; give the peer its addresses, or remove what needs it`,
      ),
    );
  });

  test("an interface cannot be absent", () => {
    expect(problemsOf(edited("access: [10.45.16.10]", "access: none"))).toHaveLength(1);
  });
});

// Addresses of roles: both IP versions, `any`, overrides of one deployment, and what the report says about overlaps.
describe("addresses", () => {
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

  test.each([
    ["10.45.16.11", false],
    ["172.31.255.255", false],
    ["100.64.0.1", false],
    ["20.50.1.11", true],
    ["172.32.0.1", true],
  ])("a public address as a near end is told: %s", (address, isTold) => {
    const told = advice(edited("[10.45.16.10]", `[${address}]`), "note");
    expect(told.some((text) => text.includes(`has public addresses (${address}/32)`))).toBe(isTold);
  });

  test("what YAML lets people write with aliases and merges is followed", () => {
    const text = edited(
      "interfaces: { access: [10.45.32.10], av: [10.45.32.30] }",
      "interfaces: { <<: *addresses, av: [10.45.32.30] }",
      edited("    interfaces:\n", "    interfaces: &addresses\n"),
    );
    expect(at(flowOf(text, CLIENTS, "google-one").near)).toEqual(["10.45.16.10/32"]);
  });
});

// Peers and interfaces that cannot be bound: what is missing, and prefixes that are none.
describe("bad addresses", () => {
  const partners = (written: string): string => edited("203.0.113.0/24", written);

  test.each<[string, string, readonly string[]]>([
    [
      "a missing peer",
      edited("  clients: any\n", ""),
      [
        "edge.yaml:3:1: peer `clients` has no addresses, but row 3 of lync2013-pic (`Access/SIP(TLS)/TCP/443`) needs it; got public-im-partners, live-messenger-clients; allowed: `any`, `none` where the site has no such peer, or a list of prefixes, such as clients: [203.0.113.0/24]; add `clients:` with its addresses under `peers`",
      ],
    ],
    [
      "a misspelt peer",
      edited("  clients: any", "  client: any"),
      [
        "edge.yaml:3:1: peer `clients` has no addresses, but row 3 of lync2013-pic (`Access/SIP(TLS)/TCP/443`) needs it; got public-im-partners, client, live-messenger-clients; allowed: `any`, `none` where the site has no such peer, or a list of prefixes, such as clients: [203.0.113.0/24]; add `clients:` with its addresses under `peers`; or is it what you call `client`?",
      ],
    ],
    [
      "a peer that three rows need",
      edited("  live-messenger-clients: any\n", ""),
      [
        "edge.yaml:3:1: peer `live-messenger-clients` has no addresses, but row 4 of lync2013-pic (`A/V/RTP/TCP/50,000-59,999`), row 5 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`), row 6 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) need it; got public-im-partners, clients; allowed: `any`, `none` where the site has no such peer, or a list of prefixes, such as live-messenger-clients: [203.0.113.0/24]; add `live-messenger-clients:` with its addresses under `peers`",
      ],
    ],
    [
      "a misspelt interface",
      edited("access: [10.45.16.10]", "acess: [10.45.16.10]"),
      [
        "edge.yaml:10:5: interface `access` has no addresses, but row 1 of lync2013-pic (`Access/SIP(MTLS)/TCP/5061`), row 2 of lync2013-pic (`Access/SIP(MTLS)/TCP/5061`), row 3 of lync2013-pic (`Access/SIP(TLS)/TCP/443`), row 4 of lync2013-pic (`A/V/RTP/TCP/50,000-59,999`), row 5 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`), row 6 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) need it; got acess, av; allowed: a list of addresses, such as access: [10.0.0.10]; add `access:` with its addresses under `deployments.azure-one.interfaces`; or is it what you call `acess`?",
      ],
    ],
    [
      "a missing interface under the corrected reading",
      `${edited("      av: [10.45.16.30]\n", "")}interfaceReading: corrected\n`,
      [
        "edge.yaml:10:5: interface `av` has no addresses, but row 4 of lync2013-pic (`A/V/RTP/TCP/50,000-59,999`), row 5 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`), row 6 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) need it; got access; allowed: a list of addresses, such as av: [10.0.0.10]; add `av:` with its addresses under `deployments.azure-one.interfaces`",
      ],
    ],
    [
      "a peer that is a number",
      edited("clients: any", "clients: 10"),
      [
        "edge.yaml:5:12: `peers.clients` is a number; got 10; allowed: `any`, `none`, or a list of prefixes such as [203.0.113.0/24]; write a list, in brackets",
      ],
    ],
    [
      "a peer without a value",
      edited("clients: any", "clients:"),
      [
        "edge.yaml:5:11: `peers.clients` has no value; got nothing; allowed: `any`, `none`, or a list of prefixes such as [203.0.113.0/24]; give it a value, or remove it",
      ],
    ],
    [
      "an empty list",
      edited("clients: any", "clients: []"),
      [
        "edge.yaml:5:12: `peers.clients` is empty; got []; allowed: a list of at least one address or prefix, such as [203.0.113.0/24]; add at least one",
      ],
    ],
    [
      "another word than any",
      edited("clients: any", "clients: all"),
      [
        "edge.yaml:5:12: `peers.clients` is not an accepted value; got all; allowed: `any`, `none`, or a list of prefixes such as [203.0.113.0/24]; write what is allowed",
      ],
    ],
    [
      "any inside a list",
      edited("clients: any", "clients: [any]"),
      [
        "edge.yaml:5:13: `any` is not an address; got any; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; inside a list every item is a prefix; `any` stands alone, without brackets",
      ],
    ],
    [
      "a star",
      edited("clients: any", "clients: ['*']"),
      [
        "edge.yaml:5:13: `*` is not an address; got *; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; inside a list every item is a prefix; `any` stands alone, without brackets",
      ],
    ],
    [
      "host bits",
      partners("203.0.113.7/24"),
      [
        "edge.yaml:4:24: `203.0.113.7/24` is not a prefix: bits after the prefix length are set; got 203.0.113.7/24; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write 203.0.113.0/24 for the whole prefix, or 203.0.113.7 for the one address",
      ],
    ],
    [
      "host bits in IPv6",
      partners("2001:db8::1/32"),
      [
        "edge.yaml:4:24: `2001:db8::1/32` is not a prefix: bits after the prefix length are set; got 2001:db8::1/32; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write 2001:db8::/32 for the whole prefix, or 2001:db8::1 for the one address",
      ],
    ],
    [
      "a length beyond 32",
      partners("203.0.113.0/33"),
      [
        "edge.yaml:4:24: `203.0.113.0/33` is not a prefix: the prefix length is not a number 0..32; got 203.0.113.0/33; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; for one address leave the length out",
      ],
    ],
    [
      "a leading zero",
      partners("203.0.113.010"),
      [
        "edge.yaml:4:24: `203.0.113.010` is not a prefix: an octet has a leading zero; got 203.0.113.010; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the number without the zero before it",
      ],
    ],
    [
      "a length with a leading zero",
      partners("203.0.113.0/024"),
      [
        "edge.yaml:4:24: `203.0.113.0/024` is not a prefix: the prefix length has a leading zero; got 203.0.113.0/024; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the number without the zero before it",
      ],
    ],
    [
      "an octet beyond 255",
      partners("203.0.113.256"),
      [
        "edge.yaml:4:24: `203.0.113.256` is not a prefix: an IPv4 address is four numbers 0..255 with dots between them; got 203.0.113.256; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; correct the address",
      ],
    ],
    [
      "an IPv4-mapped IPv6 prefix",
      partners("::ffff:203.0.113.0/120"),
      [
        "edge.yaml:4:24: `::ffff:203.0.113.0/120` is not a prefix: it is an IPv4 address written as IPv6; got ::ffff:203.0.113.0/120; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write 203.0.113.0/24",
      ],
    ],
    [
      "a range",
      partners("203.0.113.1-203.0.113.9"),
      [
        "edge.yaml:4:24: `203.0.113.1-203.0.113.9` is not an address; got 203.0.113.1-203.0.113.9; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the range as prefixes",
      ],
    ],
    [
      "a reversed range",
      partners("203.0.113.9-203.0.113.1"),
      [
        "edge.yaml:4:24: `203.0.113.9-203.0.113.1` is not an address; got 203.0.113.9-203.0.113.1; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the range as prefixes",
      ],
    ],
    [
      "a Terraform reference",
      partners('"${var.partners}"'),
      [
        "edge.yaml:4:24: an address cannot be a Terraform reference: what it stands for must be known here; got ${var.partners}; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the address itself",
      ],
    ],
    [
      "a host name",
      partners("partners.example.com"),
      [
        "edge.yaml:4:24: `partners.example.com` is not an address; got partners.example.com; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write addresses: a firewall rule does not look names up",
      ],
    ],
    [
      "a zone",
      partners("fe80::1%eth0"),
      [
        "edge.yaml:4:24: `fe80::1%eth0` is not a prefix: it has a zone (the part after `%`); got fe80::1%eth0; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write the address without its zone",
      ],
    ],
    [
      "the same prefix twice",
      partners("203.0.113.0/24, 203.0.113.0/24"),
      [
        "edge.yaml:4:40: the same addresses stand twice in the list, here and as number 1; got 203.0.113.0/24; keep one of the two",
      ],
    ],
    [
      "an address that YAML takes for a mapping",
      partners("fd00::"),
      [
        'edge.yaml:4:24: `peers.public-im-partners[0]` is a mapping; got fd00::; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; an address that ends in a colon needs quotes: "fd00::"',
      ],
    ],
    [
      "a number in a list",
      partners("10"),
      [
        "edge.yaml:4:24: `peers.public-im-partners[0]` is a number; got 10; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write what is allowed",
      ],
    ],
    [
      "nothing in a list",
      partners("203.0.113.0/24, null"),
      [
        "edge.yaml:4:40: `peers.public-im-partners[1]` has no value; got null; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; give it a value, or remove it",
      ],
    ],
    [
      "an interface that is any",
      edited("[10.45.16.10]", "any"),
      [
        "edge.yaml:11:15: `deployments.azure-one.interfaces.access` is text; got any; allowed: a list of at least one address or prefix, such as [203.0.113.0/24]; `any` cannot stand here: write the addresses, as a list",
      ],
    ],
    [
      "an interface of every address",
      edited("[10.45.16.10]", "[0.0.0.0/0]"),
      [
        "edge.yaml:11:16: an interface cannot have every address there is; got 0.0.0.0/0; allowed: the addresses of the Edge machines; write the private addresses that the cloud firewall sees",
      ],
    ],
    [
      "an interface outside a list",
      edited("[10.45.16.10]", "10.45.16.10"),
      [
        "edge.yaml:11:15: `deployments.azure-one.interfaces.access` is text; got 10.45.16.10; allowed: a list of at least one address or prefix, such as [203.0.113.0/24]; write it as a list: [10.45.16.10]",
      ],
    ],
    [
      "an interface with host bits",
      edited("[10.45.16.10]", "[10.45.16.10/24]"),
      [
        "edge.yaml:11:16: `10.45.16.10/24` is not a prefix: bits after the prefix length are set; got 10.45.16.10/24; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write 10.45.16.0/24 for the whole prefix, or 10.45.16.10 for the one address",
      ],
    ],
    [
      "ends without a common IP version",
      edited(
        "[203.0.113.0/24]",
        "[2001:db8::/32]",
        edited("{ access: [10.45.32.10]", "{ access: [10.45.32.10, fd00::1]"),
      ),
      [
        "edge.yaml:11:7: interface `access` and peer `public-im-partners` have no IP version in common, but lync2013-pic has flows between them; allowed: addresses of at least one IP version at both ends; give one of the two addresses of the other's version",
      ],
    ],
    [
      "a name for both an interface and a peer",
      edited("av: [10.45.16.30]", "clients: [10.45.16.30]"),
      [
        "edge.yaml:12:7: `clients` is the name of an interface and of a peer; got clients; rename one of the two",
      ],
    ],
    [
      "a role that is no name",
      edited("av: [10.45.16.30]", "A_V: [10.45.16.30]"),
      [
        "edge.yaml:12:7: `A_V` is not a name that can stand here in `deployments.azure-one.interfaces`; allowed: a role name: up to 40 lower-case letters, digits and single hyphens, beginning with a letter; not `any`, and no `-tcp-` or `-udp-` inside; rename it",
      ],
    ],
    [
      "a role that would blur names of flows",
      edited("av: [10.45.16.30]", "av-tcp-443-x: [10.45.16.30]"),
      [
        "edge.yaml:12:7: `av-tcp-443-x` is not a name that can stand here in `deployments.azure-one.interfaces`; allowed: a role name: up to 40 lower-case letters, digits and single hyphens, beginning with a letter; not `any`, and no `-tcp-` or `-udp-` inside; rename it",
      ],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});

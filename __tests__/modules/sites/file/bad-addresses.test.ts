// Peers and interfaces that cannot be bound: what is missing, and prefixes that are none.
import { edited, problemsOf } from "../site-text";

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

// Extra flows that nobody should open.
import { edited, problemsOf, SOUND } from "../site-text";

const RDP =
  "id: rdp, transport: tcp, ports: 3389, from: [10.45.99.0/26], to: access, owner: netops, reason: bastion, expires: 2027-03-31";
const flow = (found: string, instead: string): string => withExtra(edited(found, instead, RDP));

function withExtra(...flows: readonly string[]): string {
  return `${SOUND}extraFlows:\n${flows.map((it) => `  - { ${it} }\n`).join("")}`;
}

test.each<[string, string, readonly string[]]>([
  [
    "a flow that has expired",
    flow("2027-03-31", "2026-01-30"),
    [
      "edge.yaml:22:121: extra flow `rdp` has expired; got 2026-01-30; allowed: 2026-01-31 or later; remove the flow, or have its owner extend it",
    ],
  ],
  [
    "a day that is not in the calendar",
    flow("2027-03-31", "2027-02-30"),
    [
      "edge.yaml:22:121: `expires` is not a day of the calendar; got 2027-02-30; allowed: a date such as 2027-03-31; write year, month and day, with hyphens",
    ],
  ],
  [
    "a date in another form",
    flow("2027-03-31", "31.3.2027"),
    [
      "edge.yaml:22:121: `expires` is not a day of the calendar; got 31.3.2027; allowed: a date such as 2027-03-31; write year, month and day, with hyphens",
    ],
  ],
  [
    "no owner",
    flow(", owner: netops", ""),
    [
      "edge.yaml:22:5: key `owner` is missing in `extraFlows[0]`; allowed: a person or team; add `owner:`",
    ],
  ],
  [
    "an empty reason",
    flow("bastion", "' '"),
    [
      "edge.yaml:22:103: `extraFlows[0].reason` is not an accepted value; got  ; allowed: a sentence; write what is allowed",
    ],
  ],
  [
    "no last day",
    flow(", expires: 2027-03-31", ""),
    [
      "edge.yaml:22:5: key `expires` is missing in `extraFlows[0]`; allowed: a date such as 2027-03-31; add `expires:`",
    ],
  ],
  [
    "port 65536",
    flow("3389", "65536"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` goes beyond 65535; got 65536; allowed: a port 0 to 65535, or first-last such as 50000-59999; the largest port is 65535",
    ],
  ],
  [
    "a reversed range",
    flow("3389", "3390-3389"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is reversed; got 3390-3389; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 3389-3390",
    ],
  ],
  [
    "a leading zero",
    flow("3389", "03389"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` has a leading zero; got 03389; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 3389",
    ],
  ],
  [
    "digits grouped by commas",
    flow("3389", "'50,000-59,999'"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is not a port or a range of ports; got 50,000-59,999; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
    ],
  ],
  [
    "a service name",
    flow("3389", "rdp"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is not a port or a range of ports; got rdp; allowed: a port 0 to 65535, or first-last such as 50000-59999; write a number, or first-last",
    ],
  ],
  [
    "a negative port",
    flow("3389", "-1"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is not a port or a range of ports; got -1; allowed: a port 0 to 65535, or first-last such as 50000-59999; write a number, or first-last",
    ],
  ],
  [
    "no port",
    flow("3389", "[]"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is empty; got []; allowed: a port 0 to 65535, first-last such as 50000-59999, or a list of these; add at least one",
    ],
  ],
  [
    "ports that overlap",
    flow("3389", "[3389, 3380-3400]"),
    [
      "edge.yaml:22:46: ports 3380-3400 and 3389 of the same flow overlap; got 3380-3400; write each port once",
    ],
  ],
  [
    "half a port",
    flow("3389", "3389.5"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is a number; got 3389.5; allowed: a port 0 to 65535, first-last such as 50000-59999, or a list of these; write what is allowed",
    ],
  ],
  [
    "a port in hexadecimal",
    flow("3389", "0xd3d"),
    [
      "edge.yaml:22:39: `extraFlows[0].ports` is not a port or a range of ports; got 0xd3d; allowed: a port 0 to 65535, or first-last such as 50000-59999; write a number, or first-last",
    ],
  ],
  [
    "one bad port in a list",
    flow("3389", "[3389, 70000]"),
    [
      "edge.yaml:22:46: `extraFlows[0].ports[1]` goes beyond 65535; got 70000; allowed: a port 0 to 65535, or first-last such as 50000-59999; the largest port is 65535",
    ],
  ],
  [
    "two interfaces",
    flow("[10.45.99.0/26]", "av"),
    [
      "edge.yaml:22:45: both ends of the extra flow are interfaces of deployment `azure-one`; allowed: one end of access, av; the other a peer, `any`, or a list of prefixes; traffic between two interfaces does not pass a gate of the Edge",
      "edge.yaml:22:45: both ends of the extra flow are interfaces of deployment `google-one`; allowed: one end of access, av; the other a peer, `any`, or a list of prefixes; traffic between two interfaces does not pass a gate of the Edge",
    ],
  ],
  [
    "no interface",
    flow("access", "clients"),
    [
      "edge.yaml:22:45: neither end of the extra flow is an interface of deployment `azure-one`; allowed: one end of access, av; the other a peer, `any`, or a list of prefixes; name the interface that the flow is for",
      "edge.yaml:22:45: neither end of the extra flow is an interface of deployment `google-one`; allowed: one end of access, av; the other a peer, `any`, or a list of prefixes; name the interface that the flow is for",
    ],
  ],
  [
    "a misspelt interface",
    flow("access", "acces"),
    [
      "edge.yaml:22:72: `acces` is neither an interface of deployment `azure-one` nor a peer; got acces; allowed: access, av, public-im-partners, clients, live-messenger-clients, any, or a list of prefixes; did you mean `access`?",
      "edge.yaml:22:72: `acces` is neither an interface of deployment `google-one` nor a peer; got acces; allowed: access, av, public-im-partners, clients, live-messenger-clients, any, or a list of prefixes; did you mean `access`?",
    ],
  ],
  [
    "an address outside a list",
    flow("[10.45.99.0/26]", "10.45.99.0/26"),
    [
      "edge.yaml:22:51: `10.45.99.0/26` is neither an interface of deployment `azure-one` nor a peer; got 10.45.99.0/26; allowed: access, av, public-im-partners, clients, live-messenger-clients, any, or a list of prefixes; write addresses as a list: [10.45.99.0/26]",
      "edge.yaml:22:51: `10.45.99.0/26` is neither an interface of deployment `google-one` nor a peer; got 10.45.99.0/26; allowed: access, av, public-im-partners, clients, live-messenger-clients, any, or a list of prefixes; write addresses as a list: [10.45.99.0/26]",
    ],
  ],
  [
    "host bits",
    flow("10.45.99.0/26", "10.45.99.1/26"),
    [
      "edge.yaml:22:52: `10.45.99.1/26` is not a prefix: bits after the prefix length are set; got 10.45.99.1/26; allowed: an IPv4 or IPv6 address or prefix, such as 203.0.113.0/24 or 2001:db8::/32; write 10.45.99.0/26 for the whole prefix, or 10.45.99.1 for the one address",
    ],
  ],
  [
    "ends without a common IP version",
    flow("10.45.99.0/26", "fd00::/8"),
    [
      "edge.yaml:22:45: the two ends of extra flow `rdp` have no IP version in common in deployment `azure-one`; allowed: addresses of at least one IP version at both ends; give one of the two addresses of the other's version",
      "edge.yaml:22:45: the two ends of extra flow `rdp` have no IP version in common in deployment `google-one`; allowed: addresses of at least one IP version at both ends; give one of the two addresses of the other's version",
    ],
  ],
  [
    "an unknown transport",
    flow("tcp", "icmp"),
    [
      "edge.yaml:22:27: `extraFlows[0].transport` is not an accepted value; got icmp; allowed: tcp or udp; write what is allowed",
    ],
  ],
  [
    "a transport in upper case",
    flow("tcp", "TCP"),
    [
      "edge.yaml:22:27: `extraFlows[0].transport` is not an accepted value; got TCP; allowed: tcp or udp; did you mean `tcp`?",
    ],
  ],
  [
    "one priority for two rules",
    flow("3389", "[1, 5], priority: 3000"),
    [
      "edge.yaml:22:57: one priority cannot stand for 2 rules; got 3000; make each port range a flow of its own, or leave `priority` out",
    ],
  ],
  [
    "a priority out of range",
    flow("3389", "1, priority: 99"),
    [
      "edge.yaml:22:52: `extraFlows[0].priority` is not an accepted value; got 99; allowed: a whole number 2600 to 4088: numbers below are for documented flows, those after for the final denies; write what is allowed",
    ],
  ],
  [
    "an unknown deployment",
    flow("3389", "1, deployments: [azure-on]"),
    [
      "edge.yaml:22:56: there is no deployment `azure-on`; got azure-on; allowed: azure-one, google-one; did you mean `azure-one`?",
    ],
  ],
  [
    "an unknown key",
    flow("owner", "ownr"),
    [
      "edge.yaml:22:5: key `owner` is missing in `extraFlows[0]`; allowed: a person or team; add `owner:`",
      "edge.yaml:22:80: unknown key `ownr` in `extraFlows[0]`; allowed: id, transport, ports, sourcePorts, from, to, owner, reason, expires, priority, deployments; did you mean `owner`?",
    ],
  ],
  [
    "the same id twice",
    withExtra(RDP, RDP),
    [
      "edge.yaml:23:11: the name `extra-rdp` is taken by extra flow number 1; got rdp; allowed: an id that no other extra flow has; the further port ranges of a flow take `-2`, `-3`… after its id; rename one of the two",
    ],
  ],
  [
    "an id that another flow's ranges take",
    withExtra(edited("3389", "[1, 5]", RDP), edited("rdp", "rdp-2", RDP)),
    [
      "edge.yaml:23:11: the name `extra-rdp-2` is taken by extra flow number 1; got rdp-2; allowed: an id that no other extra flow has; the further port ranges of a flow take `-2`, `-3`… after its id; rename one of the two",
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

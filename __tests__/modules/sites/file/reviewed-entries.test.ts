// What somebody answers for in a site file: extra flows, suppressions, statements about what no configuration shows.
import { advice, bound, deploymentOf, edited, flowOf, problemsOf, SOUND } from "../site-text";
import { bindSite } from "../../../../modules/sites";
import { everyAddress } from "../../../../modules/sites/file/address-list";

// Extra flows: who starts them follows from the end that is an interface; each port range is a flow; none is silent.
describe("extra flows", () => {
  const RDP =
    "id: rdp, transport: tcp, ports: 3389, from: [10.45.99.0/26], to: access, owner: netops, reason: bastion, expires: 2027-03-31";

  function withExtra(flow: string): string {
    return `${SOUND}extraFlows:\n  - { ${flow} }\n`;
  }

  function extras(text: string, name = "azure-one") {
    return deploymentOf(bound(text), name).flows.slice(6);
  }

  test("a flow to an interface is inbound, from the prefixes listed", () => {
    expect(extras(withExtra(RDP))).toEqual([
      {
        id: "extra-rdp",
        direction: "inbound",
        transport: "tcp",
        ports: { first: 3389, last: 3389 },
        near: {
          role: "access",
          addresses: [{ family: 4, ranges: [{ first: 0x0a2d100an, last: 0x0a2d100an }] }],
        },
        far: {
          role: "extra-rdp",
          addresses: [{ family: 4, ranges: [{ first: 0x0a2d6300n, last: 0x0a2d633fn }] }],
        },
        citations: [],
        extra: { id: "rdp", owner: "netops", reason: "bastion", expires: "2027-03-31" },
      },
    ]);
  });

  test("a flow from an interface is outbound", () => {
    const text = withExtra(
      edited("from: [10.45.99.0/26], to: access", "from: av, to: [10.45.99.0/26]", RDP),
    );
    expect(extras(text)).toMatchObject([{ direction: "outbound", near: { role: "av" } }]);
  });

  test("the other end may be a peer, or any", () => {
    const peer = withExtra(edited("[10.45.99.0/26]", "public-im-partners", RDP));
    expect(extras(peer)[0]!.far).toEqual(
      flowOf(SOUND, "in-access-tcp-5061-public-im-partners").far,
    );
    const any = withExtra(edited("[10.45.99.0/26]", "any", RDP));
    expect(extras(any)[0]!.far).toEqual({ role: "any", addresses: everyAddress([4]) });
  });

  test("each port range is a flow with a stable name", () => {
    const text = withExtra(edited("3389", '[3389, "5985-5986", 22]', RDP));
    expect(extras(text).map(({ id, ports }) => [id, ports?.first, ports?.last])).toEqual([
      ["extra-rdp", 3389, 3389],
      ["extra-rdp-2", 5985, 5986],
      ["extra-rdp-3", 22, 22],
    ]);
  });

  test("a priority that the site chose goes with the flow", () => {
    expect(extras(withExtra(`${RDP}, priority: 3000`))[0]!.priority).toBe(3000);
  });

  test("a flow may be for some deployments only", () => {
    const text = withExtra(`${RDP}, deployments: [google-one]`);
    expect(extras(text)).toEqual([]);
    expect(extras(text, "google-one")).toHaveLength(1);
  });

  test.each([
    ["2026-01-31", "today: the last day counts", 1],
    ["2026-03-02", "in 30 days", 1],
    ["2026-03-03", "later", 0],
  ])("a flow that expires on %s (%s) has %i advisories", (expires, _, count) => {
    const text = withExtra(edited("2027-03-31", expires, RDP));
    expect(extras(text)).toHaveLength(1);
    expect(advice(text, "expires-soon")).toHaveLength(count);
  });

  test("the days in which it is announced can be chosen, and the ticket is named", () => {
    const text = withExtra(`${edited("2027-03-31", "2026-05-01", RDP)}, ticket: NET-1234`);
    const site = (warnBefore: number) =>
      bindSite(text, "edge.yaml", { today: "2026-01-31", warnBefore });
    const soon = (days: number) =>
      deploymentOf(site(days)).advisories.filter(({ id }) => id === "expires-soon");
    expect(soon(89)).toEqual([]);
    expect(soon(90)).toEqual([
      {
        id: "expires-soon",
        message: "extra flow `rdp` expires after 2026-05-01; netops answers for it (NET-1234)",
      },
    ]);
  });

  test("a flow that a documented one covers is reported as needless", () => {
    const text = withExtra(edited("3389", "443", RDP));
    expect(advice(text, "note")).toEqual([
      "flow extra-rdp opens nothing that in-access-tcp-443-clients does not open already",
    ]);
  });
});

// Extra flows that nobody should open.
describe("bad extra flows", () => {
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
      flow("tcp", "ospf"),
      [
        "edge.yaml:22:27: `extraFlows[0].transport` is not an accepted value; got ospf; allowed: tcp, udp, sctp, icmp, icmpv6, igmp, esp, ah, gre, ipip or any; write what is allowed",
      ],
    ],
    [
      "a transport in upper case",
      flow("tcp", "TCP"),
      [
        "edge.yaml:22:27: `extraFlows[0].transport` is not an accepted value; got TCP; allowed: tcp, udp, sctp, icmp, icmpv6, igmp, esp, ah, gre, ipip or any; did you mean `tcp`?",
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
        "edge.yaml:22:80: unknown key `ownr` in `extraFlows[0]`; allowed: id, transport, ports, sourcePorts, from, to, owner, reason, ticket, expires, priority, deployments; did you mean `owner`?",
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
});

// Suppressions and expectations as the site file has them: what is read, and what is refused.
describe("bad reviews", () => {
  const ENTRY = "finding: 00112233445566aa, owner: netops, reason: bastion, expires: 2027-03-31";
  const RULE = "from: clients, to: access, protocol: tcp, ports: 443, verdict: accept";
  const suppressing = (...entries: readonly string[]): string => listed("suppressions", entries);
  const expecting = (...entries: readonly string[]): string => listed("expect", entries);
  const entry = (found: string, instead: string): string =>
    suppressing(edited(found, instead, ENTRY));
  const rule = (found: string, instead: string): string => expecting(edited(found, instead, RULE));

  function listed(key: string, entries: readonly string[]): string {
    return `${SOUND}${key}:\n${entries.map((one) => `  - { ${one} }\n`).join("")}`;
  }

  test.each<[string, string, readonly RegExp[]]>([
    [
      "a suppression that has expired",
      entry("2027-03-31", "2026-01-30"),
      [
        /^edge.yaml:22:\d+: the suppression of finding `00112233445566aa` has expired; got 2026-01-30; allowed: 2026-01-31 or later; remove the entry/,
      ],
    ],
    ["no day", entry("2027-03-31", "2027-02-30"), [/`expires` is not a day of the calendar/]],
    ["no owner", entry("owner: netops, ", ""), [/:22:5: key `owner` is missing/]],
    ["no reason", entry("reason: bastion, ", ""), [/:22:5: key `reason` is missing/]],
    ["an empty reason", entry("bastion", "' '"), [/`suppressions\[0\].reason`/]],
    [
      "a rule in place of a finding",
      entry("00112233445566aa", "deny-all"),
      [/16 hexadecimal digits/],
    ],
    [
      "a number too short",
      entry("00112233445566aa", "12"),
      [/not the fingerprint of a finding; got 12/],
    ],
    [
      "digits that YAML takes for a number too large",
      entry("00112233445566aa", "12e4567890123456"),
      [/put it in quotes: "12e4567890123456"/],
    ],
    ["a region to suppress", entry("owner", "ports: 443, owner"), [/`ports`/]],
    [
      "one finding twice",
      suppressing(ENTRY, ENTRY),
      [/:23:\d+: the same finding is suppressed twice, here and as number 1/],
    ],
    [
      "an unknown role",
      rule("clients", "clinets"),
      [/`clinets`.*did you mean `clients`/, /google-one/],
    ],
    [
      "two interfaces",
      rule("clients", "av"),
      [/both ends of the expectation are interfaces/, /google-one/],
    ],
    ["no verdict", rule(", verdict: accept", ""), [/key `verdict` is missing/]],
    ["another verdict", rule("accept", "allow"), [/accept or deny/]],
    [
      "an unknown protocol",
      rule("tcp", "tpc"),
      [/:22:\d+: there is no such protocol; got tpc; allowed: icmp/],
    ],
    ["a protocol beyond 255", rule("tcp", "256"), [/256/]],
    ["ports of icmp", rule("tcp", "icmp"), [/packets of protocol icmp have no ports/]],
    ["ports of any protocol", rule("tcp", "any"), [/no ports in common/]],
    ["a port beyond", rule("443", "65536"), [/65535/]],
    ["ports reversed", rule("443", "9-1"), [/is reversed.*write 1-9/]],
    [
      "no common family",
      rule("clients", '["2001:db8::/32"]'),
      [/no IP version in common/, /google-one/],
    ],
    [
      "no such deployment",
      rule("verdict", "deployments: [azure], verdict"),
      [/there is no deployment `azure`.*mean `azure-one`/],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(
      problems.map((problem) => expect.stringMatching(problem) as unknown),
    );
  });

  test.each(["1234567890123456", "0000000000000012", "'00112233445566aa'"])(
    "a fingerprint is taken as it is written, whatever YAML makes of it: %s",
    (written) => {
      const { suppressions } = bound(entry("00112233445566aa", written));
      expect(suppressions).toMatchObject([{ finding: written.replaceAll("'", "") }]);
    },
  );

  test.each<[string, string, object]>([
    ["inbound", RULE, { direction: "inbound", words: "tcp 443 from clients to access" }],
    ["every port", edited(", ports: 443", "", RULE), { protocols: [{ first: 6, last: 6 }] }],
    ["any port", edited("443", "any", RULE), { ports: [{ first: 0, last: 65535 }] }],
    [
      "port 0 and the last",
      edited("443", "[0, 65535]", RULE),
      { ports: [{ first: 0 }, { first: 65535 }] },
    ],
    ["a number", edited("tcp, ports: 443", "50", RULE), { protocols: [{ first: 50, last: 50 }] }],
    [
      "outbound to prefixes, to be denied",
      "from: av, to: [198.51.100.0/24], protocol: any, verdict: deny",
      {
        direction: "outbound",
        verdict: "deny",
        words: "any protocol from av to the listed prefixes",
        protocols: [{ first: 0, last: 255 }],
      },
    ],
  ])("an expectation: %s", (_, text, expectation) => {
    expect(deploymentOf(bound(expecting(text))).expectations).toMatchObject([expectation]);
  });

  test("an expectation can be for some deployments", () => {
    const site = bound(expecting(edited("verdict", "deployments: [azure-one], verdict", RULE)));
    expect(site.deployments.map(({ expectations = [] }) => expectations.length)).toEqual([1, 0]);
  });
});

// What a site states although no document shows it: read with the same care as addresses, and held against the rest of
// the site.
describe("assumptions", () => {
  const azure = (assume: string): string =>
    edited("    cloud: azure\n", `    cloud: azure\n    assume: ${assume}\n`);
  const google = (assume: string): string =>
    edited("    cloud: google\n", `    cloud: google\n    assume: ${assume}\n`);

  test("without statements there are none", () => {
    expect(deploymentOf(bound(edited("contoso-edge", "contoso"))).assume).toBeUndefined();
  });

  test("contents are addresses by family, and the platform's address is in every network", () => {
    const text = azure("{ serviceTags: { VirtualNetwork: [10.45.0.0/16], Sql: [2001:db8::/32] } }");
    const { serviceTags } = deploymentOf(bound(text)).assume!;
    expect(serviceTags.get("Sql")?.map(({ family }) => family)).toEqual([6]);
    expect(serviceTags.get("VirtualNetwork")?.[0]?.ranges).toHaveLength(2);
  });

  test.each([
  ["an unknown key", azure("{ serviceTag: {} }"), /edge\.yaml:\d+:\d+.*serviceTag.*did you mean `serviceTags`/s],
  ["the other cloud's key", google("{ serviceTags: {} }"), /serviceTags/],
  ["contents that are no prefix", azure("{ serviceTags: { Sql: [10.0.0.1/8] } }"), /10\.0\.0\.1\/8/],
  ["contents that are fixed", azure("{ serviceTags: { AzureLoadBalancer: [10.0.0.0/8] } }"), /AzureLoadBalancer are fixed/],
  ["a network without its own machines", azure("{ serviceTags: { VirtualNetwork: [10.45.16.0/28] } }"), /leaves out 10\.45\.16\.30\/32 of the interface `av`/],
  ["tags of the Edge without the Edge's own", google("{ edgeMachines: { tags: [web] } }"), /`edgeMachines\.tags` leaves out `edge`/],
  ["an empty statement", azure("{}"), /assume/],
  ["a tag that is none", google("{ networkTags: { Web: [10.0.0.1] } }"), /Web/],
  ["an interface in a subnet, said of a subnet", edited("attach: [{ subnetId:", "attach: [{ inSubnet: '${azurerm_subnet.x.id}', subnetId:"), /a subnet is in no other subnet/],
])("%s", (_, text, expected) => {
  expect(problemsOf(text).join("\n")).toMatch(expected);
}); // prettier-ignore
});

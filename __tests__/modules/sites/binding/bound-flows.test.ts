// Rows and extra flows once they have addresses: merged, in pools, probed, and at gates of their own.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bindSite, type Deployment } from "../../../../modules/sites";
import {
  advice,
  bound,
  deploymentOf,
  edited,
  flowOf,
  problemsOf,
  SOUND,
  TODAY,
} from "../site-text";
import { formatRanges } from "../../../../modules/packets";
import { withoutGoogle } from "../one-cloud";

// Rows of several documents that say the same are one flow that cites them all; rows that differ stay apart.
describe("merging", () => {
  const folder = mkdtempSync(join(tmpdir(), "edge-merging-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** A document of the user's own beside the site file, with one row for each of `rows`. */
  function own(name: string, ...rows: readonly string[]): string {
    const head = `id: ${name}\nproduct: P\ntitle: T ${name}\nsection: S\nurl: U\nlastModified: 2026-01-05\ninterface: external\nrows:\n`;
    const body = rows.map(
      (row, index) => `  - { row: ${index + 1}, label: L, protocol: SIP, ${row} }\n`,
    );
    writeFileSync(join(folder, `${name}.yaml`), head + body.join(""));
    return `./${name}.yaml`;
  }

  function boundWith(...documents: readonly string[]): Deployment {
    const text = edited("[lync2013-pic]", `[${documents.join(", ")}]`);
    return deploymentOf(bindSite(text, join(folder, "edge.yaml"), { today: TODAY }));
  }

  const SAME =
    "transport: tcp, ports: 443, source: { printed: Any, peer: clients }, destination: { printed: Access, interface: access }";
  const OTHER_WAY =
    "transport: tcp, ports: 443, source: { printed: Access, interface: access }, destination: { printed: Any, peer: clients }";
  const OTHER_PORT = SAME.replace("443", "443-444");
  const TWO_PEERS = SAME.replace("peer: clients", "peers: [clients, public-im-partners]");

  test("a row that says the same as row 3 of the page joins its flow", () => {
    const { flows, selectedRows } = boundWith("lync2013-pic", own("same", SAME));
    expect([flows.length, selectedRows]).toEqual([6, 7]);
    expect(flows[2]!.citations.map(({ document, row }) => [document, row])).toEqual([
      ["lync2013-pic", 3],
      ["same", 1],
    ]);
  });

  test("citations stand in the order of the site's documents", () => {
    const { flows } = boundWith(own("first", SAME), "lync2013-pic");
    expect(flows[0]!.id).toBe("in-access-tcp-443-clients");
    expect(flows[0]!.citations.map(({ document }) => document)).toEqual(["first", "lync2013-pic"]);
    expect(flows[0]!.citations[0]).toEqual({
      document: "first",
      row: 1,
      label: "L",
      title: "T first",
      section: "S",
      url: "U",
    });
  });

  test("two equal rows of one document are one flow that cites both", () => {
    const { flows } = boundWith(own("twice", SAME, SAME));
    expect(flows.map(({ citations }) => citations.map(({ row }) => row))).toEqual([[1, 2]]);
  });

  test.each([
    ["the other direction", OTHER_WAY, "out-access-tcp-443-clients"],
    ["another port range", OTHER_PORT, "in-access-tcp-443-444-clients"],
  ])("a row with %s is a flow of its own", (_, row, id) => {
    const { flows } = boundWith("lync2013-pic", own("other", row));
    expect(flows.map((flow) => flow.id)).toContain(id);
    expect(flows).toHaveLength(7);
  });

  test("a row that names several peers is a flow for each of them", () => {
    const { flows, selectedRows } = boundWith(own("several", TWO_PEERS));
    expect(flows.map(({ id }) => id)).toEqual([
      "in-access-tcp-443-clients",
      "in-access-tcp-443-public-im-partners",
    ]);
    expect(selectedRows).toBe(1);
  });

  test("an alias and an id that mean one document are a mistake", () => {
    const text = edited("[lync2013-pic]", "[lync2013-pic, lync2013-pic-external]");
    expect(problemsOf(text)).toEqual([
      "edge.yaml:2:27: document `lync2013-pic` is selected twice; got lync2013-pic-external; keep one of the two",
    ]);
  });

  test.each([
    [
      "the id of a shipped document",
      "lync2013-pic",
      "belongs to a document that comes with the program",
    ],
    ["a mistake in it", "Own_Table", "`id` is not an accepted value"],
  ])("a document of one's own with %s is refused", (_, id, message) => {
    own("sound", SAME);
    const path = own(`taken-${id.toLowerCase().replace("_", "-")}`, SAME);
    writeFileSync(
      join(folder, path),
      `id: ${id}\nproduct: P\ntitle: T\nsection: S\nurl: U\nlastModified: 2026-01-05\ninterface: external\nrows: [{ row: 1, label: L, protocol: SIP, ${SAME} }]\n`,
    );
    expect(() => boundWith(path)).toThrow(message);
  });
});

// Pools of several members: every member's address is bound, and members reach one another at their public A/V addresses.
describe("pool members", () => {
  const POOL = withoutGoogle(
    edited(
      "clients: any\n",
      "clients: any\n  av-peers: [203.0.113.0/24]\n",
      edited("[10.45.16.30]", "[10.45.16.30, 10.45.16.31]"),
    ),
  ).replace("lync2013-pic", "lync2013-external-av-destination-rules");
  const NAT = POOL.replace(
    "    cloud: azure\n",
    "    cloud: azure\n    avPublicAddresses: [131.107.155.30, 131.107.155.31]\n",
  );
  const peersOf = (text: string): readonly string[] =>
    flowOf(text, "out-av-udp-3478-av-peers").far.addresses.flatMap(({ family, ranges }) =>
      formatRanges(family, ranges),
    );

  test("every member is a near end of the A/V rows", () => {
    const { near } = flowOf(POOL, "in-av-tcp-443-av-peers");
    expect(near.addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges))).toEqual([
      "10.45.16.30/31",
    ]);
  });

  test("the members' public addresses are among the peers, and the report says so", () => {
    expect([peersOf(POOL), peersOf(NAT)]).toEqual([
      ["203.0.113.0/24"],
      ["131.107.155.30/31", "203.0.113.0/24"],
    ]);
    expect(advice(NAT, "note")).toContainEqual(
      expect.stringMatching(
        /^the members of the pool may send media to one another at .*\(131\.107\.155\.30, /,
      ),
    );
  });

  test.each([
    ["narrowed to others", POOL, true],
    ["any", POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: any"), false],
    [
      "the members",
      POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: [10.45.16.30/31]"),
      false,
    ],
    ["one of them", POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: [10.45.16.30]"), true],
    ["others of a single server", POOL.replace(", 10.45.16.31]", "]"), false],
  ])("peers that are %s: members that may not reach one another are told", (_, text, told) => {
    const notes = advice(text, "note").filter((it) => it.includes("may not reach one another"));
    expect(notes.length > 0).toBe(told);
  });

  test("a single server has nobody to reach", () => {
    expect(problemsOf(NAT.replace(", 10.45.16.31]", "]"))).toEqual([
      "edge.yaml:11:5: `avPublicAddresses` is for pools, and interface `av` has one address in this deployment; allowed: an address of the A/V interface for each member of the pool; remove the key, or list the members' addresses under `interfaces`",
    ]);
  });

  test("host bits in a public address", () => {
    expect(problemsOf(NAT.replace("131.107.155.31]", "131.107.155.31/24]"))).toEqual([
      expect.stringMatching(/^edge\.yaml:11:41: `131\.107\.155\.31\/24` is not a prefix/),
    ]);
  });

  test("a row from certain source ports that another table opens from all of them opens nothing, and is told", () => {
    const both = POOL.replace(
      "lync2013-external-av-destination-rules",
      "lync2013-external-av-destination-rules, lync2013-external-av-source-and-destination-rules",
    );
    expect(advice(both, "note")).toContain(
      "flow out-av-tcp-from-50000-59999-to-443-av-peers opens nothing that out-av-tcp-443-av-peers does not open already",
    );
  });
});

// Load-balancer probes: allowances when asked for, with the addresses that each cloud documents for its probers.
describe("load balancer probes", () => {
  const AZURE = (probes: string, text = SOUND): string =>
    edited(
      "      location: westeurope\n",
      `      location: westeurope\n      loadBalancerProbes: ${probes}\n`,
      text,
    );
  const GOOGLE = (probes: string, text = SOUND): string =>
    edited("targetTags: [edge] }", `targetTags: [edge], loadBalancerProbes: ${probes} }`, text);

  function allowed(text: string, name: string): readonly string[] {
    return (deploymentOf(bound(text), name).allowances ?? []).map(({ flow }) => {
      const from = flow.far.addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges));
      return `${flow.id} ${flow.direction} ${flow.transport} ${flow.ports?.first}-${flow.ports?.last} from ${from.join(" ")}`;
    });
  }

  test("without the key there is none, and with it the flows are still the documented ones", () => {
    expect(allowed(SOUND, "azure-one")).toEqual([]);
    const text = AZURE("[{ to: access, ports: 443 }]");
    expect(deploymentOf(bound(text)).flows).toHaveLength(6);
  });

  test.each([
    [
      "Azure: the address that AzureLoadBalancer stands for",
      AZURE("[{ to: access, ports: [443, 5061] }, { to: av, ports: 443 }]"),
      "azure-one",
      [
        "probe-access-tcp-443 inbound tcp 443-443 from 168.63.129.16/32",
        "probe-access-tcp-5061 inbound tcp 5061-5061 from 168.63.129.16/32",
        "probe-av-tcp-443 inbound tcp 443-443 from 168.63.129.16/32",
      ],
    ],
    [
      "Azure: link-local probers of an interface in IPv6",
      AZURE("[{ to: av, ports: 443 }]", edited("[10.45.16.30]", "['fd00::30']")),
      "azure-one",
      ["probe-av-tcp-443 inbound tcp 443-443 from fe80::/10"],
    ],
    [
      "Google: external pass-through balancers",
      GOOGLE("[{ to: access, ports: 443, balancer: external-passthrough }]"),
      "google-one",
      [
        "probe-access-tcp-443 inbound tcp 443-443 from 35.191.0.0/16 209.85.152.0/22 209.85.204.0/22",
      ],
    ],
    [
      "Google: internal pass-through balancers, both families",
      GOOGLE(
        "[{ to: access, ports: 443, balancer: internal-passthrough }]",
        edited("[10.45.32.10]", "[10.45.32.10, 'fd00:45:32::10']"),
      ),
      "google-one",
      [
        "probe-access-tcp-443 inbound tcp 443-443 from 35.191.0.0/16 130.211.0.0/22 2600:2d00:1:b029::/64",
      ],
    ],
  ])("%s", (_, text, name, expected) => {
    expect(allowed(text, name)).toEqual(expected);
  });

  test("a probe says in a sentence what it opens, and where the addresses come from", () => {
    const [probe] = deploymentOf(bound(AZURE("[{ to: av, ports: 443 }]"))).allowances ?? [];
    expect([probe?.kind, probe?.message, probe?.citation]).toEqual([
      "load-balancer-probe",
      "load balancer probes (AzureLoadBalancer) may reach `av` on tcp 443 from 168.63.129.16/32",
      "https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview#probe-source-ip-address",
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    [
      "an interface that is none",
      AZURE("[{ to: acess, ports: 443 }]"),
      [
        "edge.yaml:16:34: `acess` is not an interface of the deployment; got acess; allowed: access, av; did you mean `access`?",
      ],
    ],
    [
      "the same probe twice",
      AZURE("[{ to: av, ports: 443 }, { to: av, ports: [80, 443] }]"),
      [
        "edge.yaml:16:52: the same probe is listed as number 1 already; list a port of an interface once",
      ],
    ],
    [
      "a balancer in Azure",
      AZURE("[{ to: av, ports: 443, balancer: external-passthrough }]"),
      [
        "edge.yaml:16:50: unknown key `balancer` in `deployments.azure-one.settings.loadBalancerProbes[0]`; allowed: to, ports, priority; remove it",
      ],
    ],
    [
      "no balancer in Google",
      GOOGLE("[{ to: av, ports: 443 }]"),
      [
        "edge.yaml:20:101: key `balancer` is missing in `deployments.google-one.settings.loadBalancerProbes[0]`; allowed: external-passthrough or internal-passthrough; add `balancer:`",
      ],
    ],
    [
      "ports that are none",
      AZURE("[{ to: av, ports: 443-80 }]"),
      [
        "edge.yaml:16:45: `deployments.azure-one.settings.loadBalancerProbes[0].ports` is reversed; got 443-80; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 80-443",
      ],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});

// One gate, one deployment: two that share a subnet, an interface or machines undo or open each other.
describe("shared gates", () => {
  const subnet = /attach: (.*)/.exec(SOUND)?.[1] ?? "";

  function second(lines: readonly string[]): string {
    return `${SOUND}${lines.map((line) => `  ${line}\n`).join("")}`;
  }

  const azure = (attach: string): string =>
    second([
      "azure-two:",
      "  cloud: azure",
      "  interfaces: { access: [10.45.17.10], av: [10.45.17.30] }",
      `  settings: { resourceGroup: rg-edge, location: westeurope, attach: ${attach} }`,
    ]);

  const google = (network: string, tags: string): string =>
    second([
      "google-two:",
      "  cloud: google",
      "  interfaces: { access: [10.45.33.10], av: [10.45.33.30] }",
      `  settings: { project: contoso-edge, network: ${network}, targetTags: ${tags} }`,
    ]);

  test.each([
    ["the same subnet", azure(subnet), "both claim `/subscriptions/"],
    [
      "the same subnet in other case",
      azure(subnet.replace("subnets/edge", "subnets/EDGE")),
      "both claim",
    ],
    [
      "the same tag",
      google("perimeter", "[edge]"),
      "both claim the machines of `edge` in network `perimeter`",
    ],
    [
      "one tag in common",
      google("perimeter", "[other, edge]"),
      "both claim the machines of `edge`",
    ],
    [
      "the network by its link",
      google("projects/contoso-edge/global/networks/perimeter", "[edge]"),
      "both claim",
    ],
  ])("%s is refused", (_, text, message) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ["another subnet", azure(subnet.replace("subnets/edge", "subnets/edge2"))],
    ["another network", google("perimeter-two", "[edge]")],
    ["other tags", google("perimeter", "[edge-two]")],
  ])("%s is another gate", (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

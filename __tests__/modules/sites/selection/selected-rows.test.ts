// Which documents and rows a site selects, under which reading, and which selections contradict each other.
import { findFlowDocument, shippedDocuments } from "../../../../modules/flows";
import { type SelectedRow, selectRows } from "../../../../modules/sites/selection/row-selection";
import { VERSION_NAMES, versionsOf } from "../../../../modules/sites/product-version";
import siteSchema from "../../../../schemas/site.schema.json";
import { advice, bound, deploymentOf, edited, flowIds, problemsOf, SOUND } from "../site-text";
import { withoutGoogle } from "../one-cloud";

// What the site may choose about the rows: the capabilities it is used for, and the version that it runs.
describe("selection", () => {
  /** The six rows of the seed: 3 is for remote users, the others for public IM. */
  const seed = (choice: string): string => `${SOUND}${choice}\n`;

  const SKYPE = SOUND.replace("[lync2013-pic]", "[sfb-edge-external]")
    .replace(/^ {2}(public-im-partners|live-messenger-clients).*\n/gm, "")
    .replace(
      "peers:\n",
      `peers:
  federated-partners: [203.0.113.0/24]
  crl-servers: any
  dns-servers: any
  xmpp-partners: any
  av-peers: any
`,
    )
    .replaceAll(/^( +)(interfaces: \{ )?access:/gm, (text) =>
      text.includes("{")
        ? text.replace("access:", "web-conferencing: [10.45.32.20], access:")
        : `      web-conferencing: [10.45.16.20]\n${text}`,
    );

  const skype = (choice: string): string => `${SKYPE}${choice}\n`;

  /** A site's own table: its product is none of those that have versions, its row is for no capability. */
  const OWN = "__tests__/policies/fixtures/one-more-row.yaml";

  describe("capabilities", () => {
    test.each([
      ["left out, every row", "", 6],
      ["one of two", "capabilities: [remote-users]", 1],
      ["the other", "capabilities: [public-im]", 5],
      ["both, in any order", "capabilities: [remote-users, public-im]", 6],
    ])("%s", (_, choice, count) => {
      const site = seed(choice);
      expect(flowIds(site)).toHaveLength(count);
      expect(deploymentOf(bound(site)).selectedRows).toBe(count);
      expect(advice(site, "excluded-row")).toHaveLength(6 - count);
    });

    test("each row left out is told with its reason, and with nothing else", () => {
      const site = seed("capabilities: [remote-users]");
      expect(advice(site, "excluded-row")[3]).toBe(
        "row 5 of lync2013-pic is left out: it is for public-im, and the site is for remote-users",
      );
      expect(advice(site, "erratum")).toEqual([]);
      expect(advice(site, "obsolete")).toEqual([]);
      const row = deploymentOf(bound(site)).advisories.find(({ id }) => id === "excluded-row");
      expect(row).toMatchObject({ document: "lync2013-pic", row: 1 });
    });

    test("a row without conditions is always bound, one with two by either of them", () => {
      const always = [
        "out-access-tcp-80-crl-servers",
        "out-access-tcp-53-dns-servers",
        "out-access-udp-53-dns-servers",
      ];
      const federated = [
        "in-access-tcp-5061-federated-partners",
        "out-access-tcp-5061-federated-partners",
      ];
      const expected = [...always, ...federated];
      expect(flowIds(skype("capabilities: [federation]"))).toEqual(expected);
      expect(flowIds(skype("capabilities: [public-im]"))).toEqual(expected);
    });

    const SIP = ["in-access-tcp-5061-public-im-partners", "out-access-tcp-5061-public-im-partners"];

    test("peers that only rows left out need may be missing", () => {
      const site = edited("  live-messenger-clients: any\n", "", seed("obsolete: exclude"));
      expect(flowIds(`${site}capabilities: [public-im]\n`)).toEqual(SIP);
    });

    test("a row that is obsolete stays out though its capability is listed", () => {
      expect(flowIds(seed("obsolete: exclude\ncapabilities: [public-im]"))).toEqual(SIP);
    });
  });

  const EXTERNAL = findFlowDocument("lync2013-single-nat-external", { file: "edge.yaml" });
  const READING = { interfaceReading: "printed", obsolete: "include" } as const;
  const isRow9 = ({ row }: SelectedRow) => row.row === 9;

  describe("a row that needs two capabilities", () => {
    test.each(["av", "federation"])("%s alone leaves it out", (capability) => {
      expect(
        selectRows([EXTERNAL], { ...READING, capabilities: [capability] }).rows.some(isRow9),
      ).toBe(false);
    });

    test("both select it, and so does a site that names none", () => {
      expect(
        selectRows([EXTERNAL], { ...READING, capabilities: ["av", "federation"] }).rows.some(
          isRow9,
        ),
      ).toBe(true);
      expect(selectRows([EXTERNAL], READING).rows.some(isRow9)).toBe(true);
    });
  });

  describe("version", () => {
    test.each([
      ["lync-2013", SOUND, 6],
      ["sfb-2015", SKYPE, 14],
      ["sfb-2019", SKYPE, 13],
      ["sfb-se", SKYPE, 13],
    ])("%s", (version, site, count) => {
      expect(deploymentOf(bound(`${site}version: ${version}\n`)).selectedRows).toBe(count);
    });

    test("in 2019 the XMPP row is left out and told", () => {
      const site = skype("version: sfb-2019");
      expect(flowIds(site).join()).not.toContain("5269");
      expect(flowIds(skype("version: sfb-2015"))[0]).toBe("in-access-tcp-5269-xmpp-partners");
      expect(advice(site, "excluded-row")).toEqual([
        "row 1 of sfb-edge-external is left out: it is for Skype for Business Server 2015, and the site runs Skype for Business Server 2019",
      ]);
    });

    test("a table of one's own holds for every version", () => {
      const text = edited(
        "[lync2013-pic]",
        `[sfb-edge-internal, ./${OWN}]`,
        seed("version: sfb-2019"),
      );
      expect(problemsOf(text).filter((line) => line.includes("has no row for"))).toEqual([]);
    });
  });

  test.each<[string, string, RegExp]>([
    [
      "a misspelt capability",
      seed("capabilities: [public-in]"),
      /^edge\.yaml:21:16: no row has the capability `public-in`; got public-in; allowed: public-im, remote-users; did you mean `public-im`\?$/,
    ],
    [
      "a capability of no document",
      seed("capabilities: [telephony]"),
      /no row has the capability `telephony`.*choose from these$/,
    ],
    [
      "a capability of documents that are not selected",
      seed("capabilities: [public-im, ocs-2007-partners]"),
      /no row of the selected documents is for `ocs-2007-partners`.*add a document that has it: lync2013-/,
    ],
    [
      "XMPP in 2019",
      skype("version: sfb-2019\ncapabilities: [federation, xmpp]"),
      /`xmpp` does not exist in Skype for Business Server 2019.*row 1 of sfb-edge-external \(Skype for Business Server 2015\)/,
    ],
    [
      "a document of another version",
      seed("version: sfb-2015"),
      /^edge\.yaml:21:10: document `lync2013-pic` has no row for Skype for Business Server 2015: rows 1, 2, 3, 4, 5, 6 are for Lync Server 2013/,
    ],
    [
      "an unknown version",
      seed("version: sfb-2018"),
      /edge\.yaml:21.*lync-2013, sfb-2015, sfb-2019 or sfb-se/,
    ],
    [
      "a version by its year",
      seed("version: 2019"),
      /edge\.yaml:21.*lync-2013, sfb-2015, sfb-2019 or sfb-se/,
    ],
    ["no capability", seed("capabilities: []"), /edge\.yaml:21.*at least one capability/],
    [
      "a capability twice",
      seed("capabilities: [public-im, public-im]"),
      /edge\.yaml:21.*twice|same/,
    ],
    [
      "one capability without brackets",
      seed("capabilities: public-im"),
      /edge\.yaml:21.*a list of/,
    ],
  ])("%s is one clear problem", (_, text, message) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test("a document that cannot be found hides no capability", () => {
    const text = edited("[lync2013-pic]", "[lync2013-pix]", seed("capabilities: [public-im]"));
    expect(problemsOf(text).join("\n")).not.toContain("capability");
  });

  test("the published schema lists the versions that the loader knows", () => {
    expect(siteSchema.properties.version.enum).toEqual(Object.keys(VERSION_NAMES));
  });

  test("every shipped row holds for versions that a site can name: a misspelt one would hold for all", () => {
    const printed = shippedDocuments().flatMap((document) =>
      document.rows.flatMap((row) => versionsOf(document, row)),
    );
    const others = ["Microsoft 365", "Skype for Business Cloud Connector Edition"];
    const named = Object.values(VERSION_NAMES).filter((name) => name !== VERSION_NAMES["sfb-se"]);
    expect([...new Set(printed)].sort()).toEqual([...others, ...named].sort());
  });
});

// What the site may choose about the rows: the interface that is printed or corrected, and obsolete rows.
describe("readings", () => {
  const CORRECTED = `${SOUND}interfaceReading: corrected\n`;
  const EXCLUDED = `${SOUND}obsolete: exclude\n`;

  test("as printed, rows 4-6 bind to the Access interface", () => {
    expect(flowIds(`${SOUND}interfaceReading: printed\n`).slice(3)).toEqual([
      "out-access-tcp-50000-59999-live-messenger-clients",
      "out-access-udp-3478-live-messenger-clients",
      "in-access-udp-3478-live-messenger-clients",
    ]);
  });

  test("corrected, rows 4-6 bind to the A/V interface and its address", () => {
    expect(flowIds(CORRECTED)).toEqual([
      "in-access-tcp-5061-public-im-partners",
      "out-access-tcp-5061-public-im-partners",
      "in-access-tcp-443-clients",
      "out-av-tcp-50000-59999-live-messenger-clients",
      "out-av-udp-3478-live-messenger-clients",
      "in-av-udp-3478-live-messenger-clients",
    ]);
    const { flows, interfaces } = deploymentOf(bound(CORRECTED));
    expect(flows[3]!.near).toEqual(interfaces[1]);
  });

  test.each([
    ["printed", SOUND, "bound to `access` (interfaceReading: printed)"],
    ["corrected", CORRECTED, "bound to `av` (interfaceReading: corrected)"],
  ])("read as %s, the advisory says which interface holds and why", (_, text, says) => {
    const advisories = advice(text, "erratum");
    expect(advisories).toHaveLength(3);
    for (const message of advisories) {
      expect(message).toContain("prints `Edge Server Access interface`");
      expect(message).toContain(says);
      expect(message).toContain("A/V Edge service");
    }
  });

  test("obsolete rows are bound with a dated advisory", () => {
    const told = advice(SOUND, "obsolete");
    expect(told.filter((text) => text.includes("2013-03-15"))).toHaveLength(3);
    expect(told.filter((text) => text.includes("2025-05-05"))).toHaveLength(2);
  });

  test("exclude-all leaves out rows that serve only what has ended since", () => {
    const only = `${SOUND}obsolete: exclude-all\n`;
    expect(flowIds(only)).toEqual(["in-access-tcp-443-clients"]);
    expect(advice(only, "obsolete")).toEqual([]);
    expect(advice(only, "excluded-row").join("\n")).toContain("row 1 of lync2013-pic is left out");
  });

  test("a site may leave obsolete rows out, and the report says so", () => {
    expect(flowIds(EXCLUDED)).toEqual([
      "in-access-tcp-5061-public-im-partners",
      "out-access-tcp-5061-public-im-partners",
      "in-access-tcp-443-clients",
    ]);
    expect(deploymentOf(bound(EXCLUDED)).selectedRows).toBe(3);
    expect(advice(EXCLUDED, "excluded-row")).toHaveLength(3);
    expect(advice(EXCLUDED, "erratum")).toEqual([]);
  });
});

// Deployments that select documents of their own: one site file for an external and an internal firewall.
describe("deployment documents", () => {
  const OWN = edited(
    "    cloud: google\n",
    "    cloud: google\n    documents: [lync2013-reverse-proxy-external]\n",
  ).replace(
    "interfaces: { access: [10.45.32.10], av: [10.45.32.30] }",
    "interfaces: { reverse-proxy-external: [10.45.32.50] }",
  );
  const NONE_SHARED = OWN.replace("documents: [lync2013-pic]\n", "");

  test("a deployment's own documents stand in place of the site's", () => {
    const site = bound(OWN);
    expect(flowIds(OWN, "google-one")).toEqual([
      "in-reverse-proxy-external-tcp-80-clients",
      "in-reverse-proxy-external-tcp-443-clients",
    ]);
    expect(deploymentOf(site).flows).toHaveLength(6);
    expect(site.documents?.map(({ id }) => id)).toEqual([
      "lync2013-pic",
      "lync2013-reverse-proxy-external",
    ]);
  });

  test("advisories are about the rows that the deployment selects", () => {
    const about = (name: string): readonly (string | undefined)[] =>
      deploymentOf(bound(OWN), name).advisories.map(({ document }) => document);
    expect(about("google-one")).not.toContain("lync2013-pic");
    expect(about("azure-one")).toContain("lync2013-pic");
  });

  test("the site needs no documents where every deployment has its own", () => {
    const every = NONE_SHARED.replace(
      "    cloud: azure\n",
      "    cloud: azure\n    documents: [lync2013-pic]\n",
    );
    expect(bound(every).deployments.map(({ flows }) => flows.length)).toEqual([6, 2]);
  });

  test.each<[string, string, readonly string[]]>([
    [
      "no documents for one deployment",
      NONE_SHARED,
      [
        "edge.yaml:1:1: key `documents` is missing; allowed: a list of at least one document id or path; add `documents:`, here or in deployment `azure-one`",
      ],
    ],
    [
      "no documents at all",
      edited("documents: [lync2013-pic]\n", ""),
      [
        "edge.yaml:1:1: key `documents` is missing; allowed: a list of at least one document id or path; add `documents:`",
      ],
    ],
    [
      "an empty list",
      OWN.replace("[lync2013-reverse-proxy-external]", "[]"),
      [
        "edge.yaml:19:16: `deployments.google-one.documents` is empty; got []; allowed: a list of at least one document id or path; add at least one",
      ],
    ],
    [
      "a document that is not there",
      OWN.replace("[lync2013-reverse-proxy-external]", "[lync2013-reverse-proxy-externl]"),
      [
        "edge.yaml:19:17: there is no flow document `lync2013-reverse-proxy-externl`; got lync2013-reverse-proxy-externl; allowed: the id of a shipped document, or the path of a YAML file of your own; did you mean `lync2013-reverse-proxy-external`?",
      ],
    ],
    [
      "one document twice",
      OWN.replace("-external]", "-external, lync2013-reverse-proxy-external]").replace(
        "-external]",
        "-external ]",
      ),
      [
        "edge.yaml:19:17: the same value stands twice in `deployments.google-one.documents`; got lync2013-reverse-proxy-external; keep one of the two",
      ],
    ],
    [
      "a role that only the deployment's own documents need",
      OWN.replace("reverse-proxy-external: [", "access: ["),
      [
        expect.stringMatching(
          /^edge\.yaml:20:5: interface `reverse-proxy-external` has no addresses, but rows? 1 of lync2013-reverse-proxy-external .*row 2 of/,
        ),
      ],
    ],
  ])("%s", (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test("the sound site is still what these texts begin with", () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });
});

// Documents that contradict each other: refused under the reading under which they do, with rows and a way out.
describe("contradictions", () => {
  const PEERS = `clients: any
  av-peers: any
  federated-partners: any
  xmpp-partners: any
  crl-servers: any
  dns-servers: any`;
  const INTERFACES = `av: [10.45.16.30]
      web-conferencing: [10.45.16.20]
      access-vip: [10.45.16.110]
      web-conferencing-vip: [10.45.16.120]
      av-vip: [10.45.16.130]`;
  const MANY = withoutGoogle(
    edited("clients: any", PEERS, edited("av: [10.45.16.30]", INTERFACES)),
  );
  const site = (...documents: readonly string[]): string =>
    MANY.replace("lync2013-pic", documents.join(", "));
  const corrected = (text: string): string =>
    text.replace("peers:", "interfaceReading: corrected\npeers:");

  const CONTRADICTING = site("lync2013-pic", "lync2013-single-nat-pic");

  test("as printed, two tables that put one service at two interfaces are refused where the second is named", () => {
    const [problem, ...others] = problemsOf(CONTRADICTING);
    expect(others).toEqual([]);
    expect(problem).toBe(
      "edge.yaml:2:27: documents `lync2013-pic` and `lync2013-single-nat-pic` contradict each other under `interfaceReading: printed`: " +
        "row 4 of lync2013-pic (`A/V/RTP/TCP/50,000-59,999`) is at `access`, row 4 of lync2013-single-nat-pic (`A/V/RTP/TCP/50,000-59,999`) at `av`; " +
        "row 5 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) is at `access`, row 5 of lync2013-single-nat-pic (`A/V/STUN,MSTURN/UDP/3478`) at `av`; " +
        "row 6 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) is at `access`, row 6 of lync2013-single-nat-pic (`A/V/STUN,MSTURN/UDP/3478`) at `av`; " +
        "got lync2013-single-nat-pic; allowed: documents that agree on the interface of each service; write `interfaceReading: corrected`, or leave one of the two documents out",
    );
  });

  test("the order of the two does not matter", () => {
    expect(problemsOf(site("lync2013-single-nat-pic", "lync2013-pic"))).toEqual([
      expect.stringMatching(
        /^edge\.yaml:2:38: documents `lync2013-single-nat-pic` and `lync2013-pic` contradict/,
      ),
    ]);
  });

  test("corrected, the same tables agree", () => {
    expect(problemsOf(corrected(CONTRADICTING))).toEqual([]);
  });

  test("rows that are left out contradict nothing", () => {
    const text = CONTRADICTING.replace("peers:", "obsolete: exclude\npeers:");
    expect(problemsOf(text)).toEqual([]);
  });

  test("two tables with the same slip agree with each other", () => {
    expect(problemsOf(site("lync2013-pic", "lync2013-sip-xmpp-pic-pic"))).toEqual([]);
  });

  test("deployments contradict only themselves", () => {
    const one = edited("clients: any", PEERS).replace(
      "    cloud: google\n",
      "    cloud: google\n    documents: [lync2013-single-nat-pic]\n",
    );
    expect(problemsOf(one)).toEqual([]);
  });

  test("a table of virtual addresses beside a topology that has none", () => {
    expect(
      problemsOf(site("lync2013-single-nat-external", "lync2013-scaled-hlb-external-vips")),
    ).toEqual([
      "edge.yaml:2:43: `lync2013-scaled-hlb-external-vips` is a table of virtual addresses (topology scaled-hlb-public-ip, rows 1, 2, 3, 4, 5, 6, 7, 8), and `lync2013-single-nat-external` (rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16) is for topology single-private-ip-nat, which has none; got lync2013-scaled-hlb-external-vips; allowed: documents of one topology in a deployment; leave one of the two out; members behind a hardware load balancer have tables of their own",
    ]);
  });

  test("tables of members and of virtual addresses belong together", () => {
    const both = site("lync2013-scaled-hlb-external-nodes", "lync2013-scaled-hlb-external-vips");
    expect(problemsOf(both)).toEqual([]);
  });

  test("a table of virtual addresses in a deployment that has none", () => {
    const text = site("lync2013-scaled-hlb-external-vips").replace(/ +av-vip: .*\n/, "");
    expect(problemsOf(text)).toEqual([
      "edge.yaml:15:5: interface `av-vip`, a virtual address, has no addresses, but row 7 of lync2013-scaled-hlb-external-vips (`A/V/STUN,MSTURN/UDP/3478`), row 8 of lync2013-scaled-hlb-external-vips (`A/V/STUN,MSTURN/TCP/443`) need it; got access, av, web-conferencing, access-vip, web-conferencing-vip; allowed: the addresses of the hardware load balancer, such as av-vip: [10.0.0.10]; add `av-vip:` with its addresses under `deployments.azure-one.interfaces`; or leave the tables of virtual addresses out: without a hardware load balancer there are none",
    ]);
  });

  test("tables of two topologies are told, and what either lists is open", () => {
    const text = site("lync2013-single-nat-external", "lync2013-scaled-dns-nat-external");
    expect(advice(text, "note")).toContain(
      "documents of several topologies are selected, and what either lists is open: single-private-ip-nat (lync2013-single-nat-external); scaled-dns-lb-private-ip-nat (lync2013-scaled-dns-nat-external)",
    );
    expect(deploymentOf(bound(text)).flows.map(({ id }) => id)).toContain(
      "out-access-tcp-5269-xmpp-partners",
    );
  });

  test("XMPP for 2019: rows, version and what to do", () => {
    const text = site("lync2013-xmpp-federation").replace("peers:", "version: sfb-2019\npeers:");
    expect(problemsOf(text)[0]).toBe(
      "edge.yaml:3:10: document `lync2013-xmpp-federation` has no row for Skype for Business Server 2019: rows 1, 2, 3 are for Lync Server 2013; got sfb-2019; leave the document out, or correct `version`",
    );
  });
});

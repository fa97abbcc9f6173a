// What the site may choose about the rows: the capabilities it is used for, and the version that it runs.
import { findFlowDocument, shippedDocuments } from "../../../../modules/flows";
import { selectRows } from "../../../../modules/sites/selection/row-selection";
import type { SelectedRow } from "../../../../modules/sites/selection/row-selection";
import { VERSION_NAMES, versionsOf } from "../../../../modules/sites/selection/product-version";
import siteSchema from "../../../../schemas/site.schema.json";
import { advice, bound, deploymentOf, edited, flowIds, problemsOf, SOUND } from "../site-text";

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

  test("peers that only rows left out need may be missing", () => {
    const site = edited("  live-messenger-clients: any\n", "", seed("obsolete: exclude"));
    expect(flowIds(`${site}capabilities: [public-im]\n`)).toEqual([]);
  });

  test("a row that is obsolete stays out though its capability is listed", () => {
    expect(flowIds(seed("obsolete: exclude\ncapabilities: [public-im]"))).toEqual([]);
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
      selectRows([EXTERNAL], { ...READING, capabilities: ["av", "federation"] }).rows.some(isRow9),
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
    /^edge\.yaml:21:16: no document has a capability `public-in`; got public-in; allowed: public-im, remote-users; did you mean `public-im`\?$/,
  ],
  [
    "a capability of no document",
    seed("capabilities: [telephony]"),
    /no document has a capability `telephony`.*choose from these$/,
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
  ["a capability twice", seed("capabilities: [public-im, public-im]"), /edge\.yaml:21.*twice|same/],
  ["one capability without brackets", seed("capabilities: public-im"), /edge\.yaml:21.*a list of/],
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

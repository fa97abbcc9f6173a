// `edge-firewall flows`: what a site selects and leaves out, in every format, and mistakes on the way.
import { rmSync } from "node:fs";
import { join } from "node:path";

import { edited, SOUND } from "../../../modules/sites/site-text";
import { runQuietly } from "../../../process/run-cli";
import { siteFolder } from "../../../samples/two-stacks";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function siteFile(text: string): string {
  const folder = siteFolder({ "edge.yaml": text });
  folders.push(folder);
  return join(folder, "edge.yaml");
}

async function list(text: string, ...more: readonly string[]) {
  return runQuietly("flows", "--site", siteFile(text), ...more);
}

interface ListedFlow {
  readonly status: string;
  readonly id: string | null;
  readonly direction: string;
  readonly transport: string;
  readonly ports: string;
  readonly near: { readonly role: string; readonly addresses: readonly string[] };
  readonly far: {
    readonly role: string;
    readonly addresses: readonly string[];
    readonly printed: readonly string[];
    readonly narrowed: boolean;
  };
  readonly rows: readonly { readonly document: string; readonly row: number }[];
  readonly purposes: readonly string[];
  readonly reading: string | null;
  readonly advisories: readonly string[];
}

interface Listing {
  readonly deployments: readonly {
    readonly deployment: string;
    readonly flows: readonly ListedFlow[];
    readonly notes: readonly string[];
  }[];
}

async function listed(text: string, deployment = "azure-one"): Promise<readonly ListedFlow[]> {
  const { status, stdout } = await list(text, "--format", "json", "--deployment", deployment);
  expect(status).toBe(0);
  return (JSON.parse(stdout) as Listing).deployments[0]!.flows;
}

const EXTRA = `extraFlows:
  - id: bastion
    transport: tcp
    ports: 3389
    from: [10.45.99.0/26]
    to: access
    owner: netops
    reason: "=administration"
    expires: 2999-12-31
`;

test("every row of the seed, with both ends and their addresses", async () => {
  const lines = (await listed(SOUND)).map(
    ({ status, direction, transport, ports, near, far, rows }) =>
      [
        status,
        direction,
        transport,
        ports,
        near.role,
        near.addresses.join(),
        far.role,
        far.addresses.join(),
        rows.map(({ document, row }) => `${document} ${row}`).join(),
      ].join(" "),
  );
  const near = "access 10.45.16.10/32";
  expect(lines).toEqual([
    `selected inbound tcp 5061 ${near} public-im-partners 203.0.113.0/24 lync2013-pic 1`,
    `selected outbound tcp 5061 ${near} public-im-partners 203.0.113.0/24 lync2013-pic 2`,
    `selected inbound tcp 443 ${near} clients 0.0.0.0/0 lync2013-pic 3`,
    `selected outbound tcp 50000-59999 ${near} live-messenger-clients 0.0.0.0/0 lync2013-pic 4`,
    `selected outbound udp 3478 ${near} live-messenger-clients 0.0.0.0/0 lync2013-pic 5`,
    `selected inbound udp 3478 ${near} live-messenger-clients 0.0.0.0/0 lync2013-pic 6`,
  ]);
});

test.each([
  ["printed", "access"],
  ["corrected", "av"],
])("the reading %s stands beside the rows with an erratum alone", async (reading, role) => {
  const flows = await listed(`${SOUND}interfaceReading: ${reading}\n`);
  expect(flows.map((flow) => flow.reading)).toEqual([null, null, null, reading, reading, reading]);
  expect(flows[4]!.near.role).toBe(role);
  expect(flows[4]!.advisories.join()).toMatch(/row 5 of lync2013-pic prints .*\(since 2013-03-15/);
});

test("rows left out are listed last, with the reason, and have no addresses", async () => {
  const flows = await listed(`${SOUND}obsolete: exclude\n`);
  expect(flows.map(({ status }) => status)).toEqual([
    ...Array<string>(3).fill("selected"),
    ...Array<string>(3).fill("left out"),
  ]);
  expect(flows[3]).toMatchObject({
    id: null,
    direction: "outbound",
    ports: "50000-59999",
    far: { role: "live-messenger-clients", addresses: [] },
    rows: [{ document: "lync2013-pic", row: 4 }],
  });
  expect(flows[3]!.advisories.join()).toMatch(/is left out: .*since 2013-03-15/);
});

test("one flow that two documents list cites the rows of both", async () => {
  const text = edited("[lync2013-pic]", "[lync2013-pic, lync2013-sip-xmpp-pic-pic]");
  const flows = await listed(text);
  expect(flows).toHaveLength(6);
  expect(flows[0]!.rows.map(({ document }) => document)).toEqual([
    "lync2013-pic",
    "lync2013-sip-xmpp-pic-pic",
  ]);
});

const XMPP = SOUND.replace("[lync2013-pic]", "[lync2013-xmpp-federation]")
  .replaceAll("av: [", "internal: [")
  .replace("peers:\n", "peers:\n  front-ends: [192.168.10.90]\n  xmpp-partners: any\n");

test("what a row prints as Any is told apart: as the site leaves it, and as the site narrows it", async () => {
  const flows = await listed(XMPP);
  expect(flows.map(({ far: { role, printed, narrowed } }) => [role, printed, narrowed])).toEqual([
    ["xmpp-partners", ["Any"], false],
    ["xmpp-partners", ["Any"], false],
    ["front-ends", ["Any"], true],
  ]);
  const { stdout } = await list(XMPP, "--deployment", "azure-one");
  expect(stdout.match(/printed: Any/g)).toHaveLength(1);
});

test("each flow says what it is for", async () => {
  const flows = await listed(edited("[lync2013-pic]", "[lync2013-pic, lync2013-sip-xmpp-pic-pic]"));
  expect(flows.map(({ purposes }) => purposes.join())).toEqual([
    ...["public-im", "public-im", "remote-users"],
    ...["public-im", "public-im", "public-im"],
  ]);
});

test("a flow that the site adds says who answers for it", async () => {
  const flow = (await listed(SOUND + EXTRA)).at(-1)!;
  expect(flow).toMatchObject({ id: "extra-bastion", rows: [], reading: null });
  expect(flow.advisories[0]).toBe("added by the site: =administration (netops, until 2999-12-31)");
});

describe("formats", () => {
  const excluded = `${SOUND}obsolete: exclude\n`;

  test("text: a table for each deployment, its advisories below", async () => {
    const { status, stdout, stderr } = await list(excluded);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("azure-one (azure): 3 flows selected, 3 rows left out\n");
    expect(stdout).toContain("google-one (google): 3 flows selected, 3 rows left out\n");
    expect(stdout).toMatch(/│ left out +│ outbound +│ tcp 50000-59999 +│ access .*│ 2 /);
    expect(stdout).toMatch(/^2\. row 4 \(likewise 5, 6\) of lync2013-pic is left out/m);
  });

  test("markdown: every line of the table has the cells of its head", async () => {
    const { stdout } = await list(excluded, "--format", "markdown");
    const table = stdout.split("\n").filter((line) => line.startsWith("|"));
    expect(table).toHaveLength(2 * (2 + 6));
    expect(new Set(table.map((line) => line.split(/(?<!\\)\|/).length))).toEqual(new Set([11]));
  });

  test("csv: one line for each flow and each row left out, of all deployments", async () => {
    const { stdout } = await list(excluded, "--format", "csv");
    const lines = stdout.split("\r\n").slice(0, -1);
    expect(lines).toHaveLength(1 + 2 * 6);
    expect(lines[1]).toContain(
      '"azure-one","selected","in-access-tcp-5061-public-im-partners","inbound","tcp","5061","any",' +
        '"access","10.45.16.10/32","public-im-partners","203.0.113.0/24","Public IM connectivity partners","public-im","lync2013-pic row 1",""',
    );
    expect(lines[1]).toMatch(/,"row 1 of lync2013-pic is bound though its peer is gone: [^"]+"$/);
    expect(lines[4]).toMatch(/^"azure-one","left out","","outbound","tcp","50000-59999","any"/);
  });
});

test.each([
  ["an unknown deployment", SOUND, ["-d", "azure-on"], /edge\.yaml.*did you mean `azure-one`/],
  ["an unknown format", SOUND, ["-f", "xlsx"], /text, json, markdown, csv/],
  ["a broken site", "site: [", [], /edge\.yaml:\d+:\d+/],
  [
    "a site that lacks a peer",
    edited("  clients: any\n", ""),
    [],
    /peer `clients` has no addresses/,
  ],
])("%s is one clear line and status 2", async (_, text, more, message) => {
  const { status, stdout, stderr } = await list(text, ...more);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("no site file", async () => {
  const { status, stderr } = await runQuietly("flows", "--site", "nowhere.yaml");
  expect(status).toBe(2);
  expect(stderr).toMatch(/there is no site file `nowhere.yaml`/);
});

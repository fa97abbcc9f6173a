// What holds for all tables for reference: each says where it comes from and why nothing is opened from it, and nothing is.
import {
  findFlowDocument,
  isCalendarDate,
  readReferenceTable,
  referenceTableIds,
  referenceTables,
  shippedDocumentIds,
} from "../../../../modules/flows";
import { formatProblem, InputError } from "../../../../modules/input";

const tables = referenceTables();

/** Rows of each table, counted on the pages. */
const COUNTS: Readonly<Record<string, number>> = {
  "lync2010-external-av": 10,
  "lync2013-mobility-ports": 3,
  "lync2013-sql-server": 3,
  "sfb-edge-media-port-range": 4,
  "sfb-ipsec-exceptions": 15,
  "sfb-load-balancer-monitors": 4,
  "sfb-load-balancer-ports": 20,
  "sfb-load-balancer-ports-dns": 6,
  "sfb-mobility-ports": 2,
  "sfb-required-client-ports": 12,
  "sfb-required-server-ports": 53,
  "sfb-video-screen-sharing": 3,
};

function problems(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

test("each has the rows of its page, under the name of its file", () => {
  expect(Object.fromEntries(tables.map(({ id, rows }) => [id, rows.length]))).toEqual(COUNTS);
  expect(tables.map(({ id }) => id)).toEqual(referenceTableIds());
});

test("each says where it comes from: a page, and a file and commit or an edition's date", () => {
  for (const { url, assetId, provenance, lastModified } of tables) {
    expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/en-us\//);
    expect(assetId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(provenance?.commit ?? lastModified).toMatch(/^[0-9a-f]{40}$|^20\d\d-\d\d-\d\d$/);
    expect(lastModified === undefined || isCalendarDate(lastModified)).toBe(true);
  }
});

test("no site can select one: it is told so, and what to do", () => {
  for (const id of referenceTableIds()) {
    expect(shippedDocumentIds()).not.toContain(id);
    const [told, ...rest] = problems(() =>
      findFlowDocument(id, { file: "edge.yaml", place: { file: "edge.yaml", line: 3, column: 5 } }),
    );
    expect(rest).toEqual([]);
    expect(told).toMatch(
      new RegExp(`^edge.yaml:3:5: .*${id}. is a table for reference.*edge-firewall lookup ${id}`),
    );
  }
});

test("a site that names a page is told which tables that page has", () => {
  expect(problems(() => findFlowDocument("JJ618376", { file: "edge.yaml" }))).toEqual([
    expect.stringMatching(/no flow document `JJ618376`.*tables of that page: lync2013-pic$/),
  ]);
});

test("a row has no ends and no direction, whatever is written", () => {
  const text = SOUND.replace("cells:", "source: { printed: Any, peer: clients }\n    cells:");
  expect(problems(() => readReferenceTable(text, "table.yaml"))).toEqual([
    expect.stringMatching(/^table\.yaml:\d+:\d+: .*source/),
  ]);
});

const SOUND = `id: contoso-listeners
product: Contoso
title: Listeners
section: Table 1
url: https://wiki.contoso.example/listeners
reason: it says who listens, not who calls
columns: [Server, Port]
rows:
  - row: 1
    cells: [Pool, "5061"]
    ports: [tcp 5061, udp 49152-57500, 135]
`;

test("ports: with and without a transport", () => {
  const { rows } = readReferenceTable(SOUND, "table.yaml");
  expect(rows[0]?.ports).toEqual([
    { transport: "tcp", ports: { first: 5061, last: 5061 } },
    { transport: "udp", ports: { first: 49152, last: 57500 } },
    { ports: { first: 135, last: 135 } },
  ]);
});

test.each([
  ["a cell too many", '"5061"]', '"5061", TCP]', /not as many cells.*got 3.*allowed: 2/],
  ["a cell too few", 'Pool, "5061"]', "Pool]", /not as many cells.*got 1.*allowed: 2/],
  ["another number", "row: 1", "row: 3", /numbered as they stand.*got 3.*allowed: 1/],
])("%s", (_, found, instead, said) => {
  const told = problems(() => readReferenceTable(SOUND.replace(found, instead), "table.yaml"));
  expect(told).toEqual([expect.stringMatching(said)]);
});

test.each(["tcp 70000", "sctp 5061", "tcp 5061-5000", "tcp", "tcp/5061"])(
  "%s is no port",
  (port) => {
    const text = SOUND.replace("tcp 5061,", `${port},`);
    expect(problems(() => readReferenceTable(text, "table.yaml"))).toHaveLength(1);
  },
);

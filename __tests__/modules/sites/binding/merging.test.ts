// Rows of several documents that say the same are one flow that cites them all; rows that differ stay apart.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bindSite } from "../../../../modules/sites";
import type { Deployment } from "../../../../modules/sites";
import { deploymentOf, edited, problemsOf, TODAY } from "../site-text";

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

// The pages under docs/documents are made from the data; this holds them to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  referenceTableIds,
  referenceTables,
  shippedDocumentIds,
  shippedDocuments,
} from "../../../modules/flows";
import { documentPages } from "../../../scripts/document-pages/document-pages";

const DOCS = join(__dirname, "../../../docs");
const pages = documentPages();

const TABLES = [...shippedDocumentIds(), ...referenceTableIds()];

test("a page for each table, and their list, and nothing else", () => {
  const expected = [...TABLES.map((id) => `${id}.md`), "README.md"].sort();
  expect([...pages.keys()].sort()).toEqual(expected);
  expect(readdirSync(join(DOCS, "documents")).sort()).toEqual(expected);
});

test("the pages are current (if this fails: `npm run docs`)", () => {
  const behind = [...pages].filter(
    ([name, text]) => readFileSync(join(DOCS, "documents", name), "utf8") !== text,
  );
  expect(behind.map(([name]) => name)).toEqual([]);
});

test.each(["contradictions.md", "topology-rules.md"])(
  "every table that %s names exists",
  (page) => {
    const text = readFileSync(join(DOCS, page), "utf8");
    const named = text.match(/`(lync2013|sfb)-[a-z0-9-]+`/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    const ids = named.map((name) => name.slice(1, -1));
    expect(TABLES).toEqual(expect.arrayContaining(ids));
  },
);

test("the list counts the tables and names the page of each, and says which are not here", () => {
  const list = pages.get("README.md")!;
  expect(list).toContain("53 tables with 359 rows");
  expect(list).toContain("12 more tables with 135 rows");
  expect(list).toMatch(/lync2013-pic\.md.*Port summary - Public instant messaging connectivity/);
  expect(list).toMatch(/sfb-required-server-ports\.md.*Port and protocol requirements for servers/);
  expect(list).toContain("## Tables that are not here, and why");
});

test("each page leads back to repository, file and commit", () => {
  const without = [...pages].filter(
    ([name, text]) =>
      name !== "README.md" &&
      !/^- taken from: `\S+\/\S+`, `\S+\.md`, commit `[0-9a-f]{10,40}`/m.test(text),
  );
  expect(without.map(([name]) => name)).toEqual(["lync2010-external-av.md"]);
});

test("a page of listeners says why nothing is opened from it", () => {
  const page = pages.get("sfb-required-server-ports.md")!;
  expect(page).toMatch(/no site can select it.*because it names what listens/s);
  expect(page).toMatch(/^\| 35 .*\| 5080 +\| TCP +\| tcp 5080 /m);
});

test("the page on contradictions counts the publisher's pages", () => {
  const urls = [...shippedDocuments(), ...referenceTables()].map(({ url }) => url);
  const said = /on (\d+) pages/.exec(readFileSync(join(DOCS, "contradictions.md"), "utf8"))?.[1];
  expect(Number(said)).toBe(new Set(urls).size);
});

test("a row reads as on its page, beside our reading of it", () => {
  const line = pages
    .get("lync2013-pic.md")
    ?.split("\n")
    .find((it) => it.startsWith("| 4 "));
  const cells = line?.split("|").map((cell) => cell.trim());
  expect(cells?.slice(1, 6)).toEqual([
    "4",
    "`A/V/RTP/TCP/50,000-59,999`",
    "Edge Server Access interface",
    "Live Messenger clients",
    "out access tcp 50000-59999 to live-messenger-clients",
  ]);
});

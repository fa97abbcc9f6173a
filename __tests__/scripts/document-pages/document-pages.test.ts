// The pages under docs/documents are made from the data; this holds them to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedDocumentIds } from "../../../modules/flows";
import { documentPages } from "../../../scripts/document-pages/document-pages";

const DOCS = join(__dirname, "../../../docs");
const pages = documentPages();

test("a page for each document, and their list, and nothing else", () => {
  const expected = [...shippedDocumentIds().map((id) => `${id}.md`), "README.md"].sort();
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
  "every document that %s names exists",
  (page) => {
    const text = readFileSync(join(DOCS, page), "utf8");
    const named = text.match(/`(lync2013|sfb)-[a-z0-9-]+`/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    const ids = named.map((name) => name.slice(1, -1));
    expect(shippedDocumentIds()).toEqual(expect.arrayContaining(ids));
  },
);

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

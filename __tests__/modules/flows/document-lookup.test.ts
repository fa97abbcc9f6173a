// From what people have in hand to the table: links of the seed page in two languages, identifiers, titles, ports.
import { lookupDocuments, shippedDocuments } from "../../../modules/flows";

const documents = shippedDocuments();
const ids = (text: string) => lookupDocuments(text, documents).map(({ document }) => document.id);
const SEED = documents.find(({ id }) => id === "lync2013-pic")!;

test.each([
  "lync2013-pic",
  "lync2013-pic-external",
  "JJ618376",
  "jj618376",
  SEED.assetId!,
  SEED.assetId!.slice(0, 8),
  SEED.url,
  SEED.url.replace("/en-us/", "/ru-ru/"),
  `${SEED.url}?view=1#top`,
  "https://technet.microsoft.com/en-us/library/JJ618376.aspx",
])("%s is the seed page", (text) => {
  expect(ids(text)).toEqual(["lync2013-pic"]);
});

test("words of a title or section", () => {
  expect(ids("hybrid connectivity")).toEqual(["sfb-hybrid-connectivity"]);
  expect(ids("no such words")).toEqual([]);
  expect(ids(" ")).toEqual([]);
});

test("a port: the rows that have it, of one transport where it is named", () => {
  const rows = lookupDocuments("tcp/4443", documents).find(
    ({ document }) => document.id === "sfb-edge-internal",
  )?.rows;
  expect(rows?.map(({ row }) => row)).toEqual([8]);
  expect(ids("udp/5061")).toEqual(["sfb-cloud-connector-recommended"]);
  expect(ids("55000")).toContain("m365-other-endpoints");
});

// From what people have in hand to the table: links of the seed page of every kind, identifiers, titles, ports.
import { lookupTables, referenceTables, shippedDocuments } from "../../../../modules/flows";
import { formatProblem, InputError } from "../../../../modules/input";

const documents = shippedDocuments();
const references = referenceTables();
const found = (text: string) => lookupTables(text, { documents, references });
const ids = (text: string) => found(text).documents.map(({ document }) => document.id);
const listeners = (text: string) => found(text).references.map(({ table }) => table.id);

const ASSET = "f46756ec-1401-4ca2-a4a4-5cd28bcfdc7f";
const PAGE = "lync-server-2013-port-summary-public-instant-messaging-connectivity";
const LEARN = `https://learn.microsoft.com/en-us/previous-versions/office/lync-server-2013/${PAGE}`;

test.each([
  "lync2013-pic",
  "LYNC2013-PIC",
  " lync2013-pic-external ",
  "JJ618376",
  "jj618376",
  "jj618376.aspx",
  "JJ618376(v=ocs.15)",
  "jj618376(v=OCS.15).aspx",
  ASSET,
  ASSET.toUpperCase(),
  `{${ASSET}}`,
  "f46756ec",
  "f46756ec-1401",
  LEARN,
  `${LEARN}/`,
  `<${LEARN}>`,
  `${LEARN}?view=1#top`,
  `${LEARN},`,
  LEARN.replace("https://", ""),
  LEARN.replace("https://", "http://"),
  LEARN.replace("/en-us/", "/ru-ru/"),
  LEARN.replace("/en-us/", "/zh-Hans-CN/"),
  LEARN.replace("/en-us/", "/"),
  LEARN.replace("learn.", "docs."),
  LEARN.replace("learn.microsoft.com", "learn.microsoft.com."),
  LEARN.toUpperCase(),
  "https://technet.microsoft.com/en-us/library/JJ618376.aspx",
  "https://technet.microsoft.com/en-us/library/jj618376.aspx",
  "https://technet.microsoft.com/en-us/library/jj618376(v=ocs.15)",
  "https://technet.microsoft.com/ru-ru/library/JJ618376(v=ocs.15).aspx",
  "http://technet.microsoft.com/library/jj618376%28v=ocs.15%29.aspx",
  "technet.microsoft.com/en-us/library/jj618376/",
  `https://docs.microsoft.com/en-us/lyncserver/${PAGE}`,
  `https://docs.microsoft.com/ja-jp/lyncserver/${PAGE}`,
  `https://web.archive.org/web/20160401/${LEARN}`,
  "https://web.archive.org/web/2014/http://technet.microsoft.com/en-us/library/jj618376.aspx",
  `https://technet.microsoft.com/en-us/library/${ASSET}`,
  `https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/blob/live/Lync/LyncServer/${PAGE}.md`,
  `https://unifiedpeople.ru/lyncserver2013_itpro.en/html/${ASSET}.htm`,
  "port summary - public instant messaging connectivity in lync server 2013",
])("%s is the seed page", (text) => {
  expect(ids(text)).toEqual(["lync2013-pic"]);
  expect(listeners(text)).toEqual([]);
});

test.each([
  `${ASSET.slice(0, -1)}0`,
  "f46756",
  "JJ618377",
  "JJ61837",
  "https://technet.microsoft.com/en-us/library/jj6183760.aspx",
  "https://technet.microsoft.com/en-us/library/",
  "https://learn.microsoft.com/en-us/",
  `${LEARN}-2`,
  "%",
  "https://%E0%A4%A/x",
  "no such words",
  "",
  " ",
  "-",
])("%j is no page", (text) => {
  expect([ids(text), listeners(text)]).toEqual([[], []]);
});

test("every table is found by its own identifiers and addresses", () => {
  const names = [...documents, ...references].flatMap(
    ({ id, assetId, technetId, url, mirrorUrl }) =>
      [id, assetId, technetId, url, mirrorUrl].flatMap((name) =>
        name === undefined ? [] : [{ id, name }],
      ),
  );
  const lost = names.filter(({ id, name }) => ![...ids(name), ...listeners(name)].includes(id));
  expect(lost).toEqual([]);
});

test("short names of old links: every page of Lync Server has one", () => {
  const without = documents.filter(
    ({ product, technetId }) => product.startsWith("Lync") && technetId === undefined,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
  expect(ids("gg425891")).toEqual([
    "lync2013-single-nat-external",
    "lync2013-single-nat-federation",
    "lync2013-single-nat-internal",
    "lync2013-single-nat-pic",
    "lync2013-single-nat-xmpp",
  ]);
});

test("our own name of a page is all its tables", () => {
  expect(ids("lync2013-single-nat")).toEqual(ids("gg425891"));
  expect(ids("sfb-edge")).toHaveLength(6);
});

test("a page with tables of both kinds answers with both", () => {
  const page =
    "https://learn.microsoft.com/de-de/skypeforbusiness/plan-your-deployment/network-requirements/ports-and-protocols";
  expect(ids(page)).toEqual(["sfb-edge-call-admission-control"]);
  expect(listeners(page)).toHaveLength(5);
});

test("words of a title or section, in any order, with dashes of any kind", () => {
  expect(ids("hybrid connectivity")).toEqual(["sfb-hybrid-connectivity"]);
  expect(ids("Firewall Summary \u2013 Public Instant")).toEqual(
    ids("instant firewall summary - public"),
  );
  expect(listeners("required client ports")).toEqual(["sfb-required-client-ports"]);
});

test("words of rows, where no title has them", () => {
  expect(found("response group").references).toMatchObject([
    { table: { id: "sfb-required-server-ports" }, rows: [{ row: 33 }, { row: 34 }] },
  ]);
  const seed = found("A/V/STUN,MSTURN/UDP/3478").documents.find(
    ({ document }) => document.id === "lync2013-pic",
  );
  expect(seed?.rows.map(({ row }) => row)).toEqual([5, 6]);
});

const rowsOf = (text: string, id: string) =>
  [
    ...found(text).documents.filter(({ document }) => document.id === id),
    ...found(text).references.filter(({ table }) => table.id === id),
  ].flatMap(({ rows }) => rows.map(({ row }) => row));

test.each([
  ["tcp/4443", "sfb-edge-internal", [8]],
  ["TCP/4443", "sfb-edge-internal", [8]],
  ["4443/tcp", "sfb-edge-internal", [8]],
  ["tcp 4443", "sfb-edge-internal", [8]],
  ["4443 tcp", "sfb-edge-internal", [8]],
  ["tcp:4443", "sfb-edge-internal", [8]],
  ["port 4443", "sfb-edge-internal", [8]],
  ["udp 4443", "sfb-edge-internal", []],
  ["3478", "lync2013-pic", [5, 6]],
  ["udp/3478", "lync2013-pic", [5, 6]],
  ["tcp/3478", "lync2013-pic", []],
  ["55000", "lync2013-pic", [4]],
  ["50000-59999", "lync2013-pic", [4]],
  ["50,000-59,999", "lync2013-pic", [4]],
  ["50,000 \u2013 59,999", "lync2013-pic", [4]],
  ["tcp/50000-59999", "lync2013-pic", [4]],
  ["49000-50000", "lync2013-pic", [4]],
  ["60000-65535", "lync2013-pic", []],
  ["50000-59999", "sfb-hybrid-connectivity", [3, 4]],
  ["5080", "sfb-required-server-ports", [35]],
  ["5080", "sfb-load-balancer-ports", [13]],
  ["udp/5080", "sfb-required-server-ports", []],
  ["udp/135", "sfb-required-server-ports", [5]],
  ["5088", "sfb-mobility-ports", [1]],
  ["5061", "sfb-load-balancer-monitors", []],
])("%s in %s: rows %j", (text, id, rows) => {
  expect(rowsOf(text, id)).toEqual(rows);
});

test("identifiers go before ports: eight digits can be the beginning of an asset id", () => {
  expect(ids("67435465")).toContain("sfb-edge-external");
});

test.each([
  ["70000", /goes beyond 65535/],
  ["tcp/0443", /leading zero.*write 443/],
  ["59999-50000", /reversed.*write 50000-59999/],
])("%s is no port", (text, said) => {
  const told = () => {
    try {
      return found(text);
    } catch (error) {
      if (error instanceof InputError) return error.problems.map(formatProblem).join("\n");
      throw error;
    }
  };
  expect(told()).toMatch(said);
});

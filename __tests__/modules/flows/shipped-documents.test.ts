// What holds for all documents that come with the program. The counts are typed by hand from the pages.
import {
  farRoles,
  findFlowDocument,
  shippedDocumentIds,
  shippedDocuments,
} from "../../../modules/flows";
import type { FlowRow } from "../../../modules/flows";

/** Rows of each table, in the order in which the pages have them. */
const COUNTS: Readonly<Record<string, number>> = {
  "lync2013-pic": 6,
  "lync2013-sip-xmpp-pic-sip-federation": 1,
  "lync2013-sip-xmpp-pic-pic": 6,
  "lync2013-sip-xmpp-pic-xmpp": 3,
  "lync2013-xmpp-federation": 3,
  "lync2013-single-nat-external": 16,
  "lync2013-single-nat-internal": 11,
  "lync2013-single-nat-federation": 1,
  "lync2013-single-nat-pic": 6,
  "lync2013-single-nat-xmpp": 3,
  "lync2013-single-public-external": 16,
  "lync2013-single-public-internal": 11,
  "lync2013-single-public-federation": 1,
  "lync2013-single-public-pic": 6,
  "lync2013-single-public-xmpp": 3,
  "lync2013-scaled-dns-nat-external": 17,
  "lync2013-scaled-dns-nat-internal": 11,
  "lync2013-scaled-dns-nat-federation": 1,
  "lync2013-scaled-dns-nat-pic": 6,
  "lync2013-scaled-dns-nat-xmpp": 3,
  "lync2013-scaled-dns-public-external": 16,
  "lync2013-scaled-dns-public-internal": 11,
  "lync2013-scaled-dns-public-federation": 1,
  "lync2013-scaled-dns-public-pic": 6,
  "lync2013-scaled-dns-public-xmpp": 3,
  "lync2013-scaled-hlb-external-nodes": 11,
  "lync2013-scaled-hlb-internal-nodes": 8,
  "lync2013-scaled-hlb-external-vips": 8,
  "lync2013-scaled-hlb-internal-vips": 6,
  "lync2013-reverse-proxy-external": 2,
  "lync2013-reverse-proxy-internal": 3,
  "lync2013-autodiscover-external": 2,
  "lync2013-autodiscover-internal": 2,
  "lync2013-single-director-ports": 9,
  "lync2013-director-pool-hlb-ports": 9,
  "lync2013-director-pool-dns-hlb-ports": 9,
  "lync2013-external-av-destination-rules": 4,
  "lync2013-external-av-source-and-destination-rules": 4,
  "sfb-edge-external": 14,
  "sfb-edge-internal": 11,
  "sfb-edge-hlb-external-nodes": 9,
  "sfb-edge-hlb-internal-nodes": 8,
  "sfb-edge-hlb-external-vips": 8,
  "sfb-edge-hlb-internal-vips": 5,
  "sfb-hybrid-connectivity": 6,
  "m365-other-endpoints": 3,
  "sfb-edge-single-address-external": 14,
  "lync2013-director-prose-flows": 3,
  "lync2013-hybrid": 9,
  "sfb-skype-directory-search": 2,
  "sfb-edge-call-admission-control": 1,
  "sfb-cloud-connector-minimum": 9,
  "sfb-cloud-connector-recommended": 12,
};

const INTERFACES = [
  "access",
  "access-vip",
  "av",
  "av-vip",
  "director",
  "director-vip",
  "edge",
  "internal",
  "internal-vip",
  "reverse-proxy-external",
  "reverse-proxy-internal",
  "web-conferencing",
  "web-conferencing-vip",
];

const PEERS = [
  "av-peers",
  "branch-appliances",
  "clients",
  "cms-front-ends",
  "crl-servers",
  "directors",
  "dns-servers",
  "edge-internal",
  "federated-partners",
  "front-ends",
  "internal-clients",
  "internal-networks",
  "live-messenger-clients",
  "logging-controllers",
  "lync-online",
  "office-365",
  "office-web-apps",
  "public-im-partners",
  "reverse-proxies",
  "skype-search",
  "xmpp-partners",
];

const CAPABILITIES = [
  "av",
  "centralized-logging",
  "federation",
  "http-autodiscover",
  "ocs-2007-partners",
  "public-im",
  "remote-users",
  "web-conferencing",
  "xmpp",
];

/** Rows whose page contradicts itself or its siblings, and the two interfaces. */
const ERRATA: Readonly<Record<string, string>> = {
  "lync2013-pic 4": "access av",
  "lync2013-pic 5": "access av",
  "lync2013-pic 6": "access av",
  "lync2013-sip-xmpp-pic-pic 4": "access av",
  "lync2013-sip-xmpp-pic-pic 5": "access av",
  "lync2013-sip-xmpp-pic-pic 6": "access av",
  "lync2013-single-public-external 9": "access av",
  "lync2013-single-director-ports 7": "internal director",
  "lync2013-single-director-ports 8": "internal director",
  "lync2013-single-director-ports 9": "internal director",
  "sfb-edge-hlb-external-vips 3": "access access-vip",
  "sfb-edge-hlb-external-vips 4": "access access-vip",
  "sfb-edge-hlb-external-vips 5": "access access-vip",
  "sfb-edge-hlb-external-vips 6": "web-conferencing web-conferencing-vip",
  "sfb-edge-hlb-external-vips 7": "av av-vip",
  "sfb-edge-hlb-external-vips 8": "av av-vip",
  "sfb-edge-hlb-internal-vips 1": "internal internal-vip",
  "sfb-edge-hlb-internal-vips 3": "internal internal-vip",
  "sfb-edge-hlb-internal-vips 4": "internal internal-vip",
};

const documents = shippedDocuments();
const everyRow = documents.flatMap(({ id, rows }) =>
  rows.map((row) => ({ name: `${id} ${row.row}`, row })),
);

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Names of the rows that have something, such as `lync2013-pic 4`. */
function rowsThat(have: (row: FlowRow) => boolean): readonly string[] {
  return everyRow.filter(({ row }) => have(row)).map(({ name }) => name);
}

test("each table has the rows of its page, numbered as there", () => {
  expect(Object.fromEntries(documents.map(({ id, rows }) => [id, rows.length]))).toEqual(COUNTS);
  expect([documents.length, everyRow.length]).toEqual([53, 359]);
  for (const { rows } of documents)
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
});

test("ids are the names of the files, and no two documents answer to one name", () => {
  expect(documents.map(({ id }) => id)).toEqual(shippedDocumentIds());
  const names = documents.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test("the seed answers to the name that the reference gives it", () => {
  const { id } = findFlowDocument("lync2013-pic-external", { file: "edge.yaml" });
  expect(id).toBe("lync2013-pic");
});

test("all roles and capabilities are of the known ones", () => {
  const interfaces = everyRow.flatMap(({ row }) => [
    row.near.role,
    ...(row.erratum === undefined ? [] : [row.erratum.corrected]),
  ]);
  expect(sorted(interfaces)).toEqual(INTERFACES);
  expect(sorted(everyRow.flatMap(({ row }) => farRoles(row)))).toEqual(PEERS);
  expect(sorted(everyRow.flatMap(({ row }) => row.conditions))).toEqual(CAPABILITIES);
});

test("errata: two readings each, and evidence that names sibling tables that exist", () => {
  const errata = everyRow.flatMap(({ name, row: { near, erratum } }) =>
    erratum === undefined ? [] : [[name, `${near.role} ${erratum.corrected}`]],
  );
  expect(Object.fromEntries(errata)).toEqual(ERRATA);
  const named = everyRow.flatMap(({ row: { erratum } }) =>
    erratum === undefined ? [] : [erratum.evidence.match(/\b(lync2013|sfb)-[a-z0-9-]+/g) ?? []],
  );
  for (const ids of named) expect(ids).not.toHaveLength(0);
  expect(shippedDocumentIds()).toEqual(expect.arrayContaining(named.flat()));
});

test("peers that are gone: rows 4-6 of the six public IM tables", () => {
  const tables = documents.map(({ id }) => id).filter((id) => id.endsWith("-pic"));
  expect(tables).toHaveLength(6);
  expect(rowsThat(({ obsolescence }) => obsolescence?.since === "2013-03-15")).toEqual(
    tables.flatMap((id) => [4, 5, 6].map((row) => `${id} ${row}`)),
  );
});

test("consumer Skype was the last public IM partner: a remark on rows 1-2 of the six tables", () => {
  expect(
    rowsThat(({ remarks = [] }) => remarks.some((remark) => remark.includes("2025-05-05"))),
  ).toEqual(
    documents
      .map(({ id }) => id)
      .filter((id) => id.endsWith("-pic"))
      .flatMap((id) => [`${id} 1`, `${id} 2`]),
  );
});

test("rows that need two capabilities: the TCP range of A/V, which only federation uses", () => {
  expect(rowsThat(({ requires }) => requires !== undefined)).toEqual([
    "lync2013-scaled-dns-nat-external 10",
    "lync2013-scaled-dns-public-external 9",
    "lync2013-scaled-hlb-external-nodes 4",
    "lync2013-single-nat-external 9",
    "lync2013-single-public-external 9",
  ]);
});

test("tables that are not printed say so, and those that the publisher removed", () => {
  expect(documents.filter((it) => it.derived !== undefined).map(({ id }) => id)).toEqual([
    "lync2013-director-prose-flows",
    "sfb-edge-call-admission-control",
    "sfb-edge-single-address-external",
    "sfb-skype-directory-search",
  ]);
  expect(
    documents.flatMap(({ id, standing }) =>
      standing === undefined ? [] : `${id} ${standing.state}`,
    ),
  ).toEqual([
    "m365-other-endpoints current",
    "sfb-cloud-connector-minimum removed",
    "sfb-cloud-connector-recommended removed",
    "sfb-hybrid-connectivity removed",
  ]);
});

test("rows that are for partners with OCS 2007 alone: three in each external table of members", () => {
  expect(rowsThat(({ conditions }) => conditions.includes("ocs-2007-partners"))).toEqual([
    ...[11, 12, 13].map((row) => `lync2013-scaled-dns-nat-external ${row}`),
    ...[10, 11, 12].map((row) => `lync2013-scaled-dns-public-external ${row}`),
    ...[5, 6, 7].map((row) => `lync2013-scaled-hlb-external-nodes ${row}`),
    ...[10, 11, 12].map((row) => `lync2013-single-nat-external ${row}`),
    ...[10, 11, 12].map((row) => `lync2013-single-public-external ${row}`),
  ]);
});

test("the rows whose transport is not printed say so", () => {
  expect(rowsThat(({ unstated = [] }) => unstated.includes("transport"))).toEqual([
    "lync2013-hybrid 3",
    "lync2013-hybrid 4",
    "lync2013-sip-xmpp-pic-xmpp 3",
    "lync2013-xmpp-federation 3",
    "sfb-skype-directory-search 1",
    "sfb-skype-directory-search 2",
  ]);
});

test("tables said to be the same have the same rows", () => {
  const plain = ({ row, label, near, far, ports, direction, conditions, erratum }: FlowRow) => ({
    ...{ row, label, near, far, ports, direction, conditions },
    corrected: erratum?.corrected,
  });
  const twins = documents.filter(({ sameRowsAs }) => sameRowsAs !== undefined);
  expect(twins.map(({ id }) => id)).toEqual([
    "lync2013-sip-xmpp-pic-pic",
    "lync2013-xmpp-federation",
  ]);
  for (const twin of twins) {
    const other = findFlowDocument(twin.sameRowsAs!, { file: "edge.yaml" });
    expect(twin.rows.map(plain)).toEqual(other.rows.map(plain));
  }
});

test("every document says where it comes from, with a date", () => {
  for (const { url, lastModified, storedAsOf, provenance } of documents) {
    expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/en-us\//);
    expect(lastModified ?? storedAsOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(provenance?.path).toMatch(/\.md$/);
    expect(provenance?.commit).toMatch(/^[0-9a-f]{10}([0-9a-f]{30})?$/);
  }
  const assetIds = documents.flatMap(({ assetId }) => assetId ?? []);
  expect(assetIds).toHaveLength(52);
  for (const assetId of assetIds)
    expect(assetId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

// The six rows of the page, typed by hand from it and not read from our data. A slip in the data file fails here.
import { findFlowDocument } from "../../../modules/flows";
import type { FlowRow } from "../../../modules/flows";

const document = findFlowDocument("lync2013-pic", { file: "edge.yaml" });

/** row, label, printed source, printed destination, direction, transport, first port, last port */
type PrintedRow = readonly [number, string, string, string, string, string, number, number];

const PARTNERS = "Public IM connectivity partners";
const ACCESS = "Edge Server Access interface";
const MESSENGER = "Live Messenger clients";

// prettier-ignore
const PAGE: readonly PrintedRow[] = [
  [1, "Access/SIP(MTLS)/TCP/5061", PARTNERS, ACCESS, "inbound", "tcp", 5061, 5061],
  [2, "Access/SIP(MTLS)/TCP/5061", ACCESS, PARTNERS, "outbound", "tcp", 5061, 5061],
  [3, "Access/SIP(TLS)/TCP/443", "Clients", ACCESS, "inbound", "tcp", 443, 443],
  [4, "A/V/RTP/TCP/50,000-59,999", ACCESS, MESSENGER, "outbound", "tcp", 50000, 59999],
  [5, "A/V/STUN,MSTURN/UDP/3478", ACCESS, MESSENGER, "outbound", "udp", 3478, 3478],
  [6, "A/V/STUN,MSTURN/UDP/3478", MESSENGER, ACCESS, "inbound", "udp", 3478, 3478],
];

function asPrinted({ row, label, near, far, direction, transport, ports }: FlowRow): PrintedRow {
  const inbound = direction === "inbound";
  const [source, destination] = inbound ? [far, near] : [near, far];
  const { printed: from } = source;
  return [row, label, from, destination.printed, direction, transport, ports.first, ports.last];
}

test("the seed holds the page's six rows in its order", () => {
  expect(document.rows.map(asPrinted)).toEqual(PAGE);
});

test.each([
  [1, "access", "public-im-partners", "SIP", "MTLS", ["public-im"]],
  [2, "access", "public-im-partners", "SIP", "MTLS", ["public-im"]],
  [3, "access", "clients", "SIP", "TLS", ["remote-users"]],
  [4, "access", "live-messenger-clients", "RTP", undefined, ["public-im"]],
  [5, "access", "live-messenger-clients", "STUN/MSTURN", undefined, ["public-im"]],
  [6, "access", "live-messenger-clients", "STUN/MSTURN", undefined, ["public-im"]],
])("row %i: interface %s, peer %s", (number, near, far, protocol, security, conditions) => {
  const row = document.rows.find((it) => it.row === number)!;
  expect([row.near.role, row.far.role, row.protocol, row.security, row.conditions]).toEqual([
    near,
    far,
    protocol,
    security,
    conditions,
  ]);
});

test("the seed says where it comes from", () => {
  expect(document).toMatchObject({
    id: "lync2013-pic",
    aliases: ["lync2013-pic-external"],
    product: "Lync Server 2013",
    title: "Port summary - Public instant messaging connectivity in Lync Server 2013",
    section: "Firewall Summary – Public Instant Messaging Connectivity",
    assetId: "f46756ec-1401-4ca2-a4a4-5cd28bcfdc7f",
    lastModified: "2013-02-16",
    topology: "any",
    interface: "external",
  });
  expect(document.url).toMatch(
    /^https:\/\/learn\.microsoft\.com\/.*port-summary-public-instant-messaging-connectivity$/,
  );
});

test.each([
  [1, undefined, "2025-05-05"],
  [2, undefined, "2025-05-05"],
  [3, undefined, undefined],
  [4, "av", "2013-03-15"],
  [5, "av", "2013-03-15"],
  [6, "av", "2013-03-15"],
])(
  "row %i: corrected to %s where siblings print another interface, gone since %s",
  (number, ...marks) => {
    const { erratum, obsolescence } = document.rows[number - 1]!;
    expect([erratum?.corrected, obsolescence?.since]).toEqual(marks);
  },
);

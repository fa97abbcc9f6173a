// The shipped tables are the printed tables: counts, and rows typed by hand from the pages.
import { findFlowDocument, type FlowRow } from "../../../modules/flows";
import { rowsOf, type TypedRow } from "./printed-rows";

// The six rows of the page, typed by hand from it and not read from our data. A slip in the data file fails here.
describe("seed document", () => {
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
    [1, undefined, undefined],
    [2, undefined, undefined],
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
});

// Tables of Lync Server 2013 for the external side, typed by hand from the pages and not read from our data: at least one
// of each kind. A slip in a data file fails here.
describe("lync external tables", () => {
  const PARTNERS = "Public IM connectivity partners";
  const MESSENGER = "Live Messenger clients";
  const ACCESS = "Edge Server Access Edge service";
  const CONFERENCING = "Edge Server Web Conferencing Edge service";
  const AV = "Edge Server A/V Edge service";
  const PUBLIC_ACCESS = "Edge Server Access Edge service public IP address";
  const PUBLIC_AV = "Edge Server A/V Edge service public IP address";
  const XMPP = "XMPP Proxy service (shares IP address with Access Edge service)";
  const RTP_TCP = "A/V/RTP/TCP/50,000-59,999";
  const RTP_UDP = "A/V/RTP/UDP/50,000-59,999";
  const STUN_UDP = "A/V/STUN,MSTURN/UDP/3478";
  const STUN_TCP = "A/V/STUN,MSTURN/TCP/443";
  const MTLS = "Access/SIP(MTLS)/TCP/5061";
  const TLS = "Access/SIP(TLS)/TCP/443";
  const OCS = "ocs-2007-partners";
  const SIP = "federation public-im";

  // prettier-ignore
  const PAGES: readonly (readonly [id: string, rows: readonly TypedRow[]])[] = [
    ["lync2013-single-nat-external", [
      [1, "XMPP/TCP/5269", "Any", XMPP, "in access tcp 5269 xmpp-partners", "xmpp"],
      [2, "Access/HTTP/TCP/80", ACCESS, "Any", "out access tcp 80 crl-servers", ""],
      [3, "Access/DNS/TCP/53", ACCESS, "Any", "out access tcp 53 dns-servers", ""],
      [4, "Access/DNS/UDP/53", ACCESS, "Any", "out access udp 53 dns-servers", ""],
      [5, TLS, "Any", ACCESS, "in access tcp 443 clients", "remote-users"],
      [6, MTLS, "Any", ACCESS, "in access tcp 5061 federated-partners", SIP],
      [7, MTLS, ACCESS, "Any", "out access tcp 5061 federated-partners", SIP],
      [8, "Web Conferencing/PSOM(TLS)/TCP/443", "Any", CONFERENCING, "in web-conferencing tcp 443 clients", "web-conferencing"],
      [9, RTP_TCP, AV, "Any", "out av tcp 50000-59999 av-peers", "av and federation"],
      [10, RTP_UDP, AV, "Any", "out av udp 50000-59999 av-peers", OCS],
      [11, RTP_TCP, "Any", AV, "in av tcp 50000-59999 av-peers", OCS],
      [12, RTP_UDP, "Any", AV, "in av udp 50000-59999 av-peers", OCS],
      [13, STUN_UDP, AV, "Any", "out av udp 3478 av-peers", "av"],
      [14, STUN_UDP, "Any", AV, "in av udp 3478 av-peers", "av"],
      [15, STUN_TCP, "Any", AV, "in av tcp 443 av-peers", "av"],
      [16, STUN_TCP, AV, "Any", "out av tcp 443 av-peers", "av"],
    ]],
    ["lync2013-single-nat-federation", [
      [1, MTLS, "Access Edge service public IP address", "Any", "out access tcp 5061 federated-partners", SIP],
    ]],
    ["lync2013-scaled-dns-nat-pic", [
      [1, MTLS, PARTNERS, ACCESS, "in access tcp 5061 public-im-partners", "public-im"],
      [2, MTLS, ACCESS, PARTNERS, "out access tcp 5061 public-im-partners", "public-im"],
      [3, TLS, "Clients", ACCESS, "in access tcp 443 clients", "remote-users"],
      [4, RTP_TCP, AV, MESSENGER, "out av tcp 50000-59999 live-messenger-clients", "public-im"],
      [5, STUN_UDP, AV, MESSENGER, "out av udp 3478 live-messenger-clients", "public-im"],
      [6, STUN_UDP, MESSENGER, AV, "in av udp 3478 live-messenger-clients", "public-im"],
    ]],
    ["lync2013-sip-xmpp-pic-pic", [
      [1, MTLS, PARTNERS, "Edge Server Access interface", "in access tcp 5061 public-im-partners", "public-im"],
      [2, MTLS, "Edge Server Access interface", PARTNERS, "out access tcp 5061 public-im-partners", "public-im"],
      [3, TLS, "Clients", "Edge Server Access interface", "in access tcp 443 clients", "remote-users"],
      [4, RTP_TCP, "Edge Server Access interface", MESSENGER, "out access/av tcp 50000-59999 live-messenger-clients", "public-im"],
      [5, STUN_UDP, "Edge Server Access interface", MESSENGER, "out access/av udp 3478 live-messenger-clients", "public-im"],
      [6, STUN_UDP, MESSENGER, "Edge Server Access interface", "in access/av udp 3478 live-messenger-clients", "public-im"],
    ]],
    ["lync2013-sip-xmpp-pic-xmpp", [
      [1, "XMPP/TCP/5269", "Any", "Access Edge service interface IP address", "in access tcp 5269 xmpp-partners", "xmpp"],
      [2, "XMPP/TCP/5269", "Access Edge service interface IP address", "Any", "out access tcp 5269 xmpp-partners", "xmpp"],
      [3, "XMPP/MTLS/23456", "Any", "Internal Edge Server Interface IP", "in internal tcp 23456 front-ends", "xmpp"],
    ]],
    ["lync2013-scaled-hlb-external-nodes", [
      [1, "Access/HTTP/TCP/80", PUBLIC_ACCESS, "Any", "out access tcp 80 crl-servers", ""],
      [2, "Access/DNS/TCP/53", PUBLIC_ACCESS, "Any", "out access tcp 53 dns-servers", ""],
      [3, "Access/DNS/UDP/53", PUBLIC_ACCESS, "Any", "out access udp 53 dns-servers", ""],
      [4, RTP_TCP, "Edge Server A/V Edge service IP address", "Any", "out av tcp 50000-59999 av-peers", "av and federation"],
      [5, RTP_UDP, PUBLIC_AV, "Any", "out av udp 50000-59999 av-peers", OCS],
      [6, RTP_TCP, "Any", PUBLIC_AV, "in av tcp 50000-59999 av-peers", OCS],
      [7, RTP_UDP, "Any", PUBLIC_AV, "in av udp 50000-59999 av-peers", OCS],
      [8, STUN_UDP, PUBLIC_AV, "Any", "out av udp 3478 av-peers", "av"],
      [9, STUN_UDP, "Any", PUBLIC_AV, "in av udp 3478 av-peers", "av"],
      [10, STUN_TCP, "Any", PUBLIC_AV, "in av tcp 443 av-peers", "av"],
      [11, STUN_TCP, PUBLIC_AV, "Any", "out av tcp 443 av-peers", "av"],
    ]],
    ["lync2013-scaled-hlb-external-vips", [
      [1, "XMPP/TCP/5269", "Any", XMPP, "in access-vip tcp 5269 xmpp-partners", "xmpp"],
      [2, "XMPP/TCP/5269", XMPP, "Any", "out access-vip tcp 5269 xmpp-partners", "xmpp"],
      [3, TLS, "Any", "Access Edge service public VIP address", "in access-vip tcp 443 clients", "remote-users"],
      [4, MTLS, "Any", "Access Edge service public VIP address", "in access-vip tcp 5061 federated-partners", SIP],
      [5, MTLS, "Access Edge service public VIP address", "Federated partner", "out access-vip tcp 5061 federated-partners", SIP],
      [6, "Web Conferencing/PSOM(TLS)/TCP/443", "Any", "Edge Server Web Conferencing Edge service public VIP address", "in web-conferencing-vip tcp 443 clients", "web-conferencing"],
      [7, STUN_UDP, "Any", "Edge Server A/V Edge service public VIP address", "in av-vip udp 3478 av-peers", "av"],
      [8, STUN_TCP, "Any", "Edge Server A/V Edge service public VIP address", "in av-vip tcp 443 av-peers", "av"],
    ]],
    ["lync2013-external-av-destination-rules", [
      [1, "TCP 443", "A/V Edge service interface", "Any", "out av tcp 443 av-peers", "av"],
      [2, "UDP 3478", "A/V Edge service interface", "Any", "out av udp 3478 av-peers", "av"],
      [3, "TCP 443", "Any", "A/V Edge service interface", "in av tcp 443 av-peers", "av"],
      [4, "UDP 3478", "Any", "A/V Edge service interface", "in av udp 3478 av-peers", "av"],
    ]],
    ["lync2013-external-av-source-and-destination-rules", [
      [1, "TCP 443", "A/V Edge service interface", "Any", "out av tcp 443 av-peers source 50000-59999", "av"],
      [2, "UDP 3478", "A/V Edge service interface", "Any", "out av udp 3478 av-peers source 3478", "av"],
      [3, "TCP 443", "Any", "A/V Edge service interface", "in av tcp 443 av-peers", "av"],
      [4, "UDP 3478", "Any", "A/V Edge service interface", "in av udp 3478 av-peers", "av"],
    ]],
    ["lync2013-reverse-proxy-external", [
      [1, "HTTP/TCP/80", "Any", "Reverse proxy listener", "in reverse-proxy-external tcp 80 clients", "http-autodiscover"],
      [2, "HTTPS/TCP/443", "Any", "Reverse proxy listener", "in reverse-proxy-external tcp 443 clients", ""],
    ]],
  ];

  test.each(PAGES)("%s", (id, rows) => {
    expect(rowsOf(id)).toEqual(rows);
  });

  test("the single Edge with public addresses prints the Access address in row 9", () => {
    expect(rowsOf("lync2013-single-public-external")[8]).toEqual([
      9,
      RTP_TCP,
      PUBLIC_ACCESS,
      "Any",
      "out access/av tcp 50000-59999 av-peers",
      "av and federation",
    ]);
  });
});

// Tables of Lync Server 2013 for the internal side and for the machines next to the Edge, typed by hand from the pages and
// not read from our data.
describe("lync internal tables", () => {
  const INTERNAL = "Edge Server internal interface";
  const CAPITAL = "Edge Server Internal interface";
  const VIP = "Edge Server Internal VIP interface";
  const SERVERS =
    "Any (Director; Director pool IP address; Front End Server; Front End pool IP address)";
  const VIP_SERVERS =
    "Any (Director; Director pool virtual IP address; Front End Server; Front End pool virtual IP address)";
  const AUTHENTICATED =
    "Any (Front End Server IP address; Front End pool IP address; any Survivable Branch Appliance using this Edge Server; any Survivable Branch Server using this Edge Server)";
  const MEMBERS = "Any (Director IP; Front End Server IP; Pool virtual IP)";
  const POOLS = "Front End Server, Front End pool, Director, Director pool";
  const BRANCHES = "branch-appliances+front-ends";
  const BOTH = "directors+front-ends";
  const PROXY = "Internal reverse proxy interface";

  // prettier-ignore
  const PAGES: readonly (readonly [id: string, rows: readonly TypedRow[]])[] = [
  ["lync2013-single-nat-internal", [
    [1, "XMPP/MTLS/TCP/23456", "Any (Standard Edition server IP; pool IP address running the XMPP Gateway service)", INTERNAL, "in internal tcp 23456 front-ends", "xmpp"],
    [2, "SIP/MTLS/TCP/5061", SERVERS, INTERNAL, `in internal tcp 5061 ${BOTH}`, ""],
    [3, "SIP/MTLS/TCP/5061", INTERNAL, SERVERS, `out internal tcp 5061 ${BOTH}`, ""],
    [4, "PSOM/MTLS/TCP/8057", "Any (Front End Server IP address; each Front End Server IP address in a Front End pool)", INTERNAL, "in internal tcp 8057 front-ends", "web-conferencing"],
    [5, "SIP/MTLS/TCP/5062", AUTHENTICATED, INTERNAL, `in internal tcp 5062 ${BRANCHES}`, ""],
    [6, "STUN/MSTURN/UDP/3478", "Any", INTERNAL, "in internal udp 3478 internal-networks", ""],
    [7, "STUN/MSTURN/TCP/443", "Any", INTERNAL, "in internal tcp 443 internal-networks", ""],
    [8, "HTTPS/TCP/4443", "Any (Front End Server IP address that holds the Central Management store; pool that holds the Central Management store)", INTERNAL, "in internal tcp 4443 cms-front-ends", ""],
    [9, "MTLS/TCP/50001", "Any", INTERNAL, "in internal tcp 50001 logging-controllers", "centralized-logging"],
    [10, "MTLS/TCP/50002", "Any", INTERNAL, "in internal tcp 50002 logging-controllers", "centralized-logging"],
    [11, "MTLS/TCP/50003", "Any", INTERNAL, "in internal tcp 50003 logging-controllers", "centralized-logging"],
  ]],
  ["lync2013-scaled-hlb-internal-nodes", [
    [1, "XMPP/MTLS/TCP/23456", "Any (Front End Server address; Front End pool virtual IP address running the XMPP Gateway service)", INTERNAL, "in internal tcp 23456 front-ends", "xmpp"],
    [2, "HTTPS/TCP/4443", "Any (Front End Server server IP that holds the Central Management store; pool that holds the Central Management store)", CAPITAL, "in internal tcp 4443 cms-front-ends", ""],
    [3, "PSOM/MTLS/TCP/8057", MEMBERS, CAPITAL, `in internal tcp 8057 ${BOTH}`, "web-conferencing"],
    [4, "STUN/MSTURN/UDP/3478", MEMBERS, CAPITAL, `in internal udp 3478 ${BOTH}`, ""],
    [5, "STUN/MSTURN/TCP/443", MEMBERS, CAPITAL, `in internal tcp 443 ${BOTH}`, ""],
    [6, "MTLS/TCP/50001", "Any", INTERNAL, "in internal tcp 50001 logging-controllers", "centralized-logging"],
    [7, "MTLS/TCP/50002", "Any", INTERNAL, "in internal tcp 50002 logging-controllers", "centralized-logging"],
    [8, "MTLS/TCP/50003", "Any", INTERNAL, "in internal tcp 50003 logging-controllers", "centralized-logging"],
  ]],
  ["lync2013-scaled-hlb-internal-vips", [
    [1, "Access/SIP(MTLS)/TCP/5061", VIP_SERVERS, VIP, `in internal-vip tcp 5061 ${BOTH}`, ""],
    [2, "Access/SIP(MTLS)/TCP/5061", VIP, VIP_SERVERS, `out internal-vip tcp 5061 ${BOTH}`, ""],
    [3, "SIP/MTLS/TCP/5062", AUTHENTICATED, VIP, `in internal-vip tcp 5062 ${BRANCHES}`, ""],
    [4, "STUN/MSTURN/UDP/3478", "Any", VIP, "in internal-vip udp 3478 internal-networks", ""],
    [5, "STUN/MSTURN/TCP/443", "Any", VIP, "in internal-vip tcp 443 internal-networks", ""],
    [6, "STUN/MSTURN/TCP/443", VIP, "Any", "out internal-vip tcp 443 internal-networks", ""],
  ]],
  ["lync2013-reverse-proxy-internal", [
    [1, "HTTP/TCP/8080", PROXY, POOLS, `out reverse-proxy-internal tcp 8080 ${BOTH}`, "http-autodiscover"],
    [2, "HTTPS/TCP/4443", PROXY, POOLS, `out reverse-proxy-internal tcp 4443 ${BOTH}`, ""],
    [3, "HTTPS/TCP/443", PROXY, "Office Web Apps for conferencing", "out reverse-proxy-internal tcp 443 office-web-apps", ""],
  ]],
  ["lync2013-autodiscover-internal", [
    [1, "HTTP/TCP/8080", PROXY, `${POOLS}, Office Web Apps for conferencing`, `out reverse-proxy-internal tcp 8080 ${BOTH}+office-web-apps`, "http-autodiscover"],
    [2, "HTTPS/TCP/4443", PROXY, `${POOLS}, Office Web Apps for conferencing`, `out reverse-proxy-internal tcp 4443 ${BOTH}+office-web-apps`, ""],
  ]],
  ["lync2013-single-director-ports", [
    [1, "HTTP/TCP 8080", "Reverse proxy internal interface", "Director", "in director tcp 8080 reverse-proxies", ""],
    [2, "HTTPS/TCP 4443", "Reverse proxy internal interface", "Director", "in director tcp 4443 reverse-proxies", ""],
    [3, "HTTPS/TCP 444", "Director", "Front End server or Front End pool", "out director tcp 444 front-ends", ""],
    [4, "HTTP/TCP 80", "Internal Clients", "Director web services", "in director tcp 80 internal-clients", ""],
    [5, "HTTPS/TCP 443", "Internal Clients", "Director web services", "in director tcp 443 internal-clients", ""],
    [6, "SIP/MTLS/TCP 5061", INTERNAL, "Director", "in director tcp 5061 edge-internal", ""],
    [7, "MTLS/TCP/50001", "Any", INTERNAL, "in internal/director tcp 50001 logging-controllers", "centralized-logging"],
    [8, "MTLS/TCP/50002", "Any", INTERNAL, "in internal/director tcp 50002 logging-controllers", "centralized-logging"],
    [9, "MTLS/TCP/50003", "Any", INTERNAL, "in internal/director tcp 50003 logging-controllers", "centralized-logging"],
  ]],
  ["lync2013-director-pool-hlb-ports", [
    [1, "HTTP/TCP 8080", "Reverse proxy internal interface", "Director Hardware Load Balancer VIP", "in director-vip tcp 8080 reverse-proxies", ""],
    [2, "HTTPS/TCP 4443", "Reverse proxy internal interface", "Director Hardware Load Balancer VIP", "in director-vip tcp 4443 reverse-proxies", ""],
    [3, "HTTPS/TCP 444", "Director", "Front End Server or Front End pool", "out director tcp 444 front-ends", ""],
    [4, "HTTP/TCP 80", "Internal Clients", "Director Hardware Load Balancer VIP", "in director-vip tcp 80 internal-clients", ""],
    [5, "HTTPS/TCP 443", "Internal Clients", "Director Hardware Load Balancer VIP", "in director-vip tcp 443 internal-clients", ""],
    [6, "SIP/MTLS/TCP 5061", INTERNAL, "Director Hardware Load Balancer VIP", "in director-vip tcp 5061 edge-internal", ""],
    [7, "MTLS/TCP/50001", "Any", "Director", "in director tcp 50001 logging-controllers", "centralized-logging"],
    [8, "MTLS/TCP/50002", "Any", "Director", "in director tcp 50002 logging-controllers", "centralized-logging"],
    [9, "MTLS/TCP/50003", "Any", "Director", "in director tcp 50003 logging-controllers", "centralized-logging"],
  ]],
];

  test.each(PAGES)("%s", (id, rows) => {
    expect(rowsOf(id)).toEqual(rows);
  });
});

// The six tables of Skype for Business Server, typed by hand from the page and not read from our data. Where a cell prints
// one wording for NAT and one for public addresses, they stand on both sides of a bar.
describe("skype tables", () => {
  const ACCESS =
    "Edge Server Access Edge service | Edge Server Access Edge service public IP address";
  const CONFERENCING =
    "Edge Server Web Conferencing Edge service | Edge Server Web Conferencing Edge service public IP address";
  const AV = "Edge Server A/V Edge service | Edge Server A/V Edge service public IP address";
  const PUBLIC_ACCESS = "Edge Server Access Edge service public IP address";
  const PUBLIC_AV = "Edge Server A/V Edge service public IP address";
  const OPEN_XMPP = "XMPP Proxy service (shares an IP address with the Access Edge service"; // as printed, unclosed
  const XMPP = `${OPEN_XMPP})`;
  const INTERNAL = "Edge Server internal interface";
  const VIP = "Edge Server internal VIP interface";
  const SERVERS = "Any of: Director; Director pool; Front End Server; Front End pool";
  const VIP_SERVERS =
    "Any of: Director; Director pool VIP address; Front End Server; Front End pool VIP address";
  const FRONT_ENDS = "Any of: Front End Server; Each Front End Server in your Front End pool";
  const STORE =
    "Any of: Front End Server that holds the Central Management store; Front End pool that holds the Central Management store";
  const BRANCHES =
    "Any Survivable Branch Appliance using this Edge Server; Any Survivable Branch Server using this Edge Server";
  const RTP_TCP = "A/V/RTP/TCP/50000-59999";
  const RTP_UDP = "A/V/RTP/UDP/50000-59999";
  const STUN_UDP = "A/V/STUN.MSTURN/UDP/3478";
  const STUN_TCP = "A/V/STUN.MSTURN/TCP/443";
  const MTLS = "Access/SIP(MTLS)/TCP/5061";
  const TLS = "Access/SIP(TLS)/TCP/443";
  const PSOM = "Web conferencing/PSOM(TLS)/TCP/443";
  const XMPP_VIP = "XMPP; Not Supported in Skype for Businesss Server 2019/TCP/5269";
  const SIP = "federation public-im";

  // prettier-ignore
  const TABLES: readonly (readonly [id: string, rows: readonly TypedRow[]])[] = [
  ["sfb-edge-external", [
    [1, "XMPP; Not supported in Skype for Business Server 2019/TCP/5269", "Any", OPEN_XMPP, "in access tcp 5269 xmpp-partners", "xmpp"],
    [2, "Access/HTTP/TCP/80", ACCESS, "Any", "out access tcp 80 crl-servers", ""],
    [3, "Access/DNS/TCP/53", ACCESS, "Any", "out access tcp 53 dns-servers", ""],
    [4, "Access/DNS/UDP/53", ACCESS, "Any", "out access udp 53 dns-servers", ""],
    [5, TLS, "Any", ACCESS, "in access tcp 443 clients", "remote-users"],
    [6, MTLS, "Any", ACCESS, "in access tcp 5061 federated-partners", SIP],
    [7, MTLS, ACCESS, "Any", "out access tcp 5061 federated-partners", SIP],
    [8, PSOM, "Any", CONFERENCING, "in web-conferencing tcp 443 clients", "web-conferencing"],
    [9, RTP_TCP, AV, "Any", "out av tcp 50000-59999 av-peers", "av"],
    [10, RTP_UDP, AV, "Any", "out av udp 50000-59999 av-peers", "av"],
    [11, STUN_UDP, AV, "Any", "out av udp 3478 av-peers", "av"],
    [12, STUN_UDP, "Any", AV, "in av udp 3478 av-peers", "av"],
    [13, STUN_TCP, "Any", AV, "in av tcp 443 av-peers", "av"],
    [14, STUN_TCP, AV, "Any", "out av tcp 443 av-peers", "av"],
  ]],
  ["sfb-edge-internal", [
    [1, "XMPP/MTLS/TCP/23456", "Any of the following running the XMPP Gateway service: Front End Server; Front End pool", INTERNAL, "in internal tcp 23456 front-ends", "xmpp"],
    [2, "SIP/MTLS/TCP/5061", SERVERS, INTERNAL, "in internal tcp 5061 directors+front-ends", ""],
    [3, "SIP/MTLS/TCP/5061", INTERNAL, SERVERS, "out internal tcp 5061 directors+front-ends", ""],
    [4, "PSOM/MTLS/TCP/8057", FRONT_ENDS, INTERNAL, "in internal tcp 8057 front-ends", "web-conferencing"],
    [5, "SIP/MTLS/TCP/5062", `Any of: Front End Server; Front End pool; ${BRANCHES}`, INTERNAL, "in internal tcp 5062 branch-appliances+front-ends", ""],
    [6, "STUN/MSTURN/UDP/3478", "Any", INTERNAL, "in internal udp 3478 internal-networks", ""],
    [7, "STUN/MSTURN/TCP/443", "Any", INTERNAL, "in internal tcp 443 internal-networks", ""],
    [8, "HTTPS/TCP/4443", STORE, INTERNAL, "in internal tcp 4443 cms-front-ends", ""],
    [9, "MTLS/TCP/50001", "Any", INTERNAL, "in internal tcp 50001 logging-controllers", "centralized-logging"],
    [10, "MTLS/TCP/50002", "Any", INTERNAL, "in internal tcp 50002 logging-controllers", "centralized-logging"],
    [11, "MTLS/TCP/50003", "Any", INTERNAL, "in internal tcp 50003 logging-controllers", "centralized-logging"],
  ]],
  ["sfb-edge-hlb-external-nodes", [
    [1, "Access/HTTP/TCP/80", PUBLIC_ACCESS, "Any", "out access tcp 80 crl-servers", ""],
    [2, "Access/DNS/TCP/53", PUBLIC_ACCESS, "Any", "out access tcp 53 dns-servers", ""],
    [3, "Access/DNS/UDP/53", PUBLIC_ACCESS, "Any", "out access udp 53 dns-servers", ""],
    [4, RTP_TCP, "Edge Server A/V Edge service IP address", "Any", "out av tcp 50000-59999 av-peers", "av"],
    [5, RTP_UDP, PUBLIC_AV, "Any", "out av udp 50000-59999 av-peers", "av"],
    [6, STUN_UDP, PUBLIC_AV, "Any", "out av udp 3478 av-peers", "av"],
    [7, STUN_UDP, "Any", PUBLIC_AV, "in av udp 3478 av-peers", "av"],
    [8, STUN_TCP, "Any", PUBLIC_AV, "in av tcp 443 av-peers", "av"],
    [9, STUN_TCP, PUBLIC_AV, "Any", "out av tcp 443 av-peers", "av"],
  ]],
  ["sfb-edge-hlb-internal-nodes", [
    [1, "XMPP/MTLS/TCP/23456", "Any of: Front End Server; Front End pool VIP address running the XMPP Gateway service", INTERNAL, "in internal tcp 23456 front-ends", "xmpp"],
    [2, "HTTPS/TCP/4443", STORE, INTERNAL, "in internal tcp 4443 cms-front-ends", ""],
    [3, "PSOM/MTLS/TCP/8057", FRONT_ENDS, INTERNAL, "in internal tcp 8057 front-ends", "web-conferencing"],
    [4, "STUN/MSTURN/UDP/3478", FRONT_ENDS, INTERNAL, "in internal udp 3478 front-ends", ""],
    [5, "STUN/MSTURN/TCP/443", "Any of: Front End Server; Each Front End Server in your pool", INTERNAL, "in internal tcp 443 front-ends", ""],
    [6, "MTLS/TCP/50001", "Any", INTERNAL, "in internal tcp 50001 logging-controllers", "centralized-logging"],
    [7, "MTLS/TCP/50002", "Any", INTERNAL, "in internal tcp 50002 logging-controllers", "centralized-logging"],
    [8, "MTLS/TCP/50003", "Any", INTERNAL, "in internal tcp 50003 logging-controllers", "centralized-logging"],
  ]],
  ["sfb-edge-hlb-external-vips", [
    [1, XMPP_VIP, "Any", XMPP, "in access-vip tcp 5269 xmpp-partners", "xmpp"],
    [2, XMPP_VIP, XMPP, "Any", "out access-vip tcp 5269 xmpp-partners", "xmpp"],
    [3, TLS, "Any", ACCESS, "in access/access-vip tcp 443 clients", "remote-users"],
    [4, MTLS, "Any", ACCESS, "in access/access-vip tcp 5061 federated-partners", SIP],
    [5, MTLS, ACCESS, "Any", "out access/access-vip tcp 5061 federated-partners", SIP],
    [6, PSOM, "Any", CONFERENCING, "in web-conferencing/web-conferencing-vip tcp 443 clients", "web-conferencing"],
    [7, STUN_UDP, "Any", AV, "in av/av-vip udp 3478 av-peers", "av"],
    [8, STUN_TCP, "Any", AV, "in av/av-vip tcp 443 av-peers", "av"],
  ]],
  ["sfb-edge-hlb-internal-vips", [
    [1, MTLS, VIP_SERVERS, INTERNAL, "in internal/internal-vip tcp 5061 directors+front-ends", ""],
    [2, MTLS, VIP, VIP_SERVERS, "out internal-vip tcp 5061 directors+front-ends", ""],
    [3, "SIP/MTLS/TCP/5062", `Any of: Front End Server IP address; Front End pool IP address; ${BRANCHES}`, INTERNAL, "in internal/internal-vip tcp 5062 branch-appliances+front-ends", ""],
    [4, "STUN/MSTURN/UDP/3478", "Any", INTERNAL, "in internal/internal-vip udp 3478 internal-networks", ""],
    [5, "STUN/MSTURN/TCP/443", "Any", VIP, "in internal-vip tcp 443 internal-networks", ""],
  ]],
];

  test.each(TABLES)("%s", (id, rows) => {
    expect(rowsOf(id)).toEqual(rows);
  });

  test("XMPP rows hold for 2015 only, all others for both versions", () => {
    for (const [id] of TABLES) {
      const { rows, versions } = findFlowDocument(id, { file: "edge.yaml" });
      expect(versions).toEqual([
        "Skype for Business Server 2015",
        "Skype for Business Server 2019",
      ]);
      for (const row of rows)
        expect(row.versions).toEqual(
          row.protocol === "XMPP" ? ["Skype for Business Server 2015"] : undefined,
        );
    }
  });
});

// The pages repeat their tables. What each sibling says otherwise than the table that is typed by hand is typed here, row
// by row; in everything else that a firewall needs to know they agree.
describe("sibling tables", () => {
  /** What a firewall needs of each row, and when: no labels, no printed words. */
  function said(id: string): readonly string[] {
    return rowsOf(id).map(([, , , , flow, conditions]) => `${flow} | ${conditions}`);
  }

  type Difference = readonly [row: number, ours: string | undefined, theirs: string | undefined];

  // prettier-ignore
  const SIBLINGS: readonly (readonly [
  typed: string,
  sibling: string,
  differences: readonly Difference[],
])[] = [
  ["lync2013-single-nat-internal", "lync2013-single-public-internal", []],
  ["lync2013-single-nat-internal", "lync2013-scaled-dns-nat-internal", []],
  ["lync2013-single-nat-internal", "lync2013-scaled-dns-public-internal", []],
  ["lync2013-single-nat-external", "lync2013-single-public-external", [
    [9, "out av tcp 50000-59999 av-peers | av and federation", "out access/av tcp 50000-59999 av-peers | av and federation"],
  ]],
  ["lync2013-single-nat-external", "lync2013-scaled-dns-public-external", []],
  ["lync2013-director-pool-hlb-ports", "lync2013-director-pool-dns-hlb-ports", [
    [6, "in director-vip tcp 5061 edge-internal | ", "in director tcp 5061 edge-internal | "],
  ]],
  ["lync2013-single-nat-federation", "lync2013-single-public-federation", []],
  ["lync2013-single-nat-federation", "lync2013-scaled-dns-nat-federation", []],
  ["lync2013-single-nat-federation", "lync2013-scaled-dns-public-federation", []],
  ["lync2013-single-nat-federation", "lync2013-sip-xmpp-pic-sip-federation", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-single-nat-pic", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-single-public-pic", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-scaled-dns-public-pic", []],
  ["lync2013-sip-xmpp-pic-pic", "lync2013-pic", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-xmpp-federation", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-single-nat-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-single-public-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-scaled-dns-nat-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-scaled-dns-public-xmpp", []],
  ["lync2013-reverse-proxy-external", "lync2013-autodiscover-external", []],
];

  test.each(SIBLINGS)("%s and %s", (typed, sibling, differences) => {
    const [ours, theirs] = [said(typed), said(sibling)];
    const found = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index)
      .filter((index) => ours[index] !== theirs[index])
      .map((index) => [index + 1, ours[index], theirs[index]]);
    expect(found).toEqual(differences);
  });

  test("lync2013-scaled-dns-nat-external has one row more than lync2013-single-nat-external, the second", () => {
    const theirs = said("lync2013-scaled-dns-nat-external");
    expect(theirs[1]).toBe("out access tcp 5269 xmpp-partners | xmpp");
    expect(theirs.filter((_, index) => index !== 1)).toEqual(said("lync2013-single-nat-external"));
  });
});

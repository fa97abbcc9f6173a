// Tables of Lync Server 2013 for the external side, typed by hand from the pages and not read from our data: at least one
// of each kind. A slip in a data file fails here.
import { rowsOf } from "./printed-rows";
import type { TypedRow } from "./printed-rows";

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

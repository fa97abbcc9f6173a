// The six tables of Skype for Business Server, typed by hand from the page and not read from our data. Where a cell prints
// one wording for NAT and one for public addresses, they stand on both sides of a bar.
import { findFlowDocument } from "../../../modules/flows";
import { rowsOf } from "./printed-rows";
import type { TypedRow } from "./printed-rows";

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
    expect(versions).toEqual(["Skype for Business Server 2015", "Skype for Business Server 2019"]);
    for (const row of rows)
      expect(row.versions).toEqual(
        row.protocol === "XMPP" ? ["Skype for Business Server 2015"] : undefined,
      );
  }
});

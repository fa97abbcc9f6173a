// Tables of Lync Server 2013 for the internal side and for the machines next to the Edge, typed by hand from the pages and
// not read from our data.
import { rowsOf } from "./printed-rows";
import type { TypedRow } from "./printed-rows";

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
    [2, "HTTPS/TCP/4443", "Any (Front End Server IP that holds the Central Management store; pool that holds the Central Management store)", CAPITAL, "in internal tcp 4443 cms-front-ends", ""],
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

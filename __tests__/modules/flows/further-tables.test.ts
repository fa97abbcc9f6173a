// The tables beside those of the Edge pages: hybrid, single address, prose. Typed by hand from the texts that they cite.
import { rowsOf } from "./printed-rows";
import type { TypedRow } from "./printed-rows";

const O365 = "Office 365";
const EDGE = "Edge external";
const SERVER = "Skype for Business on-premises server";
const PREFIXES = "13.107.64.0/18, 52.112.0.0/14";
const NONE = "(not printed)";
const RANGE = "50000-59999";

// prettier-ignore
const TABLES: readonly (readonly [id: string, rows: readonly TypedRow[]])[] = [
  ["sfb-hybrid-connectivity", [
    [1, "SIP (MTLS)/TCP/5061", "Access Edge", O365, "out access tcp 5061 office-365", ""],
    [2, "SIP (MTLS)/TCP/5061", O365, "Access Edge", "in access tcp 5061 office-365", ""],
    [3, "STUN/TCP/443", "A/V Edge", O365, `out av tcp 443 office-365 source ${RANGE}`, ""],
    [4, "STUN/TCP/443", O365, "A/V Edge", `in av tcp 443 office-365 source ${RANGE}`, ""],
    [5, "STUN/UDP/3478", "A/V Edge", O365, "out av udp 3478 office-365 source 3478", ""],
    [6, "STUN/UDP/3478", O365, "A/V Edge", "in av udp 3478 office-365 source 3478", ""],
  ]],
  ["m365-other-endpoints", [
    [1, "row 13: UDP ports 50,000-59,999", SERVER, PREFIXES, `out av udp ${RANGE} office-365`, ""],
    [2, "row 13: TCP ports 50,000-59,999", SERVER, PREFIXES, `out av tcp ${RANGE} office-365`, ""],
    [3, "row 13: TCP 5061", SERVER, PREFIXES, "out access tcp 5061 office-365", ""],
  ]],
  ["lync2013-director-prose-flows", [
    [1, "HTTP/TCP 8080", "reverse proxy", "Director", "in director tcp 8080 reverse-proxies", ""],
    [2, "HTTPS/TCP 4443", "reverse proxy", "Director", "in director tcp 4443 reverse-proxies", ""],
    [3, "SIP/MTLS/TCP 5061", "Director", "Edge Server internal interface", "out director tcp 5061 edge-internal", ""],
  ]],
  ["lync2013-hybrid", [
    [1, "TCP 5061", "Lync Online", "Edge", "in access tcp 5061 lync-online", ""],
    [2, "TCP 5061", "Edge", "Lync Online", "out access tcp 5061 lync-online", ""],
    [3, "PSOM/TLS 443", NONE, NONE, "in web-conferencing tcp 443 lync-online", ""],
    [4, "PSOM/TLS 443", NONE, NONE, "out web-conferencing tcp 443 lync-online", ""],
    [5, "STUN/TCP 443", NONE, NONE, "in av tcp 443 lync-online", ""],
    [6, "STUN/TCP 443", NONE, NONE, "out av tcp 443 lync-online", ""],
    [7, "STUN/UDP 3478", NONE, NONE, "in av udp 3478 lync-online", ""],
    [8, "STUN/UDP 3478", NONE, NONE, "out av udp 3478 lync-online", ""],
    [9, "RTP/TCP 50000-59999", "Edge", "Lync Online", `out av tcp ${RANGE} lync-online`, ""],
  ]],
  ["sfb-skype-directory-search", [
    [1, "443 to three addresses", "Skype for Business Server Edge", "104.40.75.246, 23.101.135.34, 40.113.86.19", "out access tcp 443 skype-search", ""],
    [2, "Skype search port 4443", "Front End Servers of all pools", "Edge internal interface", "in internal tcp 4443 front-ends", ""],
  ]],
  ["sfb-edge-call-admission-control", [
    [1, "Bandwidth Policy Service/TCP/5080", NONE, "Front End Servers", "out internal tcp 5080 front-ends", ""],
  ]],
  ["sfb-cloud-connector-minimum", [
    [1, "TCP(MTLS) 5061", "Any", EDGE, "in edge tcp 5061 federated-partners", ""],
    [2, "TCP(MTLS) 5061", EDGE, "Any", "out edge tcp 5061 federated-partners", ""],
    [3, "TCP 80", EDGE, "Any", "out edge tcp 80 crl-servers", ""],
    [4, "UDP 53", EDGE, "Any", "out edge udp 53 dns-servers", ""],
    [5, "TCP 53", EDGE, "Any", "out edge tcp 53 dns-servers", ""],
    [6, "UDP 3478", EDGE, "Any", "out edge udp 3478 av-peers source 3478", ""],
    [7, "TCP 443", "Any", EDGE, `in edge tcp 443 av-peers source ${RANGE}`, ""],
    [8, "UDP 3478", "Any", EDGE, "in edge udp 3478 av-peers source 3478", ""],
    [9, "TCP 443", EDGE, "Any", `out edge tcp 443 av-peers source ${RANGE}`, ""],
  ]],
  ["sfb-cloud-connector-recommended", [
    [1, "TCP(MTLS) 5061", "Any", EDGE, "in edge tcp 5061 federated-partners", ""],
    [2, "TCP(MTLS) 5061", EDGE, "Any", "out edge tcp 5061 federated-partners", ""],
    [3, "TCP 80", EDGE, "Any", "out edge tcp 80 crl-servers", ""],
    [4, "UDP 53", EDGE, "Any", "out edge udp 53 dns-servers", ""],
    [5, "TCP 53", EDGE, "Any", "out edge tcp 53 dns-servers", ""],
    [6, "source TCP 50,000-59,999", EDGE, "Any", `out edge tcp 0-65535 av-peers source ${RANGE}`, ""],
    [7, "source UDP 3478; UDP 50,000-59,999", EDGE, "Any", "out edge udp 0-65535 av-peers source 3478", ""],
    [8, "source UDP 3478; UDP 50,000-59,999", EDGE, "Any", `out edge udp 0-65535 av-peers source ${RANGE}`, ""],
    [9, "TCP 443; TCP 50,000-59,999", "Any", EDGE, "in edge tcp 443 av-peers", ""],
    [10, "TCP 443; TCP 50,000-59,999", "Any", EDGE, `in edge tcp ${RANGE} av-peers`, ""],
    [11, "UDP 3478; UDP 50,000-59,999", "Any", EDGE, "in edge udp 3478 av-peers", ""],
    [12, "UDP 3478; UDP 50,000-59,999", "Any", EDGE, `in edge udp ${RANGE} av-peers`, ""],
  ]],
];

test.each(TABLES)("%s", (id, rows) => {
  expect(rowsOf(id)).toEqual(rows);
});

test("one address for all services: the table for three, with two ports moved", () => {
  const flows = (id: string) =>
    rowsOf(id).map(([row, , source, destination, flow, conditions]) => [
      row,
      source,
      destination,
      flow,
      conditions,
    ]);
  const moved = flows("sfb-edge-external").map(([row, source, destination, flow, conditions]) => [
    row,
    source,
    destination,
    row === 5
      ? "in access tcp 5061 clients"
      : row === 8
        ? "in web-conferencing tcp 444 clients"
        : flow,
    conditions,
  ]);
  expect(flows("sfb-edge-single-address-external")).toEqual(moved);
});

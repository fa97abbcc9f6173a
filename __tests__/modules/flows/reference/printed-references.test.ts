// The tables for reference, typed by hand a second time from the printed tables: one line for a row, `server: port protocol`.
// Services and captions have lines of their own, as do the ports that we read.
import { formatPortRange, referenceTables } from "../../../../modules/flows";
import type { ReferenceTable } from "../../../../modules/flows";

const tables = new Map(referenceTables().map((table) => [table.id, table]));
const tableOf = (id: string): ReferenceTable => tables.get(id)!;
const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim());

/** Cells of the given columns, with the ports that we read after an arrow. */
function printed(id: string, columns: readonly number[]): readonly string[] {
  return tableOf(id).rows.map(({ cells, ports }) => {
    const uses = ports.map(
      ({ transport = "any", ports: it }) => `${transport} ${formatPortRange(it)}`,
    );
    return `${columns.map((column) => cells[column]).join(" / ")} -> ${uses.join(", ")}`;
  });
}

const FE = "Front End Servers";
const COLLOCATED = "Front End Servers that also run a Collocated Mediation Server";

test("required server ports: ports, protocols and roles", () => {
  expect(tableOf("sfb-required-server-ports").columns).toEqual([
    "Server role",
    "Service name",
    "Port",
    "Protocol",
  ]);
  expect(printed("sfb-required-server-ports", [2, 3])).toEqual(
    lines(`
    1434 / UDP -> udp 1434
    5060 / TCP -> tcp 5060
    5061 / TCP (TLS) -> tcp 5061
    444 / HTTPS; TCP -> tcp 444
    135 / DCOM and remote procedure call (RPC) -> any 135
    5062 / TCP -> tcp 5062
    8057 / TCP (TLS) -> tcp 8057
    8058 / TCP (TLS) -> tcp 8058
    5063 / TCP -> tcp 5063
    57501-65535 / TCP/UDP -> tcp 57501-65535, udp 57501-65535
    80 / HTTP -> tcp 80
    443 / HTTPS -> tcp 443
    8080 / TCP and HTTP -> tcp 8080
    4443 / HTTPS -> tcp 4443
    8060 / TCP (MTLS) -> tcp 8060
    8061 / TCP (MTLS) -> tcp 8061
    5086 / TCP (MTLS) -> tcp 5086
    5087 / TCP (MTLS) -> tcp 5087
    443 / HTTPS -> tcp 443
    5064 / TCP -> tcp 5064
    5072 / TCP -> tcp 5072
    5070 / TCP -> tcp 5070
    5067 / TCP (TLS) -> tcp 5067
    5068 / TCP -> tcp 5068
    5081 / TCP -> tcp 5081
    5082 / TCP (TLS) -> tcp 5082
    5065 / TCP -> tcp 5065
    49152-65535 / TCP -> tcp 49152-65535
    5073 / TCP -> tcp 5073
    5075 / TCP -> tcp 5075
    5076 / TCP -> tcp 5076
    5066 / TCP -> tcp 5066
    5071 / TCP -> tcp 5071
    8404 / TCP (MTLS) -> tcp 8404
    5080 / TCP -> tcp 5080
    445 / SMB/TCP -> tcp 445
    448 / TCP -> tcp 448
    445 / TCP -> tcp 445
    1434 / UDP -> udp 1434
    49152-57500 / TCP/UDP -> tcp 49152-57500, udp 49152-57500
    443 /  -> any 443
    5060 / TCP -> tcp 5060
    444 / HTTPS; TCP -> tcp 444
    80 / TCP -> tcp 80
    443 / HTTPS -> tcp 443
    5061 / TCP -> tcp 5061
    5070 / TCP -> tcp 5070
    5067 / TCP (TLS) -> tcp 5067
    5068 / TCP -> tcp 5068
    5070 / TCP (MTLS) -> tcp 5070
    5041 / TCP (MTLS) -> tcp 5041
    881 / TCP (TLS) and TCP (MTLS) -> tcp 881
    443 / TCP (TLS) -> tcp 443
  `),
  );
  const roles = tableOf("sfb-required-server-ports").rows.map(({ cells }) => cells[0]);
  const times = (count: number, role: string) => Array<string>(count).fill(role);
  expect(roles).toEqual([
    "All Servers",
    ...times(20, FE),
    ...times(5, COLLOCATED),
    ...times(11, FE),
    "Front End Servers where the Central Management store resides",
    "All Servers",
    "All internal servers",
    "Office Web Apps Servers",
    ...times(5, "Directors"),
    ...times(4, "Mediation Servers"),
    ...times(3, "Persistent Chat Front End Server"),
  ]);
});

test("required server ports: services, by the rows that they have", () => {
  const services = new Map<string, number[]>();
  for (const { row, cells } of tableOf("sfb-required-server-ports").rows) {
    const name = cells[1]!.replace(/^Skype for Business Server /, "SfB ");
    services.set(name, [...(services.get(name) ?? []), row]);
  }
  expect(Object.fromEntries(services)).toEqual({
    "SQL Browser": [1, 39],
    "SfB Front-End service": [2, 3, 4, 5, 42, 43, 46],
    "SfB IM Conferencing service": [6],
    "SfB Web Conferencing service": [7],
    "SfB Web Conferencing Compatibility service": [8],
    "SfB Audio/Video Conferencing service": [9, 10],
    "SfB Web Compatibility service": [11, 12, 13, 44, 45],
    "Web server component": [14, 15, 16],
    "Mobility Services component": [17, 18, 19],
    "SfB Conferencing Attendant service (dial-in conferencing)": [20, 21],
    "SfB Mediation service": [22, 23, 24, 25, 26, 47, 48, 49, 50],
    "SfB Application Sharing service": [27, 28],
    "SfB Conferencing Announcement service": [29],
    "SfB Call Park service": [30],
    "SfB Audio Test service": [31],
    "Not applicable": [32],
    "SfB Response Group service": [33, 34],
    "SfB Bandwidth Policy Service": [35, 37],
    "SfB File Share server access": [36],
    "SfB Master Replicator Agent service": [38],
    Various: [40],
    "": [41],
    "Persistent Chat SIP": [51],
    "Persistent Chat Windows Communication Foundation (WCF)": [52],
    "Persistent Chat File Transfer Service": [53],
  });
});

const ROOT =
  "TCP - Client and device retrieval of root certificate from Front End Server - clients and devices authenticated by NTLM";
const balanced = (head: string, text: string) =>
  lines(text).map((line) => `${head} load balancer / ${line}`);

test("load balancers before servers", () => {
  expect(printed("sfb-load-balancer-ports", [0, 1, 2])).toEqual([
    ...balanced(
      "Front End Server",
      `
      5061 / TCP (TLS) -> tcp 5061
      444 / HTTPS -> tcp 444
      135 / DCOM and remote procedure call (RPC) -> any 135
      80 / HTTP -> tcp 80
      8080 / ${ROOT} -> tcp 8080
      443 / HTTPS -> tcp 443
      4443 / HTTPS (from reverse proxy) -> tcp 4443
      5072 / TCP -> tcp 5072
      5073 / TCP -> tcp 5073
      5075 / TCP -> tcp 5075
      5076 / TCP -> tcp 5076
      5071 / TCP -> tcp 5071
      5080 / TCP -> tcp 5080
      448 / TCP -> tcp 448
    `,
    ),
    "Mediation Server load balancer / 5070 / TCP -> tcp 5070",
    "Front End Server load balancer (if the pool also runs Mediation Server) / 5070 / TCP -> tcp 5070",
    ...balanced(
      "Director",
      `
      443 / HTTPS -> tcp 443
      444 / HTTPS -> tcp 444
      5061 / TCP -> tcp 5061
      4443 / HTTPS (from reverse proxy) -> tcp 4443
    `,
    ),
  ]);
  expect(printed("sfb-load-balancer-ports-dns", [0, 1, 2])).toEqual([
    ...balanced(
      "Front End Server",
      `
      80 / HTTP -> tcp 80
      443 / HTTPS -> tcp 443
      8080 / ${ROOT} -> tcp 8080
      4443 / HTTPS (from reverse proxy) -> tcp 4443
    `,
    ),
    ...balanced(
      "Director",
      `
      443 / HTTPS -> tcp 443
      4443 / HTTPS (from reverse proxy) -> tcp 4443
    `,
    ),
  ]);
  expect(printed("sfb-load-balancer-monitors", [0, 1, 2, 3, 4])).toEqual(
    lines(`
    <pool>web-int_mco_443_vs; 443 / 443 / Front End; 5061 / Source / HTTPS -> tcp 443
    <pool>web-int_mco_80_vs; 80 / 80 / Front End; 5061 / Source / HTTP -> tcp 80
    <pool>web_mco_443_vs; 443 / 4443 / Front End; 5061 / None / HTTPS -> tcp 443, tcp 4443
    <pool>web_mco_80_vs; 80 / 8080 / Front End; 5061 / None / HTTP -> tcp 80, tcp 8080
  `),
  );
});

test("clients and phones", () => {
  const media = "1024-65535 *";
  expect(printed("sfb-required-client-ports", [0, 1, 2]).slice(0, 11)).toEqual(
    lines(`
      67/68 / DHCP -> udp 67, udp 68
      443 / TCP (TLS) -> tcp 443
      443 / TCP (PSOM/TLS) -> tcp 443
      443 / TCP (STUN/MSTURN) -> tcp 443
      3478 / UDP (STUN/MSTURN) -> udp 3478
      5061 / TCP (MTLS) -> tcp 5061
      6891-6901 / TCP -> tcp 6891-6901
      ${media} / TCP/UDP -> tcp 1024-65535, udp 1024-65535
      ${media} / TCP/UDP -> tcp 1024-65535, udp 1024-65535
      ${media} / TCP -> tcp 1024-65535
      ${media} / TCP -> tcp 1024-65535
    `).map((line) => `Clients / ${line}`),
  );
  const [phones, ...rest] = tableOf("sfb-required-client-ports").rows[11]!.cells;
  expect(phones!.split("; ")).toEqual([
    "Aastra 6721ip common area phone",
    "Aastra 6725ip desk phone",
    "HP 4110 IP Phone (common area phone)",
    "HP 4120 IP Phone (desk phone)",
    "Polycom CX500 IP common area phone",
    "Polycom CX600 IP desk phone",
    "Polycom CX700 IP desk phone",
    "Polycom CX3000 IP conference phone",
  ]);
  expect(rest).toEqual(["67/68", "DHCP"]);
});

test("exceptions from IPsec name no port", () => {
  const either = "UDP and TCP";
  const rows: readonly (readonly [string, string, string, string])[] = [
    ["A/V Edge Server Internal Inbound", "Any", "A/V Edge Server Internal", either],
    ["A/V Edge Server External Inbound", "Any", "A/V Edge Server External", either],
    ["A/V Edge Server Internal Outbound", "A/V Edge Server Internal", "Any", "UDP & TCP"],
    ["A/V Edge Server External Outbound", "A/V Edge Server External", "Any", either],
    ["Mediation Server Inbound", "Any", "Mediation Server(s)", either],
    ["Mediation Server Outbound", "Mediation Server(s)", "Any", either],
    [
      "Conferencing Attendant Inbound",
      "Any",
      "Front End Server running Conferencing Attendant",
      either,
    ],
    [
      "Conferencing Attendant Outbound",
      "Front End Server running Conferencing Attendant",
      "Any",
      either,
    ],
    ["A/V Conferencing Inbound", "Any", FE, either],
    ["A/V Conferencing Outbound", FE, "Any", either],
    ["Exchange Inbound", "Any", "Exchange Unified Messaging", either],
    ["Application Sharing Servers Inbound", "Any", "Application Sharing Servers", "TCP"],
    ["Application Sharing Server Outbound", "Application Sharing Servers", "Any", "TCP"],
    ["Exchange Outbound", "Exchange Unified Messaging", "Any", either],
    ["Clients", "Any", "Any", "UDP"],
  ];
  const table = tableOf("sfb-ipsec-exceptions");
  expect(table.rows.map(({ cells }) => cells.slice(0, 4))).toEqual(rows);
  expect(table.rows.map(({ cells }) => cells.slice(4).join(" / "))).toEqual([
    ...Array<string>(14).fill("Any / Any / Do not authenticate"),
    "Specified media port range / Any / Do not authenticate",
  ]);
  expect(table.rows.flatMap(({ ports }) => ports)).toEqual([]);
});

test("mobility, sharing, media ranges, databases", () => {
  expect(printed("sfb-mobility-ports", [0])).toEqual(
    lines(`
    UcwaSipExternalListeningPort requires 5088. -> any 5088
    UcwaSipPrimaryListeningPort requires 5089. -> any 5089
  `),
  );
  expect(printed("lync2013-mobility-ports", [0])).toEqual(
    lines(`
    Port 5223 is an outbound TCP port used by the Apple Push Notification Service (APNS). -> tcp 5223
    UcwaSipExternalListeningPort requires port 5088 -> any 5088
    UcwaSipPrimaryListeningPort requires port 5089 -> any 5089
  `),
  );
  expect(printed("sfb-video-screen-sharing", [0, 2, 3])).toEqual(
    lines(`
    Front End Servers / 5065 / TCP -> tcp 5065
    Front End Servers / 49152-65535 / TCP/UDP -> tcp 49152-65535, udp 49152-65535
    Clients / 1024-65535 / TCP/UDP -> tcp 1024-65535, udp 1024-65535
  `),
  );
  expect(printed("sfb-edge-media-port-range", [0, 1, 2])).toEqual(
    lines(`
    Application sharing / 40803 / 8348 -> any 40803-${40803 + 8348 - 1}
    Audio / 49152 / 8348 -> any 49152-${49152 + 8348 - 1}
    Video / 57500 / 8034 -> any 57500-${57500 + 8034 - 1}
    Totals / -- / 24730 ->
  `).map((line) => (line.endsWith("->") ? `${line} ` : line)),
  );
  expect(printed("lync2013-sql-server", [0, 1, 2])).toEqual([
    "TCP / 1433 / Inbound to SQL Server -> tcp 1433",
    "UDP / 1434 / Inbound -> udp 1434",
    "TCP / Statically defined / Inbound -> ",
  ]);
});

test("the matrix of Lync Server 2010: who needs which direction", () => {
  const code = (cell: string) =>
    ({
      "Open inbound": "in",
      "Open outbound": "out",
      "Open inbound; Open outbound": "in+out",
      "Not required": "closed",
      "N/A": "n/a",
    })[cell];
  const matrix = tableOf("lync2010-external-av").rows.map(
    ({ cells: [partner, feature, ...rest] }) =>
      `${partner}, ${feature}: ${rest.map(code).join(" ")}`,
  );
  expect(matrix).toEqual(
    lines(`
    Windows Live Messenger 2011, Point to Point; Audio/Video (A/V): in+out in+out closed out
    Lync Server 2010, A/V: in+out in+out closed out
    Lync Server 2010, Application sharing/desktop sharing: in+out in+out closed out
    Lync Server 2010, File transfer: in+out in+out closed out
    Office Communications Server 2007 R2, A/V: in+out in+out closed out
    Office Communications Server 2007 R2, Desktop sharing: in+out in+out closed out
    Office Communications Server 2007 R2, File transfer: n/a n/a n/a n/a
    Office Communications Server 2007, A/V: in+out in in+out in+out
    Office Communications Server 2007, Desktop sharing: n/a n/a n/a n/a
    Office Communications Server 2007, File transfer: n/a n/a n/a n/a
  `),
  );
});

// The facts of docs/cloud-semantics.md about VPC firewall rules, each by a small configuration that is read as a whole, and a
// packet of which the document says what happens to it. Typed from the document, chapter by chapter.
import type { Deployment } from "../../../../modules/sites";
import {
  type Answer,
  ask,
  complaints,
  type Fields,
  gate,
  google,
  read,
  type Resources,
  vpc,
  vpcRule,
} from "../support/read-documents";
import { factsOf } from "./fact-tables";

const EDGE = "10.45.16.10";
const EDGE6 = "2001:db8::10";
const OUTSIDE = "198.51.100.7";
const IN = `tcp ${OUTSIDE}:40000 > ${EDGE}:443`;
const OUT = `tcp ${EDGE}:40000 > ${OUTSIDE}:443`;
const IN6 = `tcp [2600::7]:40000 > [${EDGE6}]:443`;
const OUT6 = `tcp [${EDGE6}]:40000 > [2600::7]:443`;

const inRule = (fields: Fields = {}): Fields => vpcRule(fields);
const allow = (priority: number, fields: Fields = {}): Fields => vpcRule({ priority, ...fields });
const deny = (priority: number, fields: Fields = {}): Fields =>
  vpcRule({ priority, deny: [{ protocol: "all" }], ...fields });
const outDeny = (fields: Fields = {}): Fields =>
  vpcRule({ direction: "EGRESS", deny: [{ protocol: "all" }], ...fields });
const sixes: Fields = { source_ranges: ["::/0"], destination_ranges: [`${EDGE6}/128`] };
const lets = (...allowed: readonly Fields[]): Fields => vpcRule({ allow: allowed });
const BY_ACCOUNT = google({ targets: { serviceAccounts: ["edge@p"] } });
const DEFAULT = google({ network: "default" });

type Row = readonly [
  fact: string,
  says: string,
  rules: readonly Fields[],
  packet: string,
  answer: Answer,
  site?: Deployment,
];

const rows: readonly Row[] = [
  ["3.2-1", "the lower number wins", [allow(100), deny(200)], IN, "open"],
  ["3.2-1", "… whatever the order of the document", [allow(200), deny(100)], IN, "closed"],
  ["3.2-1", "at one priority deny beats allow", [allow(100), deny(100)], IN, "closed"],
  ["3.2-1", "the default is 1000: before 1001", [inRule({ priority: null }), deny(1001)], IN, "open"],
  ["3.2-1", "the default is 1000: a deny of 1000 beats it", [inRule({ priority: null }), deny(1000)], IN, "closed"],
  ["3.2-1", "specificity plays no part", [allow(200, { source_ranges: [`${OUTSIDE}/32`] }), deny(100)], IN, "closed"],
  ["3.2-1", "priority 0", [allow(0), deny(1)], IN, "open"],
  ["3.2-2", "ingress is denied", [outDeny()], IN, "closed"],
  ["3.2-2", "egress is allowed", [inRule()], OUT, "open"],
  ["3.2-2", "ingress in IPv6 is denied", [inRule()], IN6, "closed"],
  ["3.2-2", "egress in IPv6 is allowed", [inRule()], OUT6, "open"],
  ["3.2-2", "an ingress allow of 65535 never takes effect", [allow(65535)], IN, "closed"],
  ["3.2-2", "an ingress allow of 65534 does", [allow(65534)], IN, "open"],
  ["3.2-2", "an egress deny of 65535 does", [outDeny({ priority: 65535 })], OUT, "closed"],
  ["3.2-3", "entries are a union", [lets({ protocol: "udp" }, { protocol: "tcp", ports: ["443"] })], IN, "open"],
  ["3.2-3", "what no entry names is not allowed", [lets({ protocol: "udp" }, { protocol: "tcp", ports: ["80"] })], IN, "closed"],
  ["3.2-4", "`all`", [lets({ protocol: "all" })], `esp ${OUTSIDE} > ${EDGE}`, "open"],
  ["3.2-4", "without regard to case", [lets({ protocol: "TCP" })], IN, "open"],
  ["3.2-4", "by number", [lets({ protocol: "6" })], IN, "open"],
  ["3.2-4", "`icmp` is IPv4 ICMP", [lets({ protocol: "icmp" })], `icmp ${OUTSIDE} > ${EDGE}`, "open"],
  ["U18", "`icmp` is perhaps ICMPv6", [inRule({ ...sixes, allow: [{ protocol: "icmp" }] })], `icmpv6 2600::7 > ${EDGE6}`, "unknown"],
  ["3.2-4", "ICMPv6 is written 58", [inRule({ ...sixes, allow: [{ protocol: "58" }] })], `icmpv6 2600::7 > ${EDGE6}`, "open"],
  ["U15", "`ipip` is perhaps 4", [lets({ protocol: "ipip" })], `4 ${OUTSIDE} > ${EDGE}`, "unknown"],
  ["3.2-5", "ports are destination ports", [lets({ protocol: "tcp", ports: ["40000"] })], IN, "closed"],
  ["3.2-5", "sctp has ports", [lets({ protocol: "sctp", ports: ["9"] })], `sctp ${OUTSIDE}:1 > ${EDGE}:9`, "open"],
  ["3.2-5", "missing ports are every port", [lets({ protocol: "tcp" })], `tcp ${OUTSIDE}:1 > ${EDGE}:65535`, "open"],
  ["3.2-6", "ranges or tags: a union", [inRule({ source_tags: ["web"] })], IN, "open"],
  ["3.2-7", "no source is 0.0.0.0/0", [inRule({ source_ranges: [] })], IN, "open"],
  ["3.2-7", "… and no IPv6", [inRule({ source_ranges: [], destination_ranges: null })], IN6, "closed"],
  ["3.2-7", "no egress destination is 0.0.0.0/0", [outDeny({ destination_ranges: null, source_ranges: null })], OUT, "closed"],
  ["3.2-7", "… and no IPv6", [outDeny({ destination_ranges: null, source_ranges: null })], OUT6, "open"],
  ["3.2-8", "source tags stand for addresses that are not shown", [inRule({ source_ranges: null, source_tags: ["web"] })], IN, "unknown"],
  ["3.2-8", "source accounts too", [inRule({ source_ranges: null, source_service_accounts: ["a@p"], target_tags: null })], IN, "unknown"],
  ["3.2-9", "no targets are all instances", [inRule({ target_tags: null })], IN, "open"],
  ["3.2-9", "any of the target tags", [inRule({ target_tags: ["web", "edge"] })], IN, "open"],
  ["3.2-9", "any of the target accounts", [inRule({ target_tags: null, target_service_accounts: ["edge@p"] })], IN, "open", BY_ACCOUNT],
  ["3.2-9", "other accounts are other machines", [inRule({ target_tags: null, target_service_accounts: ["web@p"] })], IN, "closed", BY_ACCOUNT],
  ["3.2-9", "a rule of another network does not act", [inRule({ network: "other" })], IN, "closed"],
  ["3.2-10", "ingress may give destination ranges", [inRule({ destination_ranges: ["10.45.16.99/32"] })], IN, "closed"],
  ["3.2-10", "egress may give source ranges", [outDeny({ source_ranges: ["10.45.16.99/32"] })], OUT, "open"],
  ["U16", "without them, whatever destination", [inRule({ destination_ranges: null })], `tcp ${OUTSIDE}:1 > 10.99.0.1:443`, "open"],
  ["3.2-12", "disabled is as if absent", [inRule({ disabled: true })], IN, "closed"],
  ["3.2-12", "a disabled deny too", [inRule(), deny(1, { disabled: true })], IN, "open"],
  ["3.2-13", "an allow in opens no new connection out", [inRule(), outDeny()], OUT, "closed"],
  ["3.4", "the network `default` may hold ssh from anywhere", [deny(65535, { network: "default" })], `tcp ${OUTSIDE}:1 > ${EDGE}:22`, "unknown", DEFAULT],
  ["3.4", "… and rdp", [deny(65535, { network: "default" })], `tcp ${OUTSIDE}:1 > ${EDGE}:3389`, "unknown", DEFAULT],
  ["3.4", "… and icmp", [deny(65535, { network: "default" })], `icmp ${OUTSIDE} > ${EDGE}`, "unknown", DEFAULT],
  ["3.4", "… and the inside", [deny(65535, { network: "default" })], `udp 10.132.0.9:1 > ${EDGE}:9`, "unknown", DEFAULT],
  ["3.4", "… and nothing else", [deny(65535, { network: "default" })], IN, "closed", DEFAULT],
  ["3.4", "… at 65534: a deny before them closes", [deny(65533, { network: "default" })], `tcp ${OUTSIDE}:1 > ${EDGE}:22`, "closed", DEFAULT],
  ["3.4", "other networks have none", [deny(65535)], `tcp ${OUTSIDE}:1 > ${EDGE}:22`, "closed"],
  ["3.6", "an empty list of sources is 0.0.0.0/0", [inRule({ source_ranges: [], source_tags: null })], IN, "open"],
  ["3.6", "`ports = []` is every port", [lets({ protocol: "tcp", ports: [] })], IN, "open"],
  ["3.6", "an omitted direction is INGRESS", [inRule({ direction: null })], IN, "open"],
  ["3.6", "omitted destination ranges restrict nothing", [inRule({ destination_ranges: null })], IN, "open"],
  ["4.4", "null and missing are unset", [inRule({ source_tags: null, disabled: null, description: null })], IN, "open"],
  ["4.4", "`deny: []` is no deny", [inRule({ allow: [{ protocol: "tcp" }], deny: [] })], IN, "open"],
  ["4.4", "numbers and texts are converted", [inRule({ priority: "100", allow: [{ protocol: 6, ports: [443] }] })], IN, "open"],
  ["4.6", "a block with one instance may be an object", [inRule({ allow: { protocol: "tcp" } })], IN, "open"],
  ["4.6", "a `//` in a block is a comment", [lets({ "//": "why", protocol: "tcp" })], IN, "open"],
]; // prettier-ignore

const cases = rows.map(
  ([fact, says, rules, packet, answer, site = google()]) =>
    [fact, says, rules, packet, answer, site] as const,
);

test.each(cases)("%s: %s", (_, __, rules, packet, answer, site) => {
  const reading = read(site, vpc(...rules));
  expect(complaints(reading)).toEqual([]);
  const direction = /> (10\.45\.16\.|10\.99\.|\[?2001:db8::10)/.test(packet)
    ? "inbound"
    : "outbound";
  expect(ask(gate(reading, direction), packet)).toBe(answer);
});

type Refusal = readonly [fact: string, says: string, rules: readonly Fields[], complaint: RegExp];

const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`);
const tags = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `t${at}`);

const refusals: readonly Refusal[] = [
  ["3.2-1", "priority 65536", [allow(65536)], /`priority` is 65536/],
  ["3.2-3", "allow and deny", [inRule({ allow: [{ protocol: "tcp" }], deny: [{ protocol: "udp" }] })], /has both/],
  ["3.2-3", "neither", [inRule({ allow: null })], /has neither/],
  ["3.2-4", "a protocol that is none", [lets({ protocol: "gre" })], /`protocol` is `gre`/],
  ["3.2-4", "a number past 255", [lets({ protocol: "256" })], /`protocol` is `256`/],
  ["3.2-5", "ports of a protocol without any", [lets({ protocol: "icmp", ports: ["8"] })], /gives no ports/],
  ["3.2-6", "tags and accounts as sources", [inRule({ source_tags: ["a"], source_service_accounts: ["b@p"], target_tags: null })], /together with/],
  ["3.2-6", "tags and accounts as targets", [inRule({ target_service_accounts: ["b@p"] })], /together with/],
  ["3.2-11", "ranges of both families", [inRule({ source_ranges: ["10.0.0.0/8", "2001:db8::/32"] })], /IPv4 and IPv6/],
  ["3.2-15", "no network", [inRule({ network: null })], /`network` is not set/],
  ["3.5", "11 accounts", [inRule({ target_tags: null, target_service_accounts: tags(11) })], /lists 11 service accounts/],
  ["3.5", "71 target tags", [inRule({ target_tags: tags(71) })], /lists 71 network tags/],
  ["3.5", "31 source tags", [inRule({ source_tags: tags(31) })], /lists 31 network tags/],
  ["3.5", "5,001 ranges", [inRule({ source_ranges: many(5001) })], /lists 5001 ranges/],
  ["3.6", "no source at all", [inRule({ source_ranges: null })], /needs one of `source_ranges`/],
  ["3.6", "host bits", [inRule({ source_ranges: ["127.0.0.1/24"] })], /is not a prefix/],
  ["3.6", "a name in capitals", [inRule({ name: "Web" })], /`name` is `Web`/],
  ["3.6", "a name that ends in a hyphen", [inRule({ name: "web-" })], /`name` is `web-`/],
  ["3.6", "an empty name", [inRule({ name: "" })], /`name` is not set/],
  ["3.6", "a direction in small letters", [inRule({ direction: "ingress" })], /`direction` is `ingress`/],
  ["4.6", "`dynamic` makes entries that are not shown", [inRule({ allow: null, dynamic: { allow: {} } })], /`dynamic`/],
  ["4.6", "`for_each` makes any number of rules", [inRule({ for_each: { a: 1 } })], /`for_each`/],
  ["4.6", "a list from a variable", [inRule({ source_ranges: "${var.cidrs}" })], /only Terraform can evaluate/],
]; // prettier-ignore

test.each<Refusal>(refusals)("%s, refused: %s", (_, __, rules, complaint) => {
  const parts: readonly Resources[] = [vpc(...rules)];
  expect(complaints(read(google(), ...parts)).join("\n")).toMatch(complaint);
});

test("every numbered fact of 3.2 has an entry, or is about what no configuration shows", () => {
  const beside = [14];
  const entered = factsOf(rows, refusals);
  const missing = Array.from({ length: 15 }, (_, at) => at + 1).filter(
    (fact) => !beside.includes(fact) && !entered.includes(`3.2-${fact}`),
  );
  expect(missing).toEqual([]);
});

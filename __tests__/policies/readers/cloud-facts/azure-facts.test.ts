// The facts of docs/cloud-semantics.md about network security groups, each by a small configuration that is read as a whole,
// and a packet of which the document says what happens to it. Typed from the document, chapter by chapter.
import type { Deployment } from "../../../../modules/sites";
import {
  type Answer,
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  group,
  NIC,
  read,
  type Resources,
  securityRule,
  SUBNET,
} from "../support/read-documents";
import { factsOf } from "./fact-tables";

const EDGE = "10.45.16.10";
const EDGE6 = "2001:db8::10";
const OUTSIDE = "198.51.100.7";
const IN = `tcp ${OUTSIDE}:40000 > ${EDGE}:443`;
const OUT = `tcp ${EDGE}:40000 > ${OUTSIDE}:443`;
const IN6 = `tcp [2600::7]:40000 > [${EDGE6}]:443`;
const OUT6 = `tcp [${EDGE6}]:40000 > [2600::7]:443`;

const nsg = (...rules: readonly Fields[]): readonly Resources[] => [group(rules), attached()];
const closed: readonly Fields[] = [
  denyAll("Inbound", 4),
  denyAll("Inbound", 6),
  denyAll("Outbound", 4),
  denyAll("Outbound", 6),
];
/** A group with one rule before denies of everything. */
const only = (fields: Fields): readonly Resources[] => nsg(securityRule(fields), ...closed);
const out = (fields: Fields): readonly Resources[] =>
  only({
    direction: "Outbound",
    source_address_prefix: "*",
    destination_address_prefix: "*",
    ...fields,
  });
const any = { source_address_prefix: "*", destination_address_prefix: "*" };
const allow = (priority: number, fields: Fields = {}): Fields =>
  securityRule({ priority, ...fields });
const deny = (priority: number, fields: Fields = {}): Fields =>
  securityRule({ priority, access: "Deny", ...fields });
const sixes = { source_address_prefix: "::/0", destination_address_prefix: `${EDGE6}/128` };
const asg = (name: string): string => `\${azurerm_application_security_group.${name}.id}`;
const members = (...prefixes: readonly string[]): Fields => ({
  source_address_prefix: null,
  source_address_prefixes: prefixes,
});

const BOTH_GATES = azure({ attach: [{ networkInterfaceId: NIC, inSubnet: SUBNET }] });
/** The subnet's group, and the interface's. */
const two = (outer: readonly Fields[], inner: readonly Fields[]): readonly Resources[] => {
  const type = "azurerm_network_security_group";
  const named = (name: string, rules: readonly Fields[]): Resources => ({
    [type]: { [name]: group(rules, { name })[type]!["edge"]! },
  });
  return [
    named("outer", outer),
    named("inner", inner),
    attached(SUBNET, "s", "outer"),
    attached(NIC, "n", "inner"),
  ];
};

type Row = readonly [
  fact: string,
  says: string,
  parts: readonly Resources[],
  packet: string,
  answer: Answer,
  site?: Deployment,
];

const rows: readonly Row[] = [
  ["1.1-1", "the lowest priority number comes first", nsg(allow(200), deny(100), ...closed), IN, "closed"],
  ["1.1-1", "the first match decides", nsg(allow(100), deny(200), ...closed), IN, "open"],
  ["1.1-1", "a rule matches by source address", only(members("203.0.113.0/24")), IN, "closed"],
  ["1.1-1", "a rule matches by destination port", only({ destination_port_range: "80" }), IN, "closed"],
  ["1.1-1", "a rule matches by source port", only({ source_port_range: "1-1024" }), IN, "closed"],
  ["1.1-2", "the first and the last priority of users", nsg(allow(100), deny(4096)), IN, "open"],
  ["1.1-2", "one number may be used once in each direction", nsg(allow(100), securityRule({ priority: 100, direction: "Outbound", ...any }), ...closed), OUT, "open"],
  ["1.1-3", "inbound, the subnet's group must allow", two([...closed], [allow(100)]), IN, "closed", BOTH_GATES],
  ["1.1-3", "inbound, the interface's group must allow", two([allow(100)], [...closed]), IN, "closed", BOTH_GATES],
  ["1.1-3", "both allow", two([allow(100)], [allow(100)]), IN, "open", BOTH_GATES],
  ["1.1-3", "outbound, the subnet's group must allow", two([...closed], []), "tcp 10.45.16.10:1 > 8.8.8.8:53", "closed", BOTH_GATES],
  ["1.1-5", "one group serves a subnet and an interface", [group([allow(100), ...closed]), attached(), attached(NIC, "n")], IN, "open", BOTH_GATES],
  ["1.1-6", "a subnet's group alone filters", nsg(...closed), IN, "closed"],
  ["1.1-6", "an interface's group alone filters", [group([...closed]), attached(NIC)], IN, "closed", azure({ attach: [{ networkInterfaceId: NIC }] })],
  ["1.1-8", "inbound rules see the private destination", only({}), IN, "open"],
  ["1.1-8", "a public destination never matches", only({ destination_address_prefix: "203.0.113.5/32" }), IN, "closed"],
  ["1.1-8", "outbound rules see the private source", out({ source_address_prefix: `${EDGE}/32` }), OUT, "open"],
  ["1.1-9", "behind a balancer the source is the client", only(members("168.63.129.16/32")), IN, "closed"],
  ["1.1-10", "an allow inbound allows no new connection out", only({}), OUT, "closed"],
  ["1.2", "65000 in: the virtual network, of which the Edge is certainly part", nsg(), `tcp ${EDGE}:1 > ${EDGE}:22`, "open"],
  ["1.2", "65001 in: probes", nsg(), `tcp 168.63.129.16:1 > ${EDGE}:80`, "open"],
  ["1.2", "65001 in: whatever the destination", nsg(), "tcp 168.63.129.16:1 > 10.45.16.77:80", "open"],
  ["1.2", "65500 in: all else, which may be in the virtual network", nsg(), IN, "unknown"],
  ["1.2", "65000 out: the virtual network", nsg(), `tcp ${EDGE}:1 > 168.63.129.16:80`, "open"],
  ["1.2", "65001 out: the internet", nsg(), `tcp ${EDGE}:1 > 8.8.8.8:53`, "open"],
  ["1.2", "a deny below 65000 closes all of it", nsg(denyAll("Outbound")), `tcp ${EDGE}:1 > 8.8.8.8:53`, "closed"],
  ["1.3", "a port range", only({ destination_port_range: "400-500" }), IN, "open"],
  ["1.3", "port ranges in the plural", only({ destination_port_range: null, destination_port_ranges: ["80", "440-443"] }), IN, "open"],
  ["1.3", "an address without a length", only({ destination_address_prefix: EDGE }), IN, "open"],
  ["1.3", "prefixes in the plural", only(members("198.51.100.0/24", "203.0.113.0/24")), IN, "open"],
  ["1.4", "`*` is every protocol: ESP", only({ protocol: "*" }), `esp ${OUTSIDE} > ${EDGE}`, "open"],
  ["1.4", "`Tcp` is no UDP", only({}), `udp ${OUTSIDE}:40000 > ${EDGE}:443`, "closed"],
  ["1.4", "`*` with a port: TCP certainly", only({ protocol: "*", destination_port_range: "443" }), IN, "open"],
  ["1.4", "`*` with a port: UDP certainly", only({ protocol: "*", destination_port_range: "443" }), `udp ${OUTSIDE}:1 > ${EDGE}:443`, "open"],
  ["U3", "`*` with a port: ICMP perhaps", only({ protocol: "*", destination_port_range: "443" }), `icmp ${OUTSIDE} > ${EDGE}`, "unknown"],
  ["U3", "`Icmp` with a port: perhaps", only({ protocol: "Icmp", destination_port_range: "443" }), `icmp ${OUTSIDE} > ${EDGE}`, "unknown"],
  ["1.4", "`Icmp` is ICMP", only({ protocol: "Icmp" }), `icmp ${OUTSIDE} > ${EDGE}`, "open"],
  ["U4", "`Icmp` in IPv6: perhaps ICMPv6", only({ protocol: "Icmp", ...sixes }), `icmpv6 2600::7 > ${EDGE6}`, "unknown"],
  ["1.5", "`*` is every IPv4 address", only(any), IN, "open"],
  ["U4", "`*` is perhaps every IPv6 address", only(any), IN6, "unknown"],
  ["U4", "a deny of `*` closes IPv6 perhaps", nsg(deny(100, { ...any, protocol: "*" }), allow(200, sixes)), IN6, "unknown"],
  ["1.5", "a rule for IPv6 opens it", only(sixes), IN6, "open"],
  ["1.5", "`VirtualNetwork` holds the own addresses", only({ source_address_prefix: "VirtualNetwork" }), `tcp ${EDGE}:1 > ${EDGE}:443`, "open"],
  ["1.5", "`VirtualNetwork` holds 168.63.129.16", only({ source_address_prefix: "VirtualNetwork" }), `tcp 168.63.129.16:1 > ${EDGE}:443`, "open"],
  ["1.5", "`VirtualNetwork` may hold anything: routes and peerings", only({ source_address_prefix: "VirtualNetwork" }), IN, "unknown"],
  ["1.5", "`Internet` holds what the internet reaches", out({ destination_address_prefix: "Internet", source_address_prefix: `${EDGE}/32` }), OUT, "unknown"],
  ["1.5", "`AzureLoadBalancer` holds 168.63.129.16", only({ source_address_prefix: "AzureLoadBalancer" }), `tcp 168.63.129.16:1 > ${EDGE}:443`, "open"],
  ["1.5", "`AzureLoadBalancer` is not the balanced traffic", only({ source_address_prefix: "AzureLoadBalancer" }), IN, "closed"],
  ["1.5", "`AzureLoadBalancer` is perhaps a link-local address in IPv6", only({ ...sixes, source_address_prefix: "AzureLoadBalancer" }), `tcp [fe80::1234:5678:9abc]:1 > [${EDGE6}]:443`, "unknown"],
  ["1.5", "`AzureLoadBalancer` is no other address in IPv6", only({ ...sixes, source_address_prefix: "AzureLoadBalancer" }), IN6, "closed"],
  ["1.5", "other service tags change weekly", only({ source_address_prefix: "Storage.WestUS" }), IN, "unknown"],
  ["1.6", "probes are subject: a deny of all cuts them", nsg(...closed), `tcp 168.63.129.16:1 > ${EDGE}:80`, "closed"],
  ["1.7", "an application security group holds its members, which are not shown", only({ source_address_prefix: null, source_application_security_group_ids: [asg("web")] }), IN, "unknown"],
  ["1.7", "what it does not match goes on to the next rule", only({ source_address_prefix: null, source_application_security_group_ids: [asg("web")], destination_port_range: "80" }), IN, "closed"],
  ["1.9", "`[]` removes all rules: the defaults remain", nsg(), `tcp ${EDGE}:1 > 8.8.8.8:53`, "open"],
  ["4.4", "unset keys of an inline rule are null", only({ source_address_prefixes: null, description: null }), IN, "open"],
  ["4.4", "… or empty, as a state shows them", only({ source_address_prefixes: [], destination_port_ranges: [], description: "" }), IN, "open"],
  ["4.4", "numbers are converted", only({ destination_port_range: 443, priority: "200" }), IN, "open"],
  ["4.6", "a `//` beside the arguments of a resource is a comment", [group([allow(100), ...closed], { "//": { metadata: {} } }), attached()], IN, "open"],
  ["1.2", "IPv6 out is closed by a deny of IPv6", nsg(...closed), OUT6, "closed"],
]; // prettier-ignore

const cases = rows.map(
  ([fact, says, parts, packet, answer, site = azure()]) =>
    [fact, says, parts, packet, answer, site] as const,
);

test.each(cases)("%s: %s", (_, __, parts, packet, answer, site) => {
  const reading = read(site, ...parts);
  expect(complaints(reading)).toEqual([]);
  const direction = /> (10\.45\.16\.|\[?2001:db8::10)/.test(packet) ? "inbound" : "outbound";
  expect(ask(gate(reading, direction), packet)).toBe(answer);
});

type Refusal = readonly [
  fact: string,
  says: string,
  parts: readonly Resources[],
  complaint: RegExp,
];

const refusals: readonly Refusal[] = [
  ["1.1-2", "two rules of one priority and direction", nsg(allow(100), deny(100)), /priority 100/],
  ["1.1-2", "priority 99", nsg(allow(99)), /`priority` is 99/],
  ["1.1-2", "priority 4097", nsg(allow(4097)), /`priority` is 4097/],
  ["1.3", "a protocol in capitals", only({ protocol: "TCP" }), /`protocol` is `TCP`/],
  ["1.3", "a protocol by number", only({ protocol: "6" }), /`protocol` is `6`/],
  ["1.3", "a comma between ports", only({ destination_port_range: "80,443" }), /80,443/],
  ["1.3", "`*` among ports", only({ destination_port_range: null, destination_port_ranges: ["*"] }), /refuses `\*`/],
  ["1.3", "a range of addresses", only({ source_address_prefix: "10.0.0.1-10.0.0.9" }), /is not a prefix/],
  ["1.3", "a service tag among prefixes", only(members("Internet")), /refuses `Internet`/],
  ["1.3", "`*` among prefixes", only(members("*")), /refuses `\*`/],
  ["1.3", "overlapping prefixes", only(members("10.0.0.0/8", "10.1.0.0/16")), /overlapping/],
  ["1.3", "no source", only({ source_address_prefix: null }), /has 0/],
  ["1.3", "two ways to write a source", only({ source_address_prefixes: ["10.0.0.0/8"] }), /has 2/],
  ["1.3", "two families", only({ source_address_prefix: "2001:db8::/32" }), /IPv4 and IPv6/],
  ["U2", "host bits", only(members("10.0.0.5/24")), /is not a prefix/],
  ["1.3", "a name that ends in a dot", only({ name: "web." }), /`name` is `web.`/],
  ["1.3", "a name of 81 characters", only({ name: "x".repeat(81) }), /`name` is/],
  ["1.3", "a description of 141 characters", only({ description: "x".repeat(141) }), /141 characters/],
  ["1.7", "11 application security groups on a side", only({ source_address_prefix: null, source_application_security_group_ids: Array.from({ length: 11 }, (_, at) => asg(`a${at}`)) }), /11 application security groups/],
  ["1.7", "4,001 prefixes", only(members(...Array.from({ length: 4001 }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`))), /4001/],
  ["1.9", "inline rules left out keep what exists", [group(undefined), attached()], /says nothing about its rules/],
  ["1.9", "inline and standalone rules fight", [group([allow(100)]), { azurerm_network_security_rule: { one: { ...allow(200), resource_group_name: "rg", network_security_group_name: "${azurerm_network_security_group.edge.name}" } } }, attached()], /overwrite each other/],
  ["4.6", "`dynamic` makes rules that are not shown", [group([allow(100)], { dynamic: { security_rule: {} } }), attached()], /`dynamic`/],
  ["4.6", "an inline rule without a key", [{ azurerm_network_security_group: { edge: { name: "n", resource_group_name: "rg", location: "l", security_rule: [{ ...allow(100) }] } } }, attached()], /leaves out/],
  ["4.6", "a list from a variable", only({ source_address_prefix: null, source_address_prefixes: "${var.cidrs}" }), /only Terraform can evaluate/],
]; // prettier-ignore

test.each<Refusal>(refusals)("%s, refused: %s", (_, __, parts, complaint) => {
  expect(complaints(read(azure(), ...parts)).join("\n")).toMatch(complaint);
});

test("every numbered fact of 1.1 has an entry, or is about what no configuration shows", () => {
  // Two machines of one subnet are other gates (4); no group anywhere is an open question (7, U1); changes in time (11);
  // admin rules and private endpoints are assumptions (12, 13).
  const beside = [4, 7, 11, 12, 13];
  const entered = factsOf(rows, refusals);
  const missing = Array.from({ length: 13 }, (_, at) => at + 1).filter(
    (fact) => !beside.includes(fact) && !entered.includes(`1.1-${fact}`),
  );
  expect(missing).toEqual([]);
});

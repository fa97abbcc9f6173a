// What Azure does, fact by fact. Numbers such as 1.2 are sections of the cloud semantics that the readers follow; U1… are
// its open questions.
import { locateRule } from "../../../../../policies/readers";
import type { Fields, Resources } from "../../support/read-documents";
import {
  type Answer,
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  gate,
  group,
  names,
  NIC,
  read,
  securityRule,
  SUBNET,
} from "../../support/read-documents";

const inboundOf = (rules: readonly Fields[], packet: string): Answer =>
  ask(gate(read(azure(), group(rules), attached()), "inbound"), packet);
const outboundOf = (rules: readonly Fields[], packet: string): Answer =>
  ask(gate(read(azure(), group(rules), attached()), "outbound"), packet);

const closing = [denyAll("Inbound", 4), denyAll("Inbound", 6)];

describe("a rule's address terms, before a final deny of both families", () => {
  const WEB = "tcp 198.51.100.7:40000 > 10.45.16.10:443";
  const rows: readonly [what: string, fields: Fields, packet: string, answer: Answer][] = [
    ["`*` matches IPv4", { source_address_prefix: "*" }, WEB, "open"],
    ["`0.0.0.0/0` matches IPv4", { source_address_prefix: "0.0.0.0/0" }, WEB, "open"],
    ["a prefix matches its first address", { source_address_prefix: "198.51.100.0/24" }, "tcp 198.51.100.0:1 > 10.45.16.10:1", "open"],
    ["a prefix matches its last address", { source_address_prefix: "198.51.100.0/24" }, "tcp 198.51.100.255:1 > 10.45.16.10:1", "open"],
    ["a prefix matches nothing before it", { source_address_prefix: "198.51.100.0/24" }, "tcp 198.51.99.255:1 > 10.45.16.10:1", "closed"],
    ["a prefix matches nothing after it", { source_address_prefix: "198.51.100.0/24" }, "tcp 198.51.101.0:1 > 10.45.16.10:1", "closed"],
    ["a bare address is one address", { source_address_prefix: "198.51.100.7" }, WEB, "open"],
    ["plural prefixes are a union", { source_address_prefix: null, source_address_prefixes: ["192.0.2.0/24", "198.51.100.0/24"] }, WEB, "open"],
    ["U4: `*` may match IPv6", { destination_address_prefix: "*" }, "tcp [2001:db8:1::1]:1 > [2001:db8::10]:443", "unknown"],
    ["U4: `0.0.0.0/0` may match IPv6", { source_address_prefix: "0.0.0.0/0", destination_address_prefix: "0.0.0.0/0" }, "tcp [2001:db8:1::1]:1 > [2001:db8::10]:443", "unknown"],
    ["`::/0` matches IPv6", { source_address_prefix: "::/0", destination_address_prefix: "2001:db8::10/128" }, "tcp [2001:db8:1::1]:1 > [2001:db8::10]:443", "open"],
    ["`::/0` matches no IPv4", { source_address_prefix: "::/0", destination_address_prefix: "2001:db8::10/128" }, WEB, "closed"],
    ["`*` beside an IPv4 prefix matches no IPv6", {}, "tcp [2001:db8:1::1]:1 > [2001:db8::10]:443", "closed"],
    ["U5: `Internet` may be any address", { source_address_prefix: "Internet" }, WEB, "unknown"],
    ["1.5: another service tag may be any address", { source_address_prefix: "AzureCloud.westeurope" }, WEB, "unknown"],
    ["1.5: `VirtualNetwork` holds the deployment's own addresses", { source_address_prefix: "VirtualNetwork" }, "tcp 10.45.16.10:1 > 10.45.16.10:443", "open"],
    ["1.5: `VirtualNetwork` holds 168.63.129.16", { source_address_prefix: "VirtualNetwork" }, "tcp 168.63.129.16:1 > 10.45.16.10:443", "open"],
    ["1.5: `VirtualNetwork` may hold any address", { source_address_prefix: "VirtualNetwork" }, WEB, "unknown"],
    ["1.5: a tag in another spelling is a tag that nobody knows", { source_address_prefix: "virtualnetwork" }, "tcp 10.45.16.10:1 > 10.45.16.10:443", "unknown"],
    ["1.5: `AzureLoadBalancer` is 168.63.129.16", { source_address_prefix: "AzureLoadBalancer" }, "tcp 168.63.129.16:1 > 10.45.16.10:443", "open"],
    ["1.5: `AzureLoadBalancer` is nothing else", { source_address_prefix: "AzureLoadBalancer" }, WEB, "closed"],
    ["1.5: `AzureLoadBalancer` may be a link-local address", { source_address_prefix: "AzureLoadBalancer", destination_address_prefix: "2001:db8::10/128" }, "tcp [fe80::1234:5678:9abc]:1 > [2001:db8::10]:443", "unknown"],
    ["1.5: `AzureLoadBalancer` is nothing else in IPv6", { source_address_prefix: "AzureLoadBalancer", destination_address_prefix: "2001:db8::10/128" }, "tcp [fec0::1]:1 > [2001:db8::10]:443", "closed"],
    ["a prefix twice is one: the argument is a set", { source_address_prefix: null, source_address_prefixes: ["198.51.100.0/24", "198.51.100.0/24"] }, WEB, "open"],
    ["numbers for texts, and a text for a number", { priority: "300", destination_port_range: 443, source_port_range: "*" }, WEB, "open"],
    ["1.7: an application security group may be any address", { source_address_prefix: null, source_application_security_group_ids: ["${azurerm_application_security_group.a.id}"] }, WEB, "unknown"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, packet, answer) => {
    expect(inboundOf([securityRule(fields), ...closing], packet)).toBe(answer);
  });
});

describe("protocol and ports (1.4), before a final deny of both families", () => {
  const rows: readonly [what: string, fields: Fields, packet: string, answer: Answer][] = [
    ["Tcp with a port", { destination_port_range: "443" }, "tcp 192.0.2.1:1 > 10.45.16.10:443", "open"],
    ["Tcp, port below", { destination_port_range: "443" }, "tcp 192.0.2.1:1 > 10.45.16.10:442", "closed"],
    ["Tcp, port above", { destination_port_range: "443" }, "tcp 192.0.2.1:1 > 10.45.16.10:444", "closed"],
    ["Tcp is not udp", { destination_port_range: "443" }, "udp 192.0.2.1:1 > 10.45.16.10:443", "closed"],
    ["port 0 is a port", { destination_port_range: "0" }, "tcp 192.0.2.1:1 > 10.45.16.10:0", "open"],
    ["a range includes its ends", { destination_port_range: "50000-65535" }, "tcp 192.0.2.1:1 > 10.45.16.10:65535", "open"],
    ["plural ranges are a union", { destination_port_range: null, destination_port_ranges: ["80", "443-445"] }, "tcp 192.0.2.1:1 > 10.45.16.10:444", "open"],
    ["source ports count", { source_port_range: "53" }, "tcp 192.0.2.1:53 > 10.45.16.10:9", "open"],
    ["source ports close", { source_port_range: "53" }, "tcp 192.0.2.1:54 > 10.45.16.10:9", "closed"],
    ["`*` matches every protocol", { protocol: "*" }, "gre 192.0.2.1 > 10.45.16.10", "open"],
    ["U3: `*` with a port matches tcp", { protocol: "*", destination_port_range: "443" }, "tcp 192.0.2.1:1 > 10.45.16.10:443", "open"],
    ["U3: `*` with a port matches udp", { protocol: "*", destination_port_range: "443" }, "udp 192.0.2.1:1 > 10.45.16.10:443", "open"],
    ["U3: `*` with a port may match icmp", { protocol: "*", destination_port_range: "443" }, "icmp 192.0.2.1 > 10.45.16.10", "unknown"],
    ["U3: `*` with a port may match sctp", { protocol: "*", destination_port_range: "443" }, "sctp 192.0.2.1:1 > 10.45.16.10:9", "unknown"],
    ["U3: `*` with a port matches no other tcp port", { protocol: "*", destination_port_range: "443" }, "tcp 192.0.2.1:1 > 10.45.16.10:444", "closed"],
    ["`Icmp` matches IPv4 ICMP", { protocol: "Icmp" }, "icmp 192.0.2.1 > 10.45.16.10", "open"],
    ["U4: `Icmp` may match ICMPv6", { protocol: "Icmp", source_address_prefix: "::/0", destination_address_prefix: "::/0" }, "icmpv6 2001:db8:1::1 > 2001:db8::10", "unknown"],
    ["U3: `Icmp` with a port may match", { protocol: "Icmp", destination_port_range: "8" }, "icmp 192.0.2.1 > 10.45.16.10", "unknown"],
    ["`Esp` is 50", { protocol: "Esp" }, "esp 192.0.2.1 > 10.45.16.10", "open"],
    ["`Ah` is 51", { protocol: "Ah" }, "ah 192.0.2.1 > 10.45.16.10", "open"],
    ["`Ah` is not 50", { protocol: "Ah" }, "esp 192.0.2.1 > 10.45.16.10", "closed"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, packet, answer) => {
    expect(inboundOf([securityRule(fields), ...closing], packet)).toBe(answer);
  });
});

describe("a deny is taken the other way round", () => {
  const allowAll = securityRule({ priority: 4000, protocol: "*" });
  const rows: readonly [what: string, fields: Fields, answer: Answer][] = [
    ["a deny of `*` closes", { source_address_prefix: "*" }, "closed"],
    ["U5: a deny of `Internet` may close", { source_address_prefix: "Internet" }, "unknown"],
    ["a deny of 168.63.129.16 closes nothing else", { source_address_prefix: "AzureLoadBalancer" }, "open"],
    ["a deny after the allow closes nothing", { priority: 4001 }, "open"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, answer) => {
    const deny = securityRule({ access: "Deny", priority: 100, protocol: "*", ...fields });
    expect(inboundOf([deny, allowAll, ...closing], "tcp 192.0.2.1:1 > 10.45.16.10:443")).toBe(
      answer,
    );
  });
});

describe("the default rules (1.2)", () => {
  const rows: readonly ["in" | "out", what: string, packet: string, answer: Answer][] = [
    ["in", "65000 lets the virtual network in", "tcp 10.45.16.10:1 > 10.45.16.10:22", "open"],
    ["in", "65000 may let anything in", "tcp 192.0.2.1:1 > 10.45.16.10:22", "unknown"],
    ["in", "65001 lets probes in", "tcp 168.63.129.16:1 > 10.45.16.99:80", "open"],
    ["in", "U4: the default deny may not see IPv6", "tcp [2001:db8:1::1]:1 > [2001:db8:2::1]:22", "unknown"],
    ["out", "65000 lets the virtual network out", "tcp 10.45.16.10:1 > 168.63.129.16:80", "open"],
    ["out", "65001 lets out to public addresses", "tcp 10.45.16.10:1 > 8.8.8.8:53", "open"],
    ["out", "U5: 65001 may let out to addresses that are not routed", "tcp 10.45.16.10:1 > 192.0.2.1:53", "unknown"],
    ["out", "U4: 65001 may let out to IPv6", "tcp [2001:db8::10]:1 > [2600::1]:53", "unknown"],
  ]; // prettier-ignore

  test.each(rows)("%s: %s", (way, _, packet, answer) => {
    expect((way === "in" ? inboundOf : outboundOf)([], packet)).toBe(answer);
  });

  test("an explicit deny of both families comes before them", () => {
    const rules = [denyAll("Outbound", 4), denyAll("Outbound", 6)];
    expect(outboundOf(rules, "tcp 10.45.16.10:1 > 8.8.8.8:53")).toBe("closed");
    expect(outboundOf(rules, "icmpv6 2001:db8::10 > 2600::1")).toBe("closed");
    expect(inboundOf(rules, "tcp 168.63.129.16:1 > 10.45.16.99:80")).toBe("open");
  });

  test("carry their names and numbers, and no place in the document", () => {
    const { chain } = gate(read(azure(), group([]), attached()), "inbound");
    const shown = chain[0]!.rules.map(({ origin }) => [origin.name, origin.priority]);
    expect(shown).toEqual([
      ["AllowVnetInBound", 65000],
      ["AllowAzureLoadBalancerInBound", 65001],
      ["DenyAllInBound", 65500],
      ["no rule for IPv6", undefined],
    ]);
    expect(chain[0]!.rules.every(({ origin }) => origin.path === undefined)).toBe(true);
  });
});

test("priorities decide, not the order of the document, and each direction has its own (1.1)", () => {
  const rules = [
    securityRule({ priority: 300, access: "Deny" }),
    securityRule({ priority: 200, access: "Allow" }),
    securityRule({ priority: 200, direction: "Outbound", access: "Deny" }),
  ];
  expect(complaints(read(azure(), group(rules), attached()))).toEqual([]);
  expect(inboundOf(rules, "tcp 192.0.2.1:1 > 10.45.16.10:443")).toBe("open");
});

describe("attachment (1.1, 1.9)", () => {
  const rules = [securityRule({ priority: 100 })];
  const PACKET = "tcp 192.0.2.1:1 > 10.45.16.10:443";
  const other = "/subscriptions/s/resourceGroups/rg/providers/n/virtualNetworks/v/subnets/other";

  test("ids are compared without case, and a reference by its text", () => {
    const reading = read(azure(), group(rules), attached(SUBNET.toUpperCase()));
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("open");
    const id = "${azurerm_subnet.edge.id}";
    const byReference = read(azure({ attach: [{ subnetId: id }] }), group(rules), attached(id));
    expect(complaints(byReference)).toEqual([]);
    expect(ask(gate(byReference, "inbound"), PACKET)).toBe("open");
  });

  test("a network interface is a point as well", () => {
    const site = azure({ attach: [{ networkInterfaceId: NIC }] });
    const reading = read(site, group(rules), attached(NIC));
    expect(complaints(reading)).toEqual([]);
    expect(names(reading.gates)).toContain(`network interface ${NIC}`);
  });

  test("each point of the site is a gate in each direction", () => {
    const site = azure({
      attach: [{ subnetId: SUBNET }, { subnetId: other }, { subnetId: SUBNET }],
    });
    const reading = read(site, group(rules), attached(), attached(other, "other"));
    expect(reading.gates.map(({ direction, machines }) => `${direction} ${machines}`)).toEqual([
      "inbound edge",
      "inbound edge",
      "outbound edge",
      "outbound edge",
    ]);
  });

  test("U1: a point without a group is open outbound, and inbound nobody can tell", () => {
    const reading = read(azure(), group(rules));
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "outbound"), "tcp 10.45.16.10:1 > 192.0.2.1:53")).toBe("open");
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });

  test("a group that is attached to nothing may be attached elsewhere", () => {
    const reading = read(azure(), group(rules));
    expect(gate(reading, "inbound", "other").name).toContain("attached to nothing");
    expect(ask(gate(reading, "inbound", "other"), PACKET)).toBe("unknown");
  });

  test("a group at a point that the site does not list opens other machines", () => {
    const reading = read(azure(), group(rules), attached(), attached(other, "other"));
    expect(gate(reading, "inbound", "other").name).toContain(other);
    expect(ask(gate(reading, "inbound", "other"), PACKET)).toBe("open");
    expect(complaints(reading)).toEqual([]);
  });

  test("the subnet's group and another group on an interface must both allow: the reader asks (1.1 fact 3)", () => {
    const second = {
      azurerm_network_security_group: {
        second: { ...group([])["azurerm_network_security_group"]!["edge"], name: "second" },
      },
    };
    const reading = read(azure(), group(rules), second, attached(), attached(NIC, "nic", "second"));
    expect(complaints(reading)).toEqual([
      expect.stringMatching(
        /^azurerm_network_interface_security_group_association.nic: an Edge machine may also have/,
      ),
    ]);
    const same = read(azure(), group(rules), attached(), attached(NIC, "nic"));
    expect(complaints(same)).toEqual([]);
  });

  test("an interface of the document that lies in another subnet is no Edge machine's", () => {
    const id = "${azurerm_network_interface.web.id}";
    const second = {
      azurerm_network_security_group: {
        second: { ...group([])["azurerm_network_security_group"]!["edge"], name: "second" },
      },
    };
    const nic = {
      azurerm_network_interface: { web: { ip_configuration: [{ subnet_id: other }] } },
    };
    const reading = read(
      azure(),
      group(rules),
      second,
      nic,
      attached(),
      attached(id, "nic", "second"),
    );
    expect(complaints(reading)).toEqual([]);
  });

  test("a literal and a reference cannot be told apart, unless their names differ", () => {
    const named = (name: string): Resources => ({ azurerm_subnet: { x: { name } } });
    const id = "${azurerm_subnet.x.id}";
    const untold = read(azure(), group(rules), named("edge"), attached(id));
    expect(complaints(untold)).toEqual([expect.stringContaining("it cannot be told whether")]);
    expect(ask(gate(untold, "inbound"), PACKET)).toBe("unknown");
    expect(ask(gate(untold, "outbound"), "tcp 10.45.16.10:1 > 8.8.8.8:53")).toBe("unknown");
    const told = read(azure(), group(rules), named("web"), attached(), attached(id, "x"));
    expect(complaints(told)).toEqual([]);
  });

  test("two associations of one point, and a group that is not in the configuration", () => {
    const twice = read(azure(), group(rules), attached(), attached(SUBNET, "again"));
    expect(complaints(twice)).toEqual([expect.stringContaining("has two associations")]);
    expect(ask(gate(twice, "inbound"), PACKET)).toBe("unknown");
    const absent = read(azure(), group(rules), attached(SUBNET, "edge", "absent"));
    expect(complaints(absent)).toEqual([expect.stringContaining("is not in the configuration")]);
    expect(ask(gate(absent, "inbound"), PACKET)).toBe("unknown");
  });

  test("a shared subnet: the Edge's packets are one gate, those of its neighbours another", () => {
    const reading = read(azure({ subnets: "shared" }), group(rules), attached());
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("open");
    expect(ask(gate(reading, "inbound"), "tcp 192.0.2.1:1 > 10.45.16.11:443")).toBe("out of scope");
    expect(ask(gate(reading, "inbound", "other"), PACKET)).toBe("out of scope");
    expect(ask(gate(reading, "outbound"), "tcp 10.45.16.11:1 > 8.8.8.8:443")).toBe("out of scope");
    expect(ask(gate(reading, "inbound", "other"), "tcp 192.0.2.1:1 > 10.45.16.11:443")).toBe(
      "unknown",
    );
    expect(ask(gate(reading, "outbound", "other"), "tcp 10.45.16.11:1 > 8.8.8.8:443")).toBe(
      "unknown",
    );
  });
});

describe("standalone rules (1.9)", () => {
  const standalone = (fields: Fields = {}): Resources => ({
    azurerm_network_security_rule: {
      web: {
        ...securityRule(),
        network_security_group_name: "${azurerm_network_security_group.edge.name}",
        resource_group_name: "rg",
        ...fields,
      },
    },
  });
  const PACKET = "tcp 192.0.2.1:1 > 10.45.16.10:443";

  test.each([
    ["by reference", {}],
    ["by name", { network_security_group_name: "NSG-edge" }],
    [
      "by both references",
      { resource_group_name: "${azurerm_network_security_group.edge.resource_group_name}" },
    ],
  ])("join their group %s", (_, fields) => {
    const reading = read(azure(), group(undefined), standalone(fields), attached());
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("open");
    expect(reading.assumptions).toContainEqual(expect.stringContaining("hold no rules besides"));
    expect(reading.ruleCount).toBe(1);
  });

  test("a resource group by reference is followed to its name", () => {
    const home = { azurerm_resource_group: { rg: { name: "rg", location: "westeurope" } } };
    const fields = { resource_group_name: "${azurerm_resource_group.rg.name}" };
    const reading = read(azure(), home, group(undefined), standalone(fields), attached());
    expect(complaints(reading)).toEqual([]);
  });

  test.each([
    ["another group's name", { network_security_group_name: "nsg-web" }],
    ["another resource group", { resource_group_name: "rg-web" }],
    ["a name that only Terraform knows", { network_security_group_name: "${var.group}" }],
    ["another provider", { provider: "azurerm.other" }],
  ])("that name %s have no group here", (_, fields) => {
    const reading = read(azure(), group([]), standalone(fields), attached());
    expect(complaints(reading)).toContainEqual(
      expect.stringMatching(/^azurerm_network_security_rule.web: it cannot be told to which/),
    );
  });

  test("beside inline rules they fight, and nothing is known", () => {
    const reading = read(azure(), group([securityRule()]), standalone(), attached());
    expect(complaints(reading)).toEqual([expect.stringContaining("overwrite each other")]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });

  test("a group that says nothing about its rules keeps what it has", () => {
    const reading = read(azure(), group(undefined), attached());
    expect(complaints(reading)).toEqual([
      expect.stringContaining("keeps those that it already has"),
    ]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
    expect(complaints(read(azure(), group([]), attached()))).toEqual([]);
  });
});

test("a rule knows its address, name, priority, uncertainty and place", () => {
  const rules = [securityRule({ name: "web", priority: 321, source_address_prefix: "Storage" })];
  const reading = read(azure(), group(rules), attached());
  const { origin } = gate(reading, "inbound").chain[0]!.rules[0]!;
  expect(origin).toMatchObject({
    address: 'azurerm_network_security_group.edge.security_rule["web"]',
    name: "web",
    priority: 321,
    writtenBy: "document",
    reason: "the contents of the service tag `Storage` are not in the configuration",
  });
  expect(locateRule(origin, reading.source).place).toEqual({
    file: "cdk.tf.json",
    line: 6,
    column: 11,
  });
});

test("an exact rule has one array for both bounds", () => {
  const [, exact] = [0, securityRule({ source_address_prefix: "192.0.2.0/24" })];
  const { chain } = gate(read(azure(), group([exact]), attached()), "inbound");
  const [rule] = chain[0]!.rules;
  expect(rule!.certain).toBe(rule!.possible);
});

describe("a rule that stands twice", () => {
  const rule = securityRule({ name: "same", priority: 300 });
  test("in every key the same: the list is a set, and it is one rule", () => {
    const reading = read(azure(), group([rule, rule, ...closing]), attached());
    expect(complaints(reading)).toEqual([]);
    expect(reading.ruleCount).toBe(1 + closing.length);
    expect(ask(gate(reading, "inbound"), "tcp 192.0.2.1:1 > 10.45.16.10:443")).toBe("open");
  });

  test.each<[what: string, rules: readonly Fields[]]>([
    ["with another description", [rule, { ...rule, description: "again" }]],
    ["with templates, which may differ", [0, 1].map(() => ({ ...rule, description: "${uuid()}" }))],
  ])("%s: Azure refuses it", (_, rules) => {
    const found = complaints(read(azure(), group([...rules, ...closing]), attached()));
    expect(found).toContainEqual(expect.stringContaining("two rules of one security group"));
  });
});

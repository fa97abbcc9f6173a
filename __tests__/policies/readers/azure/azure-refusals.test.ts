// What Azure's API refuses, and what the document does not show: each is named with its address and place, and the gate
// then tells nothing that it does not know.
import {
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  group,
  read,
  readText,
  securityRule,
  SUBNET,
} from "../support/read-documents";

const PACKET = "tcp 192.0.2.1:1 > 10.45.16.10:443";
const closing = [denyAll("Inbound", 4), denyAll("Inbound", 6)];

describe("one strange field of a rule", () => {
  const rows: readonly [what: string, fields: Fields, complaint: string][] = [
    ["an unknown key", { flow_timeout: 4 }, "`flow_timeout` is not an argument"],
    ["a comment inside an attribute object", { "//": "note" }, "`//` is not an argument"],
    ["a token as prefix", { source_address_prefix: "${var.partners}" }, "which only Terraform can evaluate"],
    ["a template directive", { source_address_prefix: "%{ if true }*%{ endif }" }, "which only Terraform can evaluate"],
    ["a token as list", { source_address_prefix: null, source_address_prefixes: "${var.cidrs}" }, "which only Terraform can evaluate"],
    ["a token in a list", { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", "${var.b}"] }, "which only Terraform can evaluate"],
    ["null in a list (4.3)", { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", null] }, "is null"],
    ["a string for a list", { source_address_prefix: null, source_address_prefixes: "10.0.0.0/8" }, "is `\"10.0.0.0/8\"`"],
    ["a fraction for a port", { destination_port_range: 443.5 }, "refuses `443.5`"],
    ["an object for a port", { destination_port_range: {} }, "is `{}`"],
    ["no address on a side", { source_address_prefix: "" }, "exactly one of"],
    ["two kinds of address on a side", { source_address_prefixes: ["10.0.0.0/8"] }, "and this one has 2"],
    ["a prefix and a group", { source_application_security_group_ids: ["a"] }, "and this one has 2"],
    ["`*` in the plural", { source_address_prefix: null, source_address_prefixes: ["*"] }, "Azure refuses `*`"],
    ["a tag in the plural", { source_address_prefix: null, source_address_prefixes: ["Internet"] }, "Azure refuses `Internet`"],
    ["overlapping prefixes", { source_address_prefix: null, source_address_prefixes: ["10.1.0.0/16", "10.0.0.0/8"] }, "overlapping"],
    ["a prefix in two spellings", { source_address_prefix: null, source_address_prefixes: ["10.1.0.0/32", "10.1.0.0"] }, "overlapping"],
    ["two families on one side", { destination_address_prefix: "*", source_address_prefix: null, source_address_prefixes: ["10.1.0.0/16", "2001:db8::/32"] }, "IPv4 and IPv6"],
    ["two families on two sides", { source_address_prefix: "2001:db8::/32" }, "IPv4 and IPv6"],
    ["U2: host bits", { source_address_prefix: "10.0.0.5/24" }, "is not a prefix"],
    ["a range of addresses", { source_address_prefix: "10.0.0.1-10.0.0.5" }, "is not a prefix"],
    ["a host name", { source_address_prefix: "edge.contoso.com" }, "is not a prefix"],
    ["a service tag that begins small", { source_address_prefix: "internet" }, "is not a prefix"],
    ["leading zeros", { source_address_prefix: "010.0.0.0/8" }, "is not a prefix"],
    ["IPv4 in IPv6", { source_address_prefix: "::ffff:10.0.0.0/104", destination_address_prefix: "*" }, "is not a prefix"],
    ["eleven application security groups", { source_address_prefix: null, source_application_security_group_ids: Array.from({ length: 11 }, (_, at) => `asg-${at}`) }, "names 11"],
    ["no port", { destination_port_range: null }, "and this one has neither"],
    ["port and ports", { destination_port_ranges: ["80"] }, "and this one has both"],
    ["`*` in plural ports", { destination_port_range: null, destination_port_ranges: ["*"] }, "Azure refuses `*`"],
    ["ports with a comma", { destination_port_range: "80,443" }, "Azure refuses `80,443`"],
    ["a reversed range", { destination_port_range: "443-80" }, "Azure refuses `443-80`"],
    ["port 65536", { destination_port_range: "65536" }, "Azure refuses `65536`"],
    ["a port with a leading zero", { destination_port_range: "0443" }, "Azure refuses `0443`"],
    ["a protocol in capitals", { protocol: "TCP" }, "`protocol` is `TCP`"],
    ["a protocol by number", { protocol: "6" }, "`protocol` is `6`"],
    ["no protocol", { protocol: null }, "`protocol` is not set"],
    ["a token as protocol", { protocol: "${var.p}" }, "which only Terraform can evaluate"],
    ["an unknown direction", { direction: "inbound" }, "`direction` is `inbound`"],
    ["no direction", { direction: undefined }, "`direction` is not set"],
    ["an unknown access", { access: "allow" }, "`access` is `allow`"],
    ["a token as access", { access: "${var.a}" }, "which only Terraform can evaluate"],
    ["priority 99", { priority: 99 }, "`priority` is 99"],
    ["priority 4097", { priority: 4097 }, "`priority` is 4097"],
    ["a fractional priority", { priority: 100.5 }, "is `100.5`"],
    ["a priority in words", { priority: "1e2" }, "is `\"1e2\"`"],
    ["a priority that is a list", { priority: [] }, "is a list"],
    ["a token as priority", { priority: "${var.n}" }, "which only Terraform can evaluate"],
    ["no priority", { priority: null }, "`priority` is not set"],
    ["no name", { name: null }, "`name` is not set"],
    ["a name that Azure refuses", { name: "-web" }, "`name` is `-web`"],
    ["a description of 141 characters", { description: "x".repeat(141) }, "141 characters"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, complaint) => {
    // Alone it is an allow whose extent is open; after it, everything is denied.
    const reading = read(azure(), group([securityRule(fields), ...closing]), attached());
    expect(complaints(reading)).toEqual([expect.stringContaining(complaint)]);
    expect(reading.unsupported[0]!.address).toMatch(
      /^azurerm_network_security_group\.edge\.security_rule\[/,
    );
    expect(reading.unsupported[0]!.place!.line).toBeGreaterThan(5);
    expect(reading.unsupported[0]!.remedy).not.toBe("");
    expect(["unknown", "closed"]).toContain(ask(gate(reading, "inbound"), PACKET));
  });

  test.each(rows)("%s, and what the rule might still do", (_, fields) => {
    // In front of a rule that opens everything it must not be taken for certain either.
    const opening = securityRule({
      name: "open",
      priority: 4000,
      protocol: "*",
      destination_address_prefix: "*",
    });
    const deny = securityRule({ access: "Deny", ...fields });
    const reading = read(azure(), group([deny, opening]), attached());
    expect(ask(gate(reading, "inbound"), PACKET)).not.toBe("closed");
  });
});

describe("a part that is unknown leaves the others as they are", () => {
  const rows: readonly [what: string, fields: Fields, maybe: string, closed: string][] = [
    ["source", { source_address_prefix: "${var.a}", destination_port_range: "443" }, PACKET, "tcp 192.0.2.1:1 > 10.45.16.10:444"],
    ["port", { source_address_prefix: "192.0.2.0/24", destination_port_range: "${var.a}" }, PACKET, "tcp 198.51.100.1:1 > 10.45.16.10:443"],
    ["protocol", { source_address_prefix: "192.0.2.0/24", protocol: "${var.a}" }, "gre 192.0.2.1 > 10.45.16.10", "gre 198.51.100.1 > 10.45.16.10"],
    ["priority", { source_address_prefix: "192.0.2.0/24", priority: "${var.a}" }, PACKET, "tcp 198.51.100.1:1 > 10.45.16.10:443"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, maybe, closed) => {
    const at = gate(
      read(azure(), group([securityRule(fields), ...closing]), attached()),
      "inbound",
    );
    expect(ask(at, maybe)).toBe("unknown");
    expect(ask(at, closed)).toBe("closed");
  });

  test("a direction that is unknown counts in both", () => {
    const rules = [securityRule({ direction: "${var.d}" }), ...closing, denyAll("Outbound", 4)];
    const reading = read(azure(), group(rules), attached());
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
    expect(ask(gate(reading, "outbound"), PACKET)).toBe("unknown");
  });
});

describe("rules that clash (1.1 fact 2)", () => {
  const twins = (fields: Fields): readonly Fields[] => [
    securityRule({ name: "one", priority: 100 }),
    securityRule({ name: "two", priority: 100, access: "Deny", ...fields }),
    ...closing,
  ];

  test("two of one priority and direction: Azure takes one, nobody knows which", () => {
    const reading = read(azure(), group(twins({})), attached());
    expect(complaints(reading)).toEqual([expect.stringContaining("inbound priority 100")]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });

  test("two of one name, whatever its case", () => {
    const reading = read(azure(), group(twins({ name: "ONE", priority: 200 })), attached());
    expect(complaints(reading)).toEqual([expect.stringContaining("name `one`")]);
  });

  test("one number in both directions is no clash", () => {
    const reading = read(azure(), group(twins({ direction: "Outbound" })), attached());
    expect(complaints(reading)).toEqual([]);
  });
});

describe("a group, rule or association that is not deployed as written", () => {
  const rows: readonly [what: string, fields: Fields, complaint: string][] = [
    ["count", { count: 1 }, "`count`"],
    ["count 0", { count: 0 }, "`count`"],
    ["for_each", { for_each: { a: 1 } }, "`for_each`"],
    ["dynamic", { dynamic: { security_rule: { for_each: [], content: {} } } }, "`dynamic`"],
    ["provisioner", { provisioner: [{ "local-exec": { command: "az" } }] }, "`provisioner`"],
    ["ignore_changes of rules", { lifecycle: { ignore_changes: ["security_rule"] } }, "`lifecycle.ignore_changes`"],
    ["ignore_changes of a tag and of rules", { lifecycle: { ignore_changes: ['tags["a"]', "security_rule"] } }, "`lifecycle.ignore_changes`"],
    ["ignore_changes of something like tags", { lifecycle: { ignore_changes: ["tagsx"] } }, "`lifecycle.ignore_changes`"],
    ["ignore_changes of labels", { lifecycle: { ignore_changes: ["labels"] } }, "`lifecycle.ignore_changes`"],
    ["ignore_changes of everything", { lifecycle: [{ ignore_changes: "all" }] }, "`lifecycle.ignore_changes`"],
    ["an unknown key", { subnet_ids: [] }, "`subnet_ids`"],
  ]; // prettier-ignore

  test.each(rows)("%s on a group", (_, fields, complaint) => {
    const reading = read(azure(), group([...closing], fields), attached());
    expect(complaints(reading)).toEqual([expect.stringContaining(complaint)]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });

  test("blanks around the name of a resource group", () => {
    const reading = read(
      azure(),
      group([...closing], { resource_group_name: "rg-edge " }),
      attached(),
    );
    expect(complaints(reading)).toEqual([expect.stringContaining("has blanks")]);
  });

  test.each(rows)("%s on an association", (_, fields, complaint) => {
    const [[type, named]] = Object.entries(attached()) as [[string, Record<string, Fields>]];
    const reading = read(azure(), group([...closing]), {
      [type]: { edge: { ...named["edge"], ...fields } },
    });
    expect(complaints(reading)).toContainEqual(expect.stringContaining(complaint));
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });

  test.each([
    [
      "depends_on, provider, timeouts, tags",
      { depends_on: ["a.b"], provider: "azurerm.west", timeouts: {}, tags: { a: "${var.b}" } },
    ],
    ["a harmless lifecycle", { lifecycle: { prevent_destroy: true, ignore_changes: ["tags"] } }],
    [
      "ignore_changes of one tag",
      { lifecycle: { ignore_changes: ['tags["owner"]', "tags.team"] } },
    ],
    [
      "ignore_changes of a tag with a strange name",
      { lifecycle: { ignore_changes: ['tags["hidden-link:/app"]'] } },
    ],
    ["metadata", { "//": { metadata: {} } }],
  ])("%s changes nothing", (_, fields) => {
    const reading = read(azure(), group([...closing], fields), attached());
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("closed");
  });

  test.each([
    ["a token", "${var.rules}"],
    ["an object", { name: "x" }],
    ["a list with a token", ["${var.rule}"]],
  ])("%s for the rules", (_, rules) => {
    const reading = read(azure(), group([], { security_rule: rules }), attached());
    expect(complaints(reading)).toHaveLength(1);
    expect(ask(gate(reading, "inbound"), PACKET)).toBe("unknown");
  });
});

test("a rule whose action is unknown stands twice, each time with an origin of its own", () => {
  const { chain } = gate(
    read(azure(), group([securityRule({ name: "web", access: "${var.a}" })]), attached()),
    "inbound",
  );
  const [one, other] = chain[0]!.rules;
  expect([one!.action, other!.action]).toEqual(["deny", "allow"]);
  expect([one!.origin.name, other!.origin.name]).toEqual(["web", "web"]);
  expect(one!.origin).not.toBe(other!.origin);
});

test.each([[{}], [{ provider: "azurerm" }]])("two resources for one group, %j", (provider) => {
  const body = {
    ...provider,
    name: "NSG-edge",
    resource_group_name: "rg",
    location: "w",
    security_rule: [],
  };
  const twin = { azurerm_network_security_group: { twin: body } };
  const reading = read(azure(), group([]), twin, attached());
  expect(complaints(reading)).toEqual([expect.stringContaining("are the same security group")]);
});

test("every complaint of a document is made at once", () => {
  const rules = [
    securityRule({ priority: 1, protocol: "TCP" }),
    securityRule({ source_address_prefix: "${var.a}" }),
  ];
  const reading = read(
    azure(),
    group(rules, { count: 2 }),
    { azurerm_firewall: { hub: {} } },
    attached(),
  );
  expect(complaints(reading)).toHaveLength(5);
});

test("escapes are text, and templates in words that decide nothing are let be", () => {
  const rules = [securityRule({ description: "costs $${5} and %%{x} ${var.note}" }), ...closing];
  const reading = read(azure(), group(rules, { location: "${var.location}" }), attached());
  expect(complaints(reading)).toEqual([]);
});

test("the place of a complaint is the field's own line", () => {
  const text = `{
  "resource": {
    "azurerm_network_security_group": {
      "edge": {
        "name": "nsg", "resource_group_name": "rg", "location": "westeurope",
        "security_rule": [
          {
            "name": "web",
            "priority": 100,
            "direction": "Inbound",
            "access": "Allow",
            "protocol": "TCP",
            "source_port_range": "*",
            "destination_port_range": "*",
            "source_address_prefix": "*",
            "destination_address_prefix": "*",
            "description": null,
            "source_address_prefixes": null,
            "source_application_security_group_ids": null,
            "source_port_ranges": null,
            "destination_address_prefixes": null,
            "destination_application_security_group_ids": null,
            "destination_port_ranges": null
          }
        ]
      }
    },
    "azurerm_subnet_network_security_group_association": {
      "edge": {
        "subnet_id": "${SUBNET}",
        "network_security_group_id": "\${azurerm_network_security_group.edge.id}"
      }
    }
  }
}`;
  const { unsupported } = readText(azure(), text);
  expect(unsupported).toEqual([
    {
      address: 'azurerm_network_security_group.edge.security_rule["web"]',
      message: "`protocol` is `TCP`",
      remedy: "write one of `*`, `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, spelled so",
      place: { file: "cdk.tf.json", line: 12, column: 13 },
    },
  ]);
});

test.each([
  [1000, []],
  [1001, ["the security group has 1001 rules, and Azure takes 1000"]],
])("a group of %d rules (1.7)", (count, expected) => {
  const rules = Array.from({ length: count }, (_, index) =>
    securityRule({ name: `rule-${index}`, priority: 100 + index }),
  );
  expect(complaints(read(azure(), group(rules), attached()))).toEqual(
    expected.map((text) => expect.stringContaining(text) as unknown),
  );
});

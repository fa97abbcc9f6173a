// Values that are not what they seem: numbers that lose digits, actions that hide in a lifecycle, names that lead in circles,
// nulls inside lists, rules that Terraform refuses.
import {
  attached,
  azure,
  complaints,
  type Fields,
  google,
  group,
  read,
  readText,
  documentText,
  securityRule,
  UNSET,
  vpc,
  vpcRule,
} from "../support/read-documents";

test.each([
  ["100.0000000000000000001", 1],
  ["100.000000000000000000", 0],
  ["1.00e2", 0],
  ["99999999999999999999", 1],
  ["100000000000000000000", 0],
  ["0.1000000000000000055", 1],
])("a number written %s is told %d times", (text, times) => {
  const rules = group([securityRule({ priority: 123456789 })]);
  const written = documentText(rules, attached()).replace("123456789", text);
  const found = complaints(readText(azure(), written)).filter((one) => one.includes("digits"));
  expect(found).toHaveLength(times);
});

test("long digits inside a text are no number", () => {
  const name = { harmless: { name: ', "x": 1234567890123456789012' } };
  const resources = { azurerm_resource_group: name, ...group([]) };
  expect(complaints(read(azure(), resources, attached()))).toEqual([]);
});

test("a rounded number is told with its line", () => {
  const text = documentText(vpc(vpcRule({ priority: 123456789 }))).replace(
    "123456789",
    "1000.00000000000000001",
  );
  const [first] = readText(google(), text).unsupported;
  const line = text.split("\n").findIndex((one) => one.includes("1000.0")) + 1;
  expect(first?.place?.line).toBe(line);
});

const TRIGGER = { lifecycle: { action_trigger: { events: ["after_create"], actions: ["x"] } } };
test.each<[string, Fields, RegExp]>([
  ["of a harmless resource", { azurerm_resource_group: { a: { name: "a", ...TRIGGER } } }, /resource_group\.a: `lifecycle.action_trigger` runs actions/],
  ["of a group", { azurerm_network_security_group: { a: { name: "a", security_rule: [], ...TRIGGER } } }, /security_group\.a: `lifecycle.action_trigger` runs actions/],
])("actions %s", (_, resources, expected) => {
  const found = complaints(read(azure(), group([]), attached(), resources as never));
  expect(found).toContainEqual(expect.stringMatching(expected));
}); // prettier-ignore

test.each([
  ["to itself", "${azurerm_public_ip.a.name}", "`azurerm_public_ip.a.name` leads back to itself"],
  ["in a circle", "${azurerm_public_ip.b.name}", "`azurerm_public_ip.b.name` leads back to itself"],
  [
    "nowhere",
    "${azurerm_public_ip.gone.name}",
    "`azurerm_public_ip.gone` is not in the configuration",
  ],
])("a rule's group whose name leads %s", (_, name, fault) => {
  const rule = {
    ...securityRule(),
    resource_group_name: "rg",
    network_security_group_name: name,
  };
  const circles = {
    a: { name: "${azurerm_public_ip.a.name}" },
    b: { name: "${azurerm_public_ip.c.name}" },
    c: { name: "${azurerm_public_ip.b.name}" },
  };
  const resources = {
    azurerm_public_ip: circles,
    azurerm_network_security_rule: { r: rule },
  };
  expect(complaints(read(azure(), group([]), attached(), resources))).toContainEqual(
    expect.stringContaining(`the rule belongs: ${fault}`),
  );
});

test.each<[string, Fields, string]>([
  ["prefixes", { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", null] }, "`source_address_prefixes.1` is null"],
  ["ports", { destination_port_range: null, destination_port_ranges: [null] }, "`destination_port_ranges.0` is null"],
  ["groups", { source_address_prefix: null, source_application_security_group_ids: [null] }, "`source_application_security_group_ids.0` is null"],
])("a null among the %s of a rule", (_, fields, message) => {
  const found = complaints(read(azure(), group([securityRule({ priority: 100, ...fields })]), attached()));
  expect(found).toEqual([expect.stringContaining(message)]);
}); // prettier-ignore

test.each<[string, Fields, string]>([
  ["ranges", { source_ranges: ["10.0.0.0/8", null] }, "`source_ranges.1` is null"],
  ["tags", { target_tags: [null] }, "`target_tags.0` is null"],
  ["entries", { allow: [null] }, "`0` is `null` where an object belongs"],
  ["ports", { allow: [{ protocol: "tcp", ports: [null] }] }, "`ports.0` is null"],
])("a null among the %s of a VPC rule", (_, fields, message) => {
  expect(complaints(read(google(), vpc(vpcRule(fields))))).toEqual([expect.stringContaining(message)]);
}); // prettier-ignore

test("an inline rule that leaves a key out is refused by Terraform, and nothing in it is certain", () => {
  const unset = Object.fromEntries(Object.entries(UNSET).filter(([key]) => key !== "description"));
  const rule = { ...unset, ...securityRule({ priority: 100, name: "short" }) };
  const edge = {
    name: "nsg",
    resource_group_name: "rg",
    location: "westeurope",
    security_rule: [rule],
  };
  const reading = read(azure(), { azurerm_network_security_group: { edge } }, attached());
  expect(complaints(reading)).toEqual([
    expect.stringContaining("the rule leaves out `description`"),
  ]);
  const [first] = reading.gates[0]!.chain[0]!.rules;
  expect(first?.certain).toEqual([]);
});

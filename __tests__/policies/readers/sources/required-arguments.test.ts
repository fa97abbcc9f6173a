// Arguments without which Terraform deploys nothing, and values of a type that it refuses: undecided, whatever the rules say.
import {
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  google,
  group,
  read,
  securityRule,
  vpc,
  vpcRule,
} from "../support/read-documents";

const RULES = [securityRule(), denyAll("Inbound"), denyAll("Outbound")];

describe("a security group", () => {
  test.each<[what: string, fields: Fields, complaint: string]>([
    ["no name", { name: null }, "`name` is not set"],
    ["an empty name", { name: "" }, "`name` is not set"],
    ["a list for a name", { name: ["nsg"] }, "`name` is a list"],
    ["an object for a name", { name: { a: 1 } }, "`name` is"],
    ["a name that Azure refuses", { name: "nsg-" }, "`name` is `nsg-`"],
    ["a name of 81 characters", { name: "n".repeat(81) }, "which Azure refuses"],
    ["no location", { location: null }, "`location` is not set"],
    ["a list for a location", { location: [] }, "`location` is a list"],
    ["no resource group", { resource_group_name: null }, "`resource_group_name` is not set"],
    ["a list for a resource group", { resource_group_name: ["rg"] }, "`resource_group_name` is a list"],
    ["a list of tags", { tags: ["a"] }, "`tags` is not a map"],
    ["a text for tags", { tags: "a" }, "`tags` is not a map"],
    ["a list in a tag", { tags: { a: ["b"] } }, "`tags` is not a map"],
  ])("%s", (_, fields, complaint) => {
    const found = complaints(read(azure(), group(RULES, fields), attached()));
    expect(found).toContainEqual(expect.stringContaining(complaint));
  }); // prettier-ignore

  test.each<[what: string, fields: Fields]>([
    ["references", { name: "${var.n}", location: "${var.l}", resource_group_name: "${var.g}" }],
    ["tags", { tags: { owner: "a", cost: 7.5, on: true, gone: null } }],
    ["tags from elsewhere", { tags: "${var.tags}" }],
    ["a number for a name", { name: 7 }],
  ])("%s: nothing to say", (_, fields) => {
    expect(complaints(read(azure(), group(RULES, fields), attached()))).toEqual([]);
  });
});

describe("a security rule", () => {
  test.each<[what: string, fields: Fields, complaint: string]>([
    ["a list for a description", { description: [] }, "`description` is a list"],
    ["a list for a name", { name: ["a"] }, "`name` is a list"],
    ["a list for a protocol", { protocol: ["Tcp"] }, "`protocol` is a list"],
    ["an object for a direction", { direction: {} }, "`direction` is"],
    ["an empty list for a priority", { priority: [] }, "`priority` is a list"],
    ["an empty list for a prefix", { source_address_prefix: [] }, "`source_address_prefix` is a list"],
    ["a text for prefixes", { source_address_prefix: null, source_address_prefixes: "10.0.0.0/8" }, "`source_address_prefixes` is"],
  ])("%s", (_, fields, complaint) => {
    const rules = [securityRule(fields), ...RULES];
    const found = complaints(read(azure(), group(rules), attached()));
    expect(found).toContainEqual(expect.stringContaining(complaint));
  }); // prettier-ignore
});

describe("an attachment", () => {
  const TYPE = "azurerm_subnet_network_security_group_association";
  test.each(["subnet_id", "network_security_group_id"])("without %s", (key) => {
    const whole = attached()[TYPE]!["edge"]!;
    const parts = { [TYPE]: { edge: { ...whole, [key]: null } } };
    expect(complaints(read(azure(), group(RULES), parts))).not.toEqual([]);
  });
});

describe("a standalone rule", () => {
  test.each(["resource_group_name", "network_security_group_name", "protocol", "access", "direction", "priority"])("without %s", (key) => {
    const rule = {
      ...securityRule(),
      resource_group_name: "rg",
      network_security_group_name: "${azurerm_network_security_group.edge.name}",
    };
    const found = (fields: Fields) =>
      complaints(
        read(
          azure(),
          group(undefined),
          { azurerm_network_security_rule: { one: { ...rule, ...fields } } },
          attached(),
        ),
      );
    expect(found({})).toEqual([]);
    expect(found({ [key]: null })).not.toEqual([]);
    expect(found({ [key]: ["a"] })).not.toEqual([]);
  }); // prettier-ignore
});

describe("a VPC firewall rule", () => {
  test.each<[what: string, fields: Fields, complaint: string]>([
    ["no name", { name: null }, "`name` is not set"],
    ["a list for a name", { name: [] }, "`name` is a list"],
    ["no network", { network: null }, "`network` is not set"],
    ["a list for a network", { network: ["perimeter"] }, "`network` is a list"],
    ["an empty list for a priority", { priority: [] }, "`priority` is a list"],
    ["an empty text for a priority", { priority: "" }, '`priority` is `""`'],
    ["an empty text for a deny beside an allow", { deny: "", allow: [{ protocol: "tcp" }] }, "has both"],
    ["a list for a description", { description: ["a"] }, "`description` is a list"],
    ["a text for logging", { log_config: "all" }, "`log_config` is"],
    ["a text for tags", { target_tags: "edge" }, "`target_tags` is"],
    ["a text for ports", { allow: [{ protocol: "tcp", ports: "443" }] }, "`ports` is"],
    ["no protocol", { allow: [{ ports: ["443"] }] }, "`protocol` is not set"],
  ])("%s", (_, fields, complaint) => {
    const found = complaints(read(google(), vpc(vpcRule(fields))));
    expect(found).toContainEqual(expect.stringContaining(complaint));
  }); // prettier-ignore
});

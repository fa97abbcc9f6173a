// Which group a standalone rule is in, beside a group for other machines that its names fit: what is not certain is told, since the
// rule may be in the Edge's group.
import { parseTerraformConfiguration, readGates, Run } from "../../../../../policies/readers";
import {
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  group,
  read,
  type Resources,
  securityRule,
} from "../../support/read-documents";

const UNTOLD = expect.stringContaining("to which security group of the configuration") as string;
const IGNORED = { lifecycle: { ignore_changes: ["network_security_group_name"] } };

/** Never the Edge's group, which is in another region. */
const web = (fields: Fields): Resources => ({
  azurerm_network_security_group: {
    web: { name: "nsg-web", resource_group_name: "rg", location: "northeurope", ...fields },
  },
});
const rule = (fields: Fields): Resources => ({
  azurerm_network_security_rule: {
    r: {
      ...securityRule({ name: "r", priority: 100 }),
      network_security_group_name: "nsg-web",
      resource_group_name: "rg",
      ...fields,
    },
  },
});
const named = (name: string, more: Fields = {}): Resources =>
  rule({ network_security_group_name: name, ...more });
const own = [group([denyAll("Inbound"), denyAll("Outbound")]), attached()];
const each = (set: string): Fields => ({ for_each: `\${toset(${set})}` });
const REFERENCE = "${azurerm_network_security_group.web.name}";

const doubtful: readonly [string, Resources, Resources][] = [
  ["each of two things", web({ ...each("var.a"), name: "${each.value}" }), named("${each.value}", each("var.b"))],
  ["more of them than groups", web({ count: 2, name: "n-${count.index}" }), named("n-${count.index}", { count: 3 })],
  ["a function's value", web({ name: "${uuid()}" }), named("${uuid()}")],
  ["a name that stays as it was", web({}), rule(IGNORED)],
  ["a reference that stays as it was", web({}), named(REFERENCE, IGNORED)],
  ["everything stays as it was", web({}), rule({ lifecycle: { ignore_changes: "all" } })],
  ["the group's name stays as it was", web({ name: "${var.a}", lifecycle: { ignore_changes: ["name"] } }), named("${var.a}")],
]; // prettier-ignore
const certain: readonly [string, Resources, Resources][] = [
  ["each of one thing", web({ ...each("var.a"), name: "${each.value}" }), named("${each.value}", each("var.a"))],
  ["a variable", web({ name: "${var.a}" }), named("${var.a}")],
  ["a name", web({}), rule({ lifecycle: { ignore_changes: ["priority"] } })],
  ["a reference", web({ lifecycle: { ignore_changes: ["name"] } }), named(REFERENCE)],
]; // prettier-ignore

test.each(doubtful)("%s: it may be the Edge's", (_, ...parts) => {
  expect(complaints(read(azure(), ...own, ...parts))).toContainEqual(UNTOLD);
});

test.each(certain)("%s: it is the other's", (_, ...parts) => {
  expect(complaints(read(azure(), ...own, ...parts))).not.toContainEqual(UNTOLD);
});

describe("another stack's rule, whose provider may work in the subscription of the Edge's group", () => {
  const edge = "azurerm.edge";
  const parse = (name: string, parts: readonly Resources[]) => {
    const resource: Record<string, Fields> = {};
    for (const part of parts)
      for (const [type, one] of Object.entries(part))
        resource[type] = { ...resource[type], ...one };
    const text = JSON.stringify({ "//": { metadata: { stackName: name } }, resource });
    return parseTerraformConfiguration(text, `stacks/${name}/cdk.tf.json`);
  };

  test.each([
    ["nsg-edge", [UNTOLD]],
    ["nsg-web", []],
  ])("named %s", (name, expected) => {
    const judged = parse("edge", [
      group([denyAll("Inbound"), denyAll("Outbound")], { provider: edge }),
      attached(),
      web({ name }),
    ]);
    const run = new Run([judged, parse("other", [named(name)])]);
    const around = run.around(judged, azure());
    const told = complaints(readGates(judged, azure(), around));
    expect(told.filter((one) => one.includes("to which security group"))).toEqual(expected);
  });
});

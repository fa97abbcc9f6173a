// Documents of any size are read with bounded work, and what a bound leaves out is said. Counted, never timed: each of
// these would run for minutes, or out of memory, if every part were held against every other.
import { LISTED_PROBLEMS } from "../../../../policies/readers/reading-notes";
import { MOST_OTHER_GATES } from "../../../../policies/readers/gate-list";
import { MOST_PAIRS } from "../../../../policies/readers/azure/network-security-group/groups/standalone-rules";
import {
  attached,
  azure,
  complaints,
  type Fields,
  google,
  group,
  names,
  read,
  readText,
  type Resources,
  securityRule,
  SUBNET,
  UNSET,
  vpc,
  vpcRule,
} from "../support/read-documents";

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const named = (type: string, count: number, make: (index: number) => Fields): Resources => ({
  [type]: Object.fromEntries(many(count, (index) => [`r${index}`, make(index)])),
});

const groups = (count: number, rules: readonly Fields[] | undefined): Resources =>
  named("azurerm_network_security_group", count, (index) => ({
    name: `n${index}`,
    resource_group_name: "rg",
    location: "westeurope",
    ...(rules === undefined ? {} : { security_rule: rules.map((one) => ({ ...UNSET, ...one })) }),
  }));

test("refusals are listed up to a bound, the rest are counted, and each place is right", () => {
  const strange = named("azurerm_mystery", 4_000, () => ({}));
  const { unsupported } = read(azure(), group([]), attached(), strange);
  expect(unsupported).toHaveLength(LISTED_PROBLEMS + 1);
  expect(unsupported.at(-1)?.message).toBe(
    `${4_000 - LISTED_PROBLEMS} more parts of the configuration are not understood`,
  );
  const lines = unsupported.slice(0, -1).map(({ place }) => place?.line ?? 0);
  expect(new Set(lines).size).toBe(LISTED_PROBLEMS);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});

test("groups of one name are found without holding each against each", () => {
  const found = complaints(read(azure(), groups(3_000, []), attached(SUBNET, "edge", "r0")));
  expect(found).toEqual([]);
  const text = JSON.stringify({ resource: groups(3, []) }).replace('"n2"', '"N1"');
  expect(complaints(readText(azure(), text))).toEqual([
    "azurerm_network_security_group.r2: `azurerm_network_security_group.r2` and `azurerm_network_security_group.r1` are the same security group",
  ]);
});

test("rules that may belong to any of many groups stand in each as one that may be anything", () => {
  const count = Math.ceil(Math.sqrt(MOST_PAIRS)) + 10;
  const homeless = named("azurerm_network_security_rule", count, (index) => ({
    ...securityRule({ name: `x${index}` }),
    network_security_group_name: "${var.name}",
    resource_group_name: "rg",
  }));
  const reading = read(azure(), groups(count, undefined), homeless, attached(SUBNET, "edge", "r0"));
  expect(complaints(reading)[0]).toContain("it cannot be told to which security group");
  const [edge] = reading.gates;
  expect(edge!.chain[0]!.rules.length).toBeLessThan(2 * count + 20);
  expect(edge!.chain[0]!.rules.map(({ origin }) => origin.reason)).toContain(
    "rules of the configuration may belong to this group or to another",
  );
});

test("entries of a rule that differ in ports are one entry", () => {
  const entries = many(20_000, (port) => ({ protocol: "tcp", ports: [String(port)] }));
  const reading = read(google(), vpc(vpcRule({ allow: entries })));
  expect(complaints(reading)).toEqual([]);
  const [rule] = reading.gates.find(({ direction }) => direction === "inbound")!.chain[0]!.rules;
  expect(rule!.possible).toHaveLength(1);
  expect(rule!.possible[0]!.destinationPort).toEqual([{ first: 0, last: 19_999 }]);
});

test("gates of other machines are made up to a bound, and the rest are said", () => {
  const rules = many(MOST_OTHER_GATES + 50, (index) => vpcRule({ target_tags: [`t${index}`] }));
  const reading = read(google(), vpc(...rules));
  const others = reading.gates.filter(({ machines }) => machines === "other");
  expect(others).toHaveLength(MOST_OTHER_GATES);
  expect(names(reading.gates)).toContain("tagged `edge`");
  expect(complaints(reading)).toEqual([
    "the rules act at 50 more places or kinds of machines than this tool compares in one configuration",
  ]);
});

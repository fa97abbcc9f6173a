// What Azure takes in one security group (cloud-semantics 1.7): at the limit nothing is said, past it the group is refused.
import {
  attached,
  azure,
  complaints,
  type Fields,
  group,
  read,
  securityRule,
} from "../../support/read-documents";

const prefixes = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, at) => {
    const number = from + at;
    return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}/32`;
  });
const listing = (count: number, from = 0, side = "source"): Fields =>
  securityRule({
    [`${side}_address_prefix`]: null,
    [`${side}_address_prefixes`]: prefixes(count, from),
  });
const asgs = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, at) => `/s/asg-${from + at}`);
const naming = (count: number, from = 0): Fields =>
  securityRule({
    source_address_prefix: null,
    source_application_security_group_ids: asgs(count, from),
  });

const said = (...rules: readonly Fields[]): readonly string[] =>
  complaints(read(azure(), group(rules), attached()));

test.each<[what: string, rules: () => readonly Fields[], complaint: RegExp | undefined]>([
  ["4,000 prefixes", () => [listing(4000)], undefined],
  ["4,000 prefixes in two rules", () => [listing(2000), listing(2000, 2000)], undefined],
  ["4,000 on each side of different rules", () => [securityRule({ source_address_prefix: null, source_address_prefixes: prefixes(4000), destination_address_prefix: null, destination_address_prefixes: prefixes(4000) })], undefined],
  ["tags and `*` count as none", () => [listing(4000), securityRule(), securityRule({ source_address_prefix: "Internet" })], undefined],
  ["a rule of 4,001", () => [listing(4001)], /lists 4001 prefixes/],
  ["4,001 in two rules", () => [listing(2000), listing(2001, 2000)], /list 4001 source prefixes/],
  ["4,001 with one alone", () => [listing(4000), securityRule({ source_address_prefix: "10.9.9.9" })], /list 4001 source prefixes/],
  ["4,001 destinations", () => [listing(2000, 0, "destination"), listing(1999, 2000, "destination"), securityRule(), securityRule()], /list 4001 destination prefixes/],
  ["100 application security groups", () => Array.from({ length: 10 }, (_, at) => naming(10, at * 10)), undefined],
  ["the same ones again", () => Array.from({ length: 20 }, (_, at) => naming(10, (at % 10) * 10)), undefined],
  ["101 application security groups", () => Array.from({ length: 11 }, (_, at) => naming(at < 10 ? 10 : 1, at * 10)), /name 101 application security groups/],
  ["11 in one rule", () => [naming(11)], /names 11 application security groups/],
  ["1,000 rules", () => Array.from({ length: 1000 }, (_, at) => securityRule({ priority: 100 + at })), undefined],
  ["1,001 rules", () => Array.from({ length: 1001 }, (_, at) => securityRule({ priority: 100 + at })), /has 1001 rules/],
])("%s", (_, rules, complaint) => {
  const found = said(...rules());
  expect(found.length > 0).toBe(complaint !== undefined);
  expect(found.join("\n")).toMatch(complaint ?? /^$/);
}); // prettier-ignore

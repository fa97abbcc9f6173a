// Rules that could go: told with address, file and line, never held against the document, and only when somebody asks.
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { prove } from "../../../../policies/proof";
import {
  attached,
  azure,
  denyAll,
  documentText,
  type Fields,
  google,
  group,
  securityRule,
  vpc,
  vpcRule,
} from "../../readers/support/read-documents";

const rule = (name: string, priority: number, fields: Fields = {}): Fields =>
  securityRule({
    name,
    priority,
    source_address_prefix: "10.1.0.0/16",
    destination_port_range: "443",
    ...fields,
  });
const closing = ["Inbound", "Outbound"].flatMap((way) => [
  denyAll(way as "Inbound"),
  denyAll(way as "Inbound", 6),
]);

function advice(...rules: readonly Fields[]): readonly string[] {
  const text = documentText(group([...rules, ...closing]), attached());
  const verdict = prove(parseTerraformConfiguration(text, "edge.tf.json"), azure(), {
    advise: true,
  });
  return verdict.advisories.map(({ message }) => message);
}

test.each<[string, readonly Fields[], readonly RegExp[]]>([
  ["rules that each decide something", [rule("a", 100), rule("b", 110, { destination_port_range: "444" })], []],
  ["a rule below a wider one", [rule("wide", 100, { destination_port_range: "*" }), rule("late", 110)], [/^the rule `late` \(priority 110\) \(azurerm_network_security_group\.edge\.security_rule\["late"\], edge\.tf\.json:\d+\) decides nothing: `wide` \(priority 100\) takes all its packets first$/]],
  ["a rule below two halves of it", [rule("low", 100, { destination_port_range: "0-443" }), rule("high", 110, { destination_port_range: "444-65535" }), rule("late", 120, { access: "Deny", destination_port_range: "*" })], [/^the rule `late` .* decides nothing: `low` \(priority 100\) and `high` \(priority 110\) take all/]],
  ["an allow above a wider one", [rule("early", 100), rule("wide", 110, { destination_port_range: "*" })], [/^the rule `early` .* is redundant: without it, `wide` \(priority 110\) would decide/]],
  ["a deny above the final deny", [rule("early", 100, { access: "Deny" })], [/^the rule `early` .* is redundant: without it, `deny-Inbound-4`/]],
  ["a rule of a tag below the same tag: its contents are not known, so nothing is said", [rule("tag", 100, { source_address_prefix: "Storage" }), rule("other", 110, { source_address_prefix: "Sql" })], []],
])("%s", (_, rules, expected) => {
  expect(advice(...rules)).toEqual(expected.map((text) => expect.stringMatching(text) as unknown));
}); // prettier-ignore

test("nobody is told unless asked, and the verdict is the same", () => {
  const text = documentText(group([rule("a", 100), rule("b", 110), ...closing]), attached());
  const document = parseTerraformConfiguration(text, "edge.tf.json");
  const [asked, plain] = [prove(document, azure(), { advise: true }), prove(document, azure())];
  expect(plain.advisories).toEqual([]);
  expect(asked.advisories).toHaveLength(1);
  expect(asked.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    plain.findings.map(({ fingerprint }) => fingerprint),
  );
});

test("a group that is attached to nothing is told, with its line", () => {
  const text = documentText(group([]));
  const { advisories } = prove(parseTerraformConfiguration(text, "edge.tf.json"), azure());
  expect(advisories.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^the security group azurerm_network_security_group\.edge \(edge\.tf\.json:\d+\) is attached to nothing/,
    ),
  ]);
});

test("Google's rules of one priority: the deny comes first", () => {
  const text = documentText(
    vpc(vpcRule({ name: "open" }), vpcRule({ name: "shut", deny: [{ protocol: "tcp" }] })),
  );
  const document = parseTerraformConfiguration(text, "edge.tf.json");
  const { advisories } = prove(document, google(), { advise: true });
  expect(advisories.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the rule `open` .* decides nothing: `shut`/),
  ]);
});

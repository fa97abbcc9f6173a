// What stays of base when head is applied over it: inline rules that a group no longer writes, `0.0.0.0/0` for one apply.
import { compareDocuments, type Comparison } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import type { Deployment } from "../../../../modules/sites";
import {
  azureDeployment,
  googleDeployment,
  SUBNET_ID,
} from "../../../samples/hand-made-deployments";

type Loose = Record<string, unknown>;

const read = (root: Loose, file: string, deployment: Deployment) => ({
  document: parseTerraformConfiguration(JSON.stringify(root), file),
  deployment,
});
const compare = (base: Loose, head: Loose, deployment: Deployment): Comparison =>
  compareDocuments(read(base, "b", deployment), read(head, "h", deployment));
const kinds = ({ changes }: Comparison): readonly string[] => changes.map(({ kind }) => kind);
const messages = ({ changes }: Comparison): string =>
  changes.map(({ message }) => message).join("\n");

describe("inline rules that leave the configuration", () => {
  const nsgRule = (name: string, priority: number, fields: Loose): Loose => ({
    name,
    access: "Allow",
    direction: "Inbound",
    priority,
    protocol: "Tcp",
    source_port_range: "*",
    destination_port_range: "3389",
    source_address_prefix: "198.51.100.0/24",
    destination_address_prefix: "10.45.16.10/32",
    ...fields,
  });
  const EVERYTHING = {
    access: "Deny",
    protocol: "*",
    source_address_prefix: "0.0.0.0/0",
    destination_port_range: "*",
  };
  const UNSET = [
    "description",
    "destination_address_prefixes",
    "destination_application_security_group_ids",
    "destination_port_ranges",
    "source_address_prefixes",
    "source_application_security_group_ids",
    "source_port_ranges",
  ];
  const inline = (...rules: Loose[]): readonly Loose[] =>
    rules.map((rule) => ({ ...Object.fromEntries(UNSET.map((key) => [key, null])), ...rule }));
  const azure = (
    security_rule: unknown,
    standalone: readonly Loose[] = [],
    { address = "edge", name = "nsg-edge" } = {},
  ): Loose => ({
    resource: {
      azurerm_network_security_group: {
        [address]: {
          name,
          location: "westeurope",
          resource_group_name: "rg-edge",
          ...(security_rule === undefined ? {} : { security_rule }),
        },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          subnet_id: SUBNET_ID,
          network_security_group_id: `\${azurerm_network_security_group.${address}.id}`,
        },
      },
      azurerm_network_security_rule: Object.fromEntries(
        standalone.map((rule, at) => [
          `r${at}`,
          { ...rule, resource_group_name: "rg-edge", network_security_group_name: name },
        ]),
      ),
    },
  });
  const RDP = nsgRule("rdp", 300, {});
  const DENY = nsgRule("deny", 4000, EVERYTHING);
  const NEW_DENY = nsgRule("new-deny", 3000, EVERYTHING);
  const base = azure(inline(RDP, DENY));

  test.each<[string, Loose, readonly string[]]>([
    ["standalone rules without them", azure(undefined, [NEW_DENY]), ["may-close"]],
    ["the group under another address", azure(undefined, [NEW_DENY], { address: "moved" }), ["may-close"]],
    ["null says nothing either", azure(null, [NEW_DENY]), ["may-close"]],
    ["the rule as a resource of its own", azure(undefined, [RDP, NEW_DENY]), []],
    ["a list without them", azure(inline(DENY)), ["closes"]],
    ["another group", azure(undefined, [NEW_DENY], { name: "nsg-other" }), ["closes"]],
  ])("%s", (_, head, expected) => {
    const found = compare(base, head, azureDeployment());
    const inbound = found.changes.filter(({ packets }) =>
      packets.some(({ destinationPort }) => destinationPort.some(({ first }) => first === 3389)),
    );
    expect(inbound.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...expected]));
    expect(kinds(found)).not.toContain(expected[0] === "closes" ? "may-close" : "closes");
  }); // prettier-ignore

  test("an empty list removes them", () => {
    const found = compare(base, azure([]), azureDeployment());
    expect(messages(found)).not.toContain("security_rule");
    expect(messages(compare(base, azure(undefined, [NEW_DENY]), azureDeployment()))).toContain(
      '"security_rule": []',
    );
  });

  test("a deny that stays keeps closed what head seems to open, and both have their place", () => {
    const closed = azure(inline(nsgRule("no-rdp", 100, EVERYTHING)));
    const found = compare(closed, azure(undefined, [RDP, NEW_DENY]), azureDeployment());
    expect(kinds(found)).not.toContain("opens");
    expect(messages(found)).toMatch(/may be opened.*`no-rdp`.*"security_rule": \[\]/);
    const [change] = found.changes;
    expect(change?.after.decidedBy?.place).toMatchObject({ file: "b" });
  });
});

describe("source ranges of Google", () => {
  const rule = (fields: Loose): Loose => ({
    name: "sip",
    network: "perimeter",
    project: "contoso-edge",
    direction: "INGRESS",
    priority: 1000,
    target_tags: ["edge"],
    source_ranges: ["0.0.0.0/0"],
    destination_ranges: ["10.45.16.10/32"],
    allow: [{ protocol: "tcp", ports: ["5061"] }],
    ...fields,
  });
  const google = (...rules: Loose[]): Loose => ({
    resource: {
      google_compute_firewall: Object.fromEntries(rules.map((one, at) => [`r${at}`, rule(one)])),
    },
  });
  const LATER = /open until a second apply: where `source_ranges` is narrowed/;
  const diff = (base: Loose, head: Loose): Comparison => compare(base, head, googleDeployment());

  test("narrowed from anywhere: closed, but at the second apply", () => {
    const found = diff(google({}), google({ source_ranges: ["203.0.113.0/24"] }));
    expect(kinds(found)).toEqual(["closes"]);
    expect(messages(found)).toMatch(LATER);
  });

  test.each<[string, Loose]>([
    ["the same prefix twice", google({ source_ranges: ["0.0.0.0/0", "0.0.0.0/0"] })],
  ])("%s is from anywhere as well", (_, base) => {
    expect(messages(diff(base, google({ source_ranges: ["203.0.113.0/24"] })))).toMatch(LATER);
  });

  test.each<[string, Loose, Loose]>([
    ["narrowed from a prefix", google({ source_ranges: ["203.0.112.0/23"] }), google({ source_ranges: ["203.0.113.0/24"] })],
    ["narrowed from two halves", google({ source_ranges: ["0.0.0.0/1", "128.0.0.0/1"] }), google({ source_ranges: ["203.0.113.0/24"] })],
    ["another rule, made anew", google({}), google({ name: "other", source_ranges: ["203.0.113.0/24"] })],
    ["one port less", google({ allow: [{ protocol: "tcp", ports: ["5061", "443"] }] }), google({})],
  ])("%s takes one apply", (_, base, head) => {
    expect(kinds(diff(base, head))).toEqual(["closes"]);
    expect(messages(diff(base, head))).not.toContain("second apply");
  }); // prettier-ignore

  test("a port more for a narrower source is open to anywhere until the second apply", () => {
    const head = google({
      source_ranges: ["203.0.113.0/24"],
      allow: [{ protocol: "tcp", ports: ["5061", "444"] }],
    });
    const found = diff(google({}), head);
    const passing = found.changes.filter(({ message }) =>
      /until a second apply only/.test(message),
    );
    expect(passing.map(({ kind, packets }) => [kind, packets[0]?.destinationPort])).toEqual([
      ["opens", [{ first: 444, last: 444 }]],
    ]);
  });

  test("a deny that is narrowed", () => {
    const deny = { name: "no", priority: 900, allow: null, deny: [{ protocol: "all" }] };
    const allow = { name: "sip", source_ranges: ["198.51.100.0/24"] };
    const found = diff(
      google(allow, deny),
      google(allow, { ...deny, source_ranges: ["203.0.113.0/24"] }),
    );
    expect(kinds(found)).toEqual(["opens"]);
    expect(messages(found)).toMatch(/closed until a second apply/);
  });

  test("exchanged for tags: never certainly closed", () => {
    const head = google({ source_ranges: null, source_tags: ["peer"] });
    const found = diff(google({}), head);
    expect(found.verdict).toBe("undecided");
    expect(new Set(kinds(found))).toEqual(new Set(["may-close"]));
  });

  test("a rule below that is open until the second apply is told, though head and base close it", () => {
    const deny = { name: "no", priority: 900, allow: undefined, deny: [{ protocol: "all" }] };
    const base = google({}, deny);
    const head = google({ source_ranges: ["203.0.113.0/24"] }, { ...deny, priority: 1100 });
    const found = diff(base, head);
    expect(kinds(found)).toEqual(["opens", "opens"]);
    expect(found.changes.map(({ message }) => /until a second apply only/.test(message))).toEqual([
      false,
      true,
    ]);
  });

  test("what base says and head leaves out stays", () => {
    const deny = {
      direction: "EGRESS",
      source_ranges: null,
      allow: null,
      deny: [{ protocol: "all" }],
    };
    const from = google({ ...deny, destination_ranges: ["198.51.100.0/24"] });
    const head = google({ ...deny, destination_ranges: null });
    expect(kinds(diff(from, head))).not.toContain("closes");
    expect(diff(from, head).verdict).toBe("undecided");
  });
});

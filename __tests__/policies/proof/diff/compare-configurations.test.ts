// What a comparison says of one edit, row by row, and of what it cannot know.
import { compareDocuments } from "../../../../policies/proof";
import type { Comparison } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import type { Deployment } from "../../../../modules/sites";
import { describePacket } from "../../../../policies/catalog";
import {
  azureDeployment,
  googleDeployment,
  SUBNET_ID,
} from "../../../samples/hand-made-deployments";

type Loose = Record<string, unknown>;

const LENIENT = googleDeployment();
const GOOGLE: Deployment = { ...LENIENT, otherMachines: "strict" };
const AZURE = azureDeployment();

const firewall = (name: string, fields: Loose): Loose => ({
  name,
  network: "perimeter",
  project: "contoso-edge",
  direction: "INGRESS",
  priority: 1000,
  target_tags: ["edge"],
  source_ranges: ["203.0.113.0/24"],
  destination_ranges: ["10.45.16.10/32"],
  allow: [{ protocol: "tcp", ports: ["5061"] }],
  ...fields,
});
const google = (rules: Record<string, Loose>, more: Loose = {}): Loose => ({
  resource: {
    google_compute_firewall: Object.fromEntries(
      Object.entries(rules).map(([name, fields]) => [name, firewall(name, fields)]),
    ),
    ...more,
  },
});
const nsgRule = (name: string, fields: Loose): Loose => ({
  name,
  access: "Allow",
  direction: "Inbound",
  priority: 200,
  protocol: "Tcp",
  source_port_range: "*",
  destination_port_range: "5061",
  source_address_prefix: "203.0.113.0/24",
  destination_address_prefix: "10.45.16.10/32",
  description: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
  ...fields,
});
const DENY_IN = nsgRule("deny", {
  access: "Deny",
  priority: 4096,
  protocol: "*",
  destination_port_range: "*",
  source_address_prefix: "*",
  destination_address_prefix: "*",
});
const azure = (rules: readonly Loose[], group = "edge", more: Loose = {}): Loose => ({
  resource: {
    azurerm_network_security_group: {
      [group]: { name: group, location: "w", resource_group_name: "rg", security_rule: rules },
    },
    azurerm_subnet_network_security_group_association: {
      edge: {
        subnet_id: SUBNET_ID,
        network_security_group_id: `\${azurerm_network_security_group.${group}.id}`,
      },
    },
    ...more,
  },
});

const read = (root: Loose, file: string, deployment: Deployment, unreadFiles: string[] = []) => ({
  document: parseTerraformConfiguration(JSON.stringify(root), file),
  deployment,
  unreadFiles,
});
const compare = (base: Loose, head: Loose, deployment: Deployment = GOOGLE): Comparison =>
  compareDocuments(read(base, "base.json", deployment), read(head, "head.json", deployment));
const said = ({ changes }: Comparison): readonly string[] =>
  changes.map(({ kind, machines, message }) => `${kind} (${machines}): ${message}`);

const KEEP = { keep: { allow: [{ protocol: "udp", ports: ["3478"] }] } };
const SIP = { ...KEEP, sip: {} };

describe("a place of other machines that is named by a template", () => {
  const at = (subnet: string, root: Loose, more: Loose = {}): Loose => ({
    ...azure([DENY_IN], "edge", {
      azurerm_network_security_group: {
        edge: { name: "edge", location: "w", resource_group_name: "rg", security_rule: [DENY_IN] },
        web: { name: "web", location: "w", resource_group_name: "rg", security_rule: [DENY_IN] },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          subnet_id: SUBNET_ID,
          network_security_group_id: "${azurerm_network_security_group.edge.id}",
        },
        web: {
          subnet_id: subnet,
          network_security_group_id: "${azurerm_network_security_group.web.id}",
        },
      },
      ...more,
    }),
    ...root,
  });
  const variable = (value: string): Loose => ({ variable: { Web: { default: value } } });
  const local = (from: string): Loose => ({ locals: { web: `\${lower(${from})}` } });
  const data = (name: string): Loose => ({ data: { azurerm_subnet: { web: [{ name }] } } });
  const subnet = (prefix: string): Loose => ({
    azurerm_subnet: {
      web: {
        name: "web",
        resource_group_name: "rg",
        virtual_network_name: "web",
        address_prefixes: [prefix],
      },
    },
  });

  test.each<[string, string, Loose, Loose]>([
    ["a variable's default", "${var.Web}", variable("a"), variable("b")],
    ["a local value", "${local.web}", local("var.a"), local("var.b")],
    [
      "what a local value rests on",
      "${local.web}",
      { ...local("var.Web"), ...variable("a") },
      { ...local("var.Web"), ...variable("b") },
    ],
    ["a data source", "${data.azurerm_subnet.web.id}", data("a"), data("b")],
  ])("is another one with %s, and the same with another label", (_, id, before, after) => {
    const labelled = { ...before, output: { label: { value: "x" } } };
    expect(compare(at(id, before), at(id, after), AZURE).undecided).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("only head has") as string }),
    );
    expect(compare(at(id, before), at(id, labelled), AZURE).verdict).toBe("same");
  });

  test("is the same where its own resource is changed", () => {
    const id = "${azurerm_subnet.web.id}";
    const [one, other] = ["10.99.0.0/24", "10.98.0.0/24"].map((one) => at(id, {}, subnet(one)));
    expect(compare(one!, other!, AZURE).undecided).toEqual([]);
  });
});

describe("what one edit opens and closes", () => {
  test.each<[string, Comparison, string, readonly RegExp[]]>([
    ["nothing", compare(google(SIP), google(SIP)), "same", []],
    [
      "a rule gets another name and priority",
      compare(google(SIP), google({ ...KEEP, other: { priority: 7 } })),
      "same",
      [],
    ],
    [
      "a port is opened that no flow asks for",
      compare(
        google(SIP),
        google({ ...SIP, rdp: { allow: [{ protocol: "tcp", ports: ["3389"] }] } }),
      ),
      "different",
      [
        /^opens \(edge\): inbound tcp 3389 is opened by `rdp` \(priority 1000\).*\(no documented flow/,
      ],
    ],
    [
      "a documented port is opened",
      compare(google(KEEP), google(SIP)),
      "different",
      [/^opens \(edge\): inbound tcp 5061 is opened by `sip`.*\(lync2013-pic row 1\)$/],
    ],
    [
      "a documented port is closed",
      compare(google(SIP), google(KEEP)),
      "different",
      [/^closes \(edge\): inbound tcp 5061 is closed by .*before, `sip` .*opened it/],
    ],
    [
      "the target is lost: other machines are opened as well, though base has no gate for them",
      compare(google(SIP), google({ ...KEEP, sip: { target_tags: [] } })),
      "different",
      [/^opens \(other\): inbound tcp 5061 is opened by `sip`/],
    ],
    [
      "other machines are cut off",
      compare(
        google(SIP),
        google({
          ...SIP,
          cut: {
            target_tags: ["web"],
            direction: "EGRESS",
            source_ranges: ["10.0.0.0/8"],
            destination_ranges: ["0.0.0.0/0"],
            allow: undefined,
            deny: [{ protocol: "all" }],
          },
        }),
      ),
      "different",
      [
        /^closes \(other\): outbound any protocol is closed by `cut`/,
        ...["tcp 5061", "tcp 50000", "udp 3478", "any protocol"].map(
          (packets) => new RegExp(`^may-close .edge.: outbound ${packets}`),
        ),
      ],
    ],
    [
      "other machines are cut off, where Edge machines are theirs by tag alone",
      compare(
        google(SIP),
        google({
          ...SIP,
          cut: {
            target_tags: ["web"],
            direction: "EGRESS",
            source_ranges: ["10.0.0.0/8"],
            destination_ranges: ["0.0.0.0/0"],
            allow: undefined,
            deny: [{ protocol: "all" }],
          },
        }),
        LENIENT,
      ),
      "different",
      [/^closes \(other\): outbound any protocol is closed by `cut`/],
    ],
    [
      "the security group is renamed",
      compare(azure([DENY_IN]), azure([DENY_IN], "renamed"), AZURE),
      "same",
      [],
    ],
    [
      "a source becomes a tag that nobody knows exactly",
      compare(
        azure([nsgRule("sip", {}), DENY_IN]),
        azure([nsgRule("sip", { source_address_prefix: "AzureCloud" }), DENY_IN]),
        AZURE,
      ),
      "undecided",
      [
        /^may-open \(edge\): inbound tcp 5061 may be opened: .*now is not known \(.*AzureCloud/,
        /^may-close \(edge\)/,
      ],
    ],
    [
      "the same tag, beside a change elsewhere",
      compare(
        azure([nsgRule("sip", { source_address_prefix: "AzureCloud" }), DENY_IN]),
        azure([
          nsgRule("sip2", { source_address_prefix: "AzureCloud", priority: 300 }),
          nsgRule("rdp", { destination_port_range: "3389" }),
          DENY_IN,
        ]),
        AZURE,
      ),
      "different",
      [/^opens \(edge\): inbound tcp 3389/],
    ],
    [
      "another tag in its place",
      compare(
        azure([nsgRule("sip", { source_address_prefix: "AzureCloud" }), DENY_IN]),
        azure([nsgRule("sip", { source_address_prefix: "Storage" }), DENY_IN]),
        AZURE,
      ),
      "undecided",
      [/^may-open \(edge\): inbound tcp 5061 may be opened or closed/, /^may-open.*no documented/],
    ],
    [
      "a deny in doubt slips in between",
      compare(
        azure([nsgRule("sip", { source_address_prefix: "AzureCloud" }), DENY_IN]),
        azure([
          nsgRule("no", { access: "Deny", priority: 150, source_address_prefix: "Storage" }),
          nsgRule("sip", { source_address_prefix: "AzureCloud" }),
          DENY_IN,
        ]),
        AZURE,
      ),
      "undecided",
      [
        /^may-close \(edge\): inbound tcp 5061 may be closed: what `no`/,
        /^may-close.*no documented/,
      ],
    ],
  ])("%s", (_, comparison, verdict, messages) => {
    expect(comparison).toMatchObject({ verdict, undecided: [] });
    expect(said(comparison)).toEqual(
      messages.map((message) => expect.stringMatching(message) as unknown),
    );
  });
});

test("a change has its witness, both rules with their places, and the flow", () => {
  const [change] = compare(google(KEEP), google(SIP)).changes;
  expect(describePacket(change!.witness)).toBe("tcp 203.0.113.1:49152 -> 10.45.16.10:5061");
  expect(change).toMatchObject({
    gate: "network perimeter, machines tagged `edge`",
    before: { verdict: "deny", decidedBy: { writtenBy: "cloud" } },
    after: { verdict: "allow", decidedBy: { address: "google_compute_firewall.sip" } },
    flow: { citations: [{ document: "lync2013-pic", row: 1 }] },
    truncated: false,
  });
  expect(change!.after.decidedBy!.place).toMatchObject({ file: "head.json", line: 1 });
});

describe("what cannot be compared is said, and never the same", () => {
  const odd = google(SIP, { azapi_resource: { x: { type: "t" } } });
  const moved = azureDeployment(undefined, {
    attach: [{ subnetId: SUBNET_ID.replace("snet-edge", "snet-new") }],
  });
  test.each<[string, Comparison, readonly RegExp[]]>([
    ["not understood in head", compare(google(SIP), odd), [/azapi_resource/]],
    ["not understood in base", compare(odd, google(SIP)), [/azapi_resource/]],
    [
      "base has no configuration",
      compareDocuments(undefined, read(google(KEEP), "h", GOOGLE)),
      [/^base has no configuration for the deployment `google-europe-west4`/],
    ],
    [
      "head has no configuration",
      compareDocuments(read(google(KEEP), "b", GOOGLE), undefined),
      [/^head has no configuration/],
    ],
    [
      "the gate is elsewhere",
      compareDocuments(read(azure([DENY_IN]), "b", AZURE), read(azure([DENY_IN]), "h", moved)),
      Array.from({ length: 6 }, () => /^only (base|head) has the .* gate .*subnet/),
    ],
    [
      "another file of the folder is read as well",
      compareDocuments(read(google(SIP), "b", GOOGLE), read(google(SIP), "h", GOOGLE, ["z.tf"])),
      [/`z.tf` together with `h`/],
    ],
  ])("%s", (_, { verdict, changes, undecided }, messages) => {
    expect(verdict).toBe("undecided");
    expect(changes.every(({ kind }) => kind.startsWith("may"))).toBe(true);
    expect(undecided.map(({ message }) => message)).toEqual(
      messages.map((message) => expect.stringMatching(message) as unknown),
    );
  });

  test("what follows from what was not understood is counted under it", () => {
    const vague = google({ ...KEEP, sip: { priority: "${var.priority}" } });
    const { verdict, changes, undecided } = compare(google(KEEP), vague);
    expect({ verdict, changes }).toEqual({ verdict: "undecided", changes: [] });
    expect(undecided).toMatchObject([{ side: "head", address: "google_compute_firewall.sip" }]);
    expect(undecided[0]!.consequences!.map(({ kind }) => kind)).toContain("may-open");
  });

  test("what certainly opens is told beside it", () => {
    const vague = google({
      ...KEEP,
      sip: { priority: "${var.priority}" },
      rdp: { name: "rdp", source_ranges: ["198.51.100.0/24"] },
    });
    const { changes } = compare(google(KEEP), vague);
    expect(changes.map(({ kind }) => kind)).toEqual(["opens"]);
  });

  test("equal documents are the same even if they are not understood, and say so", () => {
    const { verdict, assumptions } = compare(odd, odd);
    expect(verdict).toBe("same");
    expect(assumptions.join()).toContain("value by value");
  });

  test.each<[string, Loose]>([
    ["a module", { module: { network: { source: "./network" } } }],
    ["a file's text", { locals: { port: '${file("port.txt")}' } }],
  ])("equal documents with %s beside them are not", (_, more) => {
    const there = { ...google({ ...KEEP, sip: { priority: "${local.port}" } }), ...more };
    expect(compare(there, there).verdict).toBe("undecided");
  });

  test.each<[string, Loose, string]>([
    ["a machine joins an application security group", { azurerm_network_interface_application_security_group_association: { b: { network_interface_id: "b" } } }, "undecided"],
    ["a network is peered", { azurerm_virtual_network_peering: { p: { name: "p" } } }, "undecided"],
    ["a disk is added", { azurerm_managed_disk: { d: { name: "d" } } }, "same"],
  ])("what a rule in doubt rests on: %s", (_, more, verdict) => {
    const rules = [nsgRule("net", { source_address_prefix: "VirtualNetwork" }), DENY_IN];
    expect(compare(azure(rules), azure(rules, "edge", more), AZURE).verdict).toBe(verdict);
  }); // prettier-ignore

  test("the same network's name in another project is another network", () => {
    const there = googleDeployment(undefined, { project: "contoso-new" });
    const rules = { sip: { project: "contoso-new" } };
    const { verdict, undecided } = compareDocuments(
      read(google({ sip: {} }), "b", GOOGLE),
      read(google(rules), "h", there),
    );
    expect(verdict).toBe("undecided");
    expect(undecided.map(({ message }) => message).join()).toMatch(/only head has.*only base has/);
  });

  test("a new deployment lists what its rules may open", () => {
    const { changes } = compareDocuments(undefined, read(google(SIP), "h", GOOGLE));
    expect(changes.map(({ kind }) => kind)).toEqual(["may-open", "may-open"]);
    expect(changes[0]!.message).toContain("what was there before is not known");
  });

  test("work that would take too long is given up, with the reason", () => {
    const [base, head] = [read(google(KEEP), "b", GOOGLE), read(google(SIP), "h", GOOGLE)];
    const { verdict, undecided } = compareDocuments(base, head, { budget: 1 });
    expect(verdict).toBe("undecided");
    expect(undecided[0]!.message).toMatch(/was given up: .* more than the 1 steps allowed/);
  });
});

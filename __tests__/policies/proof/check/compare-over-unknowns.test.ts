// Documents in which several rules rest on one unknown: what cancels out is certain, what does not is in doubt under an
// assumption that the finding tells, and different unknowns are never taken for one.
import type { Deployment } from "../../../../modules/sites";
import { judge } from "../../../../policies/proof";
import { compareGate } from "../../../../policies/proof/check/compare-gate";
import { requiredChain } from "../../../../policies/proof/required-chain";
import { flow } from "../../../samples/hand-made";
import {
  attached,
  azure,
  denyAll,
  type Fields,
  gate,
  google,
  group,
  NIC,
  read,
  type Resources,
  securityRule,
  SUBNET,
  vpc,
  vpcRule,
} from "../../readers/support/read-documents";

const CLOSED = [
  denyAll("Inbound"),
  denyAll("Inbound", 6),
  denyAll("Outbound"),
  denyAll("Outbound", 6),
];
const ASG = (name: string): string =>
  `/subscriptions/s/resourceGroups/rg/providers/n/applicationSecurityGroups/${name}`;

const from = (name: string): Fields => ({ source_address_prefix: name });
const fromGroups = (...names: readonly string[]): Fields => ({
  source_address_prefix: null,
  source_application_security_group_ids: names.map(ASG),
});
const toGroup = (name: string): Fields => ({
  destination_address_prefix: null,
  destination_application_security_group_ids: [ASG(name)],
});
const allow: Fields = { access: "Allow" };
const deny: Fields = { access: "Deny" };

/** Kinds of the findings at the Edge, with the rules that they blame. */
function findings(deployment: Deployment, ...resources: readonly Resources[]): readonly string[] {
  const reading = read(deployment, ...resources);
  expect(reading.unsupported).toEqual([]);
  const { findings: all } = judge("cdk.tf.json", reading, deployment);
  return all
    .filter(({ policy }) => policy === "nothing-beyond-is-open")
    .map(({ kind, decidedBy }) => `${kind} ${decidedBy?.name ?? "-"}`);
}

function azureFindings(rules: readonly Fields[]): readonly string[] {
  const numbered = rules.map((rule, at) =>
    securityRule({ name: `r${at + 1}`, priority: 100 + at, ...rule }),
  );
  return findings(azure(), group([...numbered, ...CLOSED]), attached());
}

describe("Azure", () => {
  test.each<readonly [string, readonly Fields[], readonly string[]]>([
    [
      "a tag denied, then allowed",
      [
        { ...deny, ...from("Sql") },
        { ...allow, ...from("Sql") },
      ],
      [],
    ],
    [
      "one tag denied, another allowed",
      [
        { ...deny, ...from("Sql") },
        { ...allow, ...from("Storage") },
      ],
      ["unproven r1"],
    ],
    [
      "a region of the tag denied, all of it allowed",
      [
        { ...deny, ...from("Sql.WestUS") },
        { ...allow, ...from("Sql") },
      ],
      ["unproven r1"],
    ],
    [
      "the tag on the other side",
      [
        { ...deny, source_address_prefix: "10.9.0.0/16", destination_address_prefix: "Sql" },
        { ...allow, ...from("Sql") },
      ],
      ["unproven r1", "unproven r2"],
    ],
    [
      "denied for udp only",
      [
        { ...deny, ...from("Sql"), protocol: "Udp" },
        { ...allow, ...from("Sql") },
      ],
      ["unproven r2"],
    ],
    [
      "denied by any protocol and `*`, allowed to one address",
      [
        { ...deny, ...from("Sql"), protocol: "*", destination_address_prefix: "*" },
        { ...allow, ...from("Sql") },
      ],
      [],
    ],
    [
      "a tag allowed, everything else too",
      [
        { ...allow, ...from("Sql") },
        { ...allow, source_address_prefix: "0.0.0.0/0", protocol: "Tcp" },
      ],
      ["excess r2"],
    ],
    [
      "a group denied, then allowed",
      [
        { ...deny, ...fromGroups("web") },
        { ...allow, ...fromGroups("Web") },
      ],
      [],
    ],
    [
      "two groups denied, each allowed",
      [
        { ...deny, ...fromGroups("web", "app") },
        { ...allow, ...fromGroups("app") },
        { ...allow, ...fromGroups("web") },
      ],
      [],
    ],
    [
      "one of two groups denied",
      [
        { ...deny, ...fromGroups("web") },
        { ...allow, ...fromGroups("web", "app") },
      ],
      ["unproven r1"],
    ],
    [
      "a group on both sides, denied from everywhere",
      [
        { ...deny, source_address_prefix: "0.0.0.0/0", ...toGroup("web") },
        { ...allow, source_address_prefix: "10.9.0.0/16", ...toGroup("web") },
      ],
      [],
    ],
    [
      "the cloud's own rule for the virtual network",
      [
        {
          ...deny,
          ...from("VirtualNetwork"),
          protocol: "*",
          destination_address_prefix: "10.45.16.0/24",
        },
      ],
      [],
    ],
  ])("%s", (_, rules, expected) => {
    expect(azureFindings(rules)).toEqual(expected);
  });

  test("what the subnet's group lets through by a tag, the interface's denies by it", () => {
    const one = (fields: Fields): Fields => securityRule({ priority: 100, ...fields });
    const nic = group([one({ ...deny, ...from("Sql") }), one({ priority: 101 }), ...CLOSED], {
      name: "nsg-nic",
    })["azurerm_network_security_group"]!["edge"]!;
    const deployment = azure({ attach: [{ networkInterfaceId: NIC, inSubnet: SUBNET }] });
    const both = [
      group([one({ ...allow, ...from("Sql") }), ...CLOSED]),
      { azurerm_network_security_group: { nic } },
      attached(SUBNET),
      attached(NIC, "nic", "nic"),
    ];
    expect(findings(deployment, ...both)).toEqual([]);
  });

  const three = (...rules: readonly Fields[]) =>
    read(
      azure(),
      group([
        ...rules.map((rule, at) =>
          securityRule({ name: `r${at + 1}`, priority: 100 + at, ...rule }),
        ),
        ...CLOSED,
      ]),
      attached(),
    );

  test("certainly open by one rule or another: the finding says when it is which", () => {
    const reading = three({ ...allow, ...from("Sql") }, { ...deny, ...from("Sql") }, allow);
    const [finding, ...more] = judge("cdk.tf.json", reading, azure()).findings.filter(
      ({ kind }) => kind === "excess" || kind === "unproven",
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ kind: "excess", decidedBy: { name: "r1" } });
    expect(finding?.message).toMatch(
      /; this rule decides if the packet comes with a source in the service tag `Sql`, and the outcome is the same if not$/,
    );
  });

  test("a flow that a tag's rules close in any case is missing, and one that they may close is in doubt", () => {
    const sip = requiredChain([flow("inbound", "tcp", 5061)]);
    const regions = (...rules: readonly Fields[]) => {
      const at = gate(three(...rules), "inbound");
      const { missing, maybeMissing, excess, maybeExcess } = compareGate(at, {
        required: sip,
        permitted: sip,
      });
      return [missing, maybeMissing, excess, maybeExcess].map(({ length }) => length);
    };
    const sql = from("Sql");
    const port = { destination_port_range: "5061" };
    const partners = { ...allow, ...port, source_address_prefix: "203.0.113.0/24" };
    expect(regions({ ...deny, ...sql }, { ...allow, ...sql, ...port })).toEqual([1, 0, 0, 0]);
    expect(regions({ ...deny, ...sql }, partners)).toEqual([0, 1, 0, 0]);
    expect(regions({ ...deny, ...sql }, { ...allow, ...sql }, partners)).toEqual([0, 1, 0, 0]);
    expect(regions(partners, { ...deny, ...sql }, { ...allow, ...sql })).toEqual([0, 0, 0, 0]);
  });

  test("the finding tells under which assumption the packet is open", () => {
    const rules = [
      { ...deny, ...from("Sql") },
      { ...allow, ...from("Storage") },
      { ...deny, ...from("Storage") },
    ].map((rule, at) => securityRule({ name: `r${at}`, priority: 100 + at, ...rule }));
    const reading = read(azure(), group([...rules, ...CLOSED]), attached());
    const { findings: all } = judge("cdk.tf.json", reading, azure());
    const finding = all.find(({ kind }) => kind === "unproven");
    expect(finding?.message).toContain(
      "; the packet shown may be open if it comes with a source in the service tag `Storage`",
    );
  });
});

describe("Google", () => {
  const tag = (name: string): Fields => ({ source_ranges: null, source_tags: [name] });
  const tcp = [{ protocol: "tcp" }];
  const last = vpcRule({
    priority: 65000,
    deny: [{ protocol: "all" }],
    source_ranges: ["0.0.0.0/0"],
  });
  const closedOut = [4, 6].map((family) =>
    vpcRule({
      direction: "EGRESS",
      priority: 65000,
      deny: [{ protocol: "all" }],
      source_ranges: null,
      destination_ranges: [family === 4 ? "0.0.0.0/0" : "::/0"],
    }),
  );
  test.each<readonly [string, readonly Fields[], readonly string[]]>([
    [
      "a source tag denied, then allowed",
      [
        { ...tag("web"), priority: 10, deny: tcp },
        { ...tag("web"), allow: tcp },
      ],
      [],
    ],
    [
      "at one priority, the deny comes first",
      [
        { ...tag("web"), allow: tcp },
        { ...tag("web"), deny: tcp },
      ],
      [],
    ],
    [
      "allowed before it is denied",
      [
        { ...tag("web"), priority: 10, allow: tcp },
        { ...tag("web"), deny: tcp },
      ],
      ["unproven"],
    ],
    [
      "another tag denied",
      [
        { ...tag("app"), priority: 10, deny: tcp },
        { ...tag("web"), allow: tcp },
      ],
      ["unproven"],
    ],
    [
      "a rule for IPv6 denies the tag",
      [
        { ...tag("web"), priority: 10, deny: tcp, destination_ranges: ["2001:db8::10/128"] },
        { ...tag("web"), allow: tcp },
      ],
      ["unproven"],
    ],
    [
      "a service account denied, then allowed",
      [
        {
          source_ranges: null,
          target_tags: null,
          source_service_accounts: ["a@b.iam"],
          priority: 10,
          deny: tcp,
        },
        {
          source_ranges: null,
          target_tags: null,
          source_service_accounts: ["a@b.iam"],
          allow: tcp,
        },
      ],
      [],
    ],
  ])("%s", (_, rules, expected) => {
    const resources = vpc(...rules.map((rule) => vpcRule(rule)), last, ...closedOut);
    expect(findings(google(), resources).map((text) => text.split(" ")[0])).toEqual(expected);
  });
});

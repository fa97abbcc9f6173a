// Extra flows to service tags by name: what the construct writes is proven whatever the tag holds; rules that open another set,
// however like it, are not.
import { deploymentOf, siteWith } from "../../../samples/sample-sites";
import { terraformText } from "../../../samples/synthesize";
import type { Deployment } from "../../../../modules/sites";
import { type DeploymentVerdict, prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";

const REVIEW = "owner: o, reason: r, expires: 2026-12-31";
const NAME = deploymentOf(siteWith(), "azure").name;

/** The Azure sample with one more flow: `transport: tcp, ports: 443, from: access, to: …`. */
function made(entry: string, assume = ""): Deployment {
  const flow = `extraFlows:\n  - { id: x, ${entry}, deployments: [${NAME}], ${REVIEW} }\n# more:\n`;
  const edits: [string, string][] = [["# extraFlows:\n", flow]];
  if (assume !== "")
    edits.push([`    cloud: azure\n`, `    cloud: azure\n    assume: ${assume}\n`]);
  return deploymentOf(siteWith(...edits), "azure");
}

const to = (tag: string, ports = "443"): string =>
  `transport: tcp, ports: ${ports}, from: access, to: { serviceTag: ${tag} }`;

function judged(text: string, asked: Deployment): DeploymentVerdict {
  return prove(parseTerraformConfiguration(text, "cdk.tf.json"), asked);
}

test.each([
  to("AzureMonitor"),
  to("Storage.WestEurope"),
  to("AzureFrontDoor.FirstParty", "80-8080"),
  "transport: udp, ports: 123, from: { serviceTag: AzureDevOps }, to: access",
  "transport: any, from: access, to: { serviceTag: AzureUpdateDelivery }",
])("%s: proven, and rests on the tag", (entry) => {
  const asked = made(entry);
  const { verdict, findings, assumptions } = judged(terraformText(asked), asked);
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(verdict).toBe("proven");
  expect(assumptions.join("\n")).toMatch(/the service tag `\w+(\.\w+)?` means the same/);
});

test.each([
  [to("AzureMonitor", "80"), "another port"],
  [to("AzureMonitor", "442-443"), "one port more"],
  [to("AzureMonitor.WestEurope"), "part of it"],
  [to("Storage"), "another tag"],
  ["transport: tcp, ports: 443, from: access, to: any", "everything"],
  ["transport: tcp, ports: 443, from: access, to: [20.0.0.0/8]", "some prefixes"],
  ["transport: any, from: access, to: { serviceTag: AzureMonitor }", "any protocol"],
  ["transport: udp, ports: 443, from: access, to: { serviceTag: AzureMonitor }", "udp"],
  ["transport: tcp, ports: 443, from: av, to: { serviceTag: AzureMonitor }", "another interface"],
  ["transport: tcp, ports: 443, from: { serviceTag: AzureMonitor }, to: access", "turned"],
])(
  "rules for %s (%s) are not proven where the tag is asked for, nor the other way round",
  (other) => {
    const [tag, else_] = [made(to("AzureMonitor")), made(other)];
    expect(judged(terraformText(else_), tag).verdict).not.toBe("proven");
    expect(judged(terraformText(tag), else_).verdict).not.toBe("proven");
  },
);

type Rule = Readonly<Record<string, unknown>>;

/** The construct's document with one edit of the rule to the tag. */
function edited(asked: Deployment, change: (rule: Rule) => Rule[]): string {
  const document = JSON.parse(terraformText(asked)) as Written;
  const [group] = Object.values(document.resource.azurerm_network_security_group);
  group!.security_rule = group!.security_rule.flatMap((rule) =>
    rule["name"] === "extra-x-v4" ? change(rule) : [rule],
  );
  return JSON.stringify(document);
}

interface Written {
  readonly resource: {
    readonly azurerm_network_security_group: Record<string, { security_rule: Rule[] }>;
  };
}

const prefixed = (text: string) => ({
  destination_address_prefix: text,
  destination_address_prefixes: null,
});

test.each<[string, string, (rule: Rule) => Rule[]]>([
  ["no rule", "refuted missing", () => []],
  ["a deny", "refuted missing", (rule) => [{ ...rule, access: "Deny" }]],
  ["to any", "undecided unproven", (rule) => [{ ...rule, ...prefixed("0.0.0.0/0") }]],
  ["to Internet", "undecided unproven", (rule) => [{ ...rule, ...prefixed("Internet") }]],
  ["to its cloud", "undecided unproven", (rule) => [{ ...rule, ...prefixed("AzureCloud") }]],
  ["all ports", "undecided unproven", (rule) => [{ ...rule, destination_port_range: "*" }]],
  [
    "prefixes denied before it",
    "undecided unproven",
    (rule) => [
      { ...rule, ...prefixed("20.0.0.0/8"), access: "Deny", name: "d", priority: 99 + 1 },
      rule,
    ],
  ],
  [
    "another tag denied before it",
    "undecided unproven",
    (rule) => [{ ...rule, ...prefixed("Storage"), access: "Deny", name: "d", priority: 100 }, rule],
  ],
  [
    "the tag denied before it",
    "refuted missing",
    (rule) => [{ ...rule, access: "Deny", name: "d", priority: 100 }, rule],
  ],
  [
    "some prefixes besides",
    "undecided unproven",
    (rule) => [{ ...rule, ...prefixed("20.0.0.0/8"), name: "d", priority: 100 }, rule],
  ],
  [
    "other ports besides",
    "refuted excess",
    (rule) => [
      {
        ...rule,
        ...prefixed("20.0.0.0/8"),
        destination_port_range: "444",
        name: "d",
        priority: 100,
      },
      rule,
    ],
  ],
  ["the same twice", "proven", (rule) => [rule, { ...rule, name: "d", priority: 100 }]],
  [
    "the tag denied after it",
    "proven",
    (rule) => [rule, { ...rule, access: "Deny", name: "d", priority: 4090 }],
  ],
])("%s: %s", (_, expected, change) => {
  const asked = made(to("AzureMonitor"));
  const { verdict, findings } = judged(edited(asked, change), asked);
  const kinds = [...new Set(findings.map(({ kind }) => kind))].join(" ");
  expect(`${verdict} ${kinds}`.trim()).toBe(expected);
});

test("contents that the site states are what is asked for, and a rule for them instead of the tag will do", () => {
  const stated = made(to("AzureMonitor"), "{ serviceTags: { AzureMonitor: [20.1.0.0/16] } }");
  const own = judged(terraformText(stated), stated);
  expect([own.verdict, own.findings]).toEqual(["proven", []]);
  expect(own.assumptions.join("\n")).toContain(
    "the site states that the service tag `AzureMonitor` holds exactly 20.1.0.0/16",
  );
  const literal = (text: string) =>
    judged(
      edited(stated, (rule) => [{ ...rule, ...prefixed(text) }]),
      stated,
    ).verdict;
  expect(literal("20.1.0.0/16")).toBe("proven");
  expect(literal("20.0.0.0/15")).toBe("refuted");
  expect(literal("20.1.0.0/17")).toBe("refuted");
  expect(literal("Storage")).not.toBe("proven");
});

test("as many tags as a large site has: proven", () => {
  const extras = Array.from(
    { length: 40 },
    (_, at) =>
      `  - { id: x${at}, ${to(`AzureTag${at}`)}, priority: ${2600 + 2 * at}, deployments: [${NAME}], ${REVIEW} }\n`,
  );
  const asked = deploymentOf(
    siteWith(["# extraFlows:\n", `extraFlows:\n${extras.join("")}# more:\n`]),
    "azure",
  );
  expect(judged(terraformText(asked), asked).verdict).toBe("proven");
});

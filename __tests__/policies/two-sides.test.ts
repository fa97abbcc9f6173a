// External and internal firewall of one Edge as gates of their own: each is held against the flows of its own interfaces.
import type { Deployment } from "../../modules/sites";
import { prove } from "../../policies/proof";
import type { DeploymentVerdict } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { terraformText } from "../samples/synthesize";
import { EXTERNAL_SUBNET, INTERNAL_SUBNET, twoSides } from "../samples/two-sided-site";

interface Document {
  resource: Record<string, Record<string, Record<string, unknown>>>;
}
interface Rule {
  name: string;
  priority: number;
}

const SITE = twoSides();
const AZURE = named("azure-two-sides");
const GOOGLE = named("google-two-sides");

function named(name: string): Deployment {
  const found = SITE.deployments.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function judged(
  deployment: Deployment,
  edit: (document: Document) => void = () => undefined,
): DeploymentVerdict {
  const root = JSON.parse(terraformText(deployment)) as Document;
  edit(root);
  return prove(parseTerraformConfiguration(JSON.stringify(root), "doc.tf.json"), deployment);
}

function resources(document: Document, type: string): Record<string, unknown>[] {
  return Object.values(document.resource[type] ?? {});
}

const summary = ({ verdict, findings }: DeploymentVerdict): readonly string[] => [
  verdict,
  ...findings.map(({ kind, gate = "", message }) => `${kind} at ${gate}: ${message}`),
];

test.each([["Azure", AZURE] as const, ["Google", GOOGLE] as const])(
  "%s: proven, each side with its own rules",
  (_, deployment) => {
    expect(summary(judged(deployment))).toEqual(["proven"]);
  },
);

test("Azure: one group for each side, named after what it guards, with the rules of that side alone", () => {
  const document = JSON.parse(terraformText(AZURE)) as Document;
  const groups = resources(document, "azurerm_network_security_group");
  expect(groups.map(({ name }) => name)).toEqual([
    "nsg-azure-two-sides-access_web-conferencing_av",
    "nsg-azure-two-sides-internal",
  ]);
  const names = groups.map(({ security_rule }) => (security_rule as Rule[]).map((it) => it.name));
  expect(names[1]).toContain("in-internal-tcp-443-internal-networks-v4");
  expect(names[0]?.filter((name) => name.includes("-internal-"))).toEqual([]);
  expect(names[1]?.filter((name) => !/-internal-|-deny-all-/.test(name))).toEqual([]);
});

test("Google: rules of a side are in its network, and no two have one name", () => {
  const document = JSON.parse(terraformText(GOOGLE)) as Document;
  const rules = resources(document, "google_compute_firewall") as unknown as {
    name: string;
    network: string;
  }[];
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  expect(
    rules.filter(({ name }) => name.includes("-deny-")).map((it) => [it.network, it.name]),
  ).toEqual([
    ["perimeter", "edge-in-deny-all-access-v4"],
    ["perimeter", "edge-in-deny-all-access-v6"],
    ["perimeter", "edge-out-deny-all-access-v4"],
    ["perimeter", "edge-out-deny-all-access-v6"],
    ["internal", "edge-in-deny-all-internal-v4"],
    ["internal", "edge-in-deny-all-internal-v6"],
    ["internal", "edge-out-deny-all-internal-v4"],
    ["internal", "edge-out-deny-all-internal-v6"],
  ]);
  for (const { name, network } of rules)
    expect([name, network]).toEqual([name, /-internal-/.test(name) ? "internal" : "perimeter"]);
});

test("Azure: a group at the wrong side closes its own flows and opens those of the other side", () => {
  const verdict = judged(AZURE, (document) => {
    for (const association of resources(
      document,
      "azurerm_subnet_network_security_group_association",
    ))
      association["subnet_id"] =
        association["subnet_id"] === EXTERNAL_SUBNET ? INTERNAL_SUBNET : EXTERNAL_SUBNET;
  });
  expect(verdict.verdict).toBe("refuted");
  const at = (kind: string, subnet: string): boolean =>
    verdict.findings.some((it) => it.kind === kind && it.gate?.includes(subnet) === true);
  for (const subnet of [EXTERNAL_SUBNET, INTERNAL_SUBNET])
    expect([at("missing", subnet), at("excess", subnet)]).toEqual([true, true]);
});

test("Google: a rule in the network of the other side is missing here and excess there", () => {
  const verdict = judged(GOOGLE, (document) => {
    for (const rule of resources(document, "google_compute_firewall"))
      if (rule["name"] === "edge-in-internal-tcp-443-int-networks-v4")
        rule["network"] = "perimeter";
  });
  expect(summary(verdict)).toEqual([
    "refuted",
    expect.stringMatching(
      /^missing at network internal, .*tcp 443 from internal-networks to internal/,
    ),
    expect.stringMatching(/^excess at network perimeter, .*tcp 443 is open beyond/),
  ]);
});

test("a group that one side lacks leaves that side undecided or open, never proven", () => {
  const verdict = judged(AZURE, (document) => {
    const all = document.resource["azurerm_subnet_network_security_group_association"] ?? {};
    for (const [name, { subnet_id }] of Object.entries(all))
      if (subnet_id === INTERNAL_SUBNET) Reflect.deleteProperty(all, name);
  });
  expect(verdict.verdict).toBe("refuted");
});

test("an interface of the deployment that no gate guards has its flows reported one by one", () => {
  if (AZURE.cloud !== "azure") throw new Error("not Azure");
  const [external] = AZURE.settings.attach;
  if (external === undefined) throw new Error("no attachment");
  const half = { ...AZURE, settings: { ...AZURE.settings, attach: [external] } };
  const text = terraformText(AZURE);
  const { findings } = prove(parseTerraformConfiguration(text, "doc.tf.json"), half);
  const unguarded = findings.filter(({ policy }) => policy === "an-edge-gate-exists");
  expect(unguarded).toHaveLength(AZURE.flows.filter(({ near }) => near.role === "internal").length);
});

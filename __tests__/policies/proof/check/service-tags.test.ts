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

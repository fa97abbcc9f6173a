// Load-balancer probes from the site file to the proof: open where asked for, excess anywhere else, and never missing.
import type { Deployment } from "../../modules/sites";
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { type Format, FORMATS, makeCheckReport, renderCheck } from "../../policies/report";
import { deploymentOf, siteWith } from "../samples/sample-sites";
import { terraformText } from "../samples/synthesize";

const SITE = siteWith(
  ["rules: inline", "loadBalancerProbes: [{ to: access, ports: 8080 }]\n      rules: inline"],
  [
    "network: perimeter",
    "network: perimeter\n      loadBalancerProbes: [{ to: access, ports: 8080, balancer: external-passthrough }]",
  ],
);
const PLAIN = siteWith();
const BOTH = [["azure"], ["google"]] as const;

const judge = (text: string, deployment: Deployment) =>
  prove(parseTerraformConfiguration(text, "doc.tf.json"), deployment);

test.each(BOTH)("%s: the probes are open, and the deployment is proven", (cloud) => {
  const deployment = deploymentOf(SITE, cloud);
  const text = terraformText(deployment);
  expect(text).toContain("probe-access-tcp-8080-v4");
  expect(judge(text, deployment).verdict).toBe("proven");
});

test.each(BOTH)(
  "%s: a document without the probes is proven too: nothing requires them",
  (cloud) => {
    const text = terraformText(deploymentOf(PLAIN, cloud));
    expect(judge(text, deploymentOf(SITE, cloud)).verdict).toBe("proven");
  },
);

test.each(BOTH)("%s: probes that the site does not ask for are excess", (cloud) => {
  const { verdict, findings } = judge(
    terraformText(deploymentOf(SITE, cloud)),
    deploymentOf(PLAIN, cloud),
  );
  expect([verdict, findings.map(({ kind, decidedBy }) => [kind, decidedBy?.name])]).toEqual([
    "refuted",
    [["excess", expect.stringMatching(/probe-access-tcp-8080-v4$/)]],
  ]);
});

test.each(BOTH)("%s: a probe rule that is wider than the probers is excess", (cloud) => {
  const deployment = deploymentOf(SITE, cloud);
  const wide = terraformText(deployment)
    .replace('"168.63.129.16/32"', '"168.63.129.0/24"')
    .replace('"35.191.0.0/16"', '"35.190.0.0/15"');
  const { verdict, findings } = judge(wide, deployment);
  expect([verdict, ...findings.map(({ kind }) => kind)]).toEqual(["refuted", "excess"]);
});

const REPORT = makeCheckReport([
  judge(terraformText(deploymentOf(SITE, "azure")), deploymentOf(SITE, "azure")),
]);

/** These say one line for each finding, and have no place for anything else. */
const OF_FINDINGS: readonly Format[] = ["github", "azuredevops", "codequality", "conftest"];

test.each(FORMATS.filter((format) => !OF_FINDINGS.includes(format)).map((format) => [format]))(
  "%s lists the allowances of a proven deployment",
  (format: Format) => {
    expect(renderCheck(format, REPORT)).toContain("load balancer probes (AzureLoadBalancer)");
  },
);

test("the report for scripts has them as data", () => {
  expect((JSON.parse(renderCheck("json", REPORT)) as { allowances: unknown }).allowances).toEqual([
    {
      deployment: "azure-westeurope",
      kind: "load-balancer-probe",
      flow: "probe-access-tcp-8080",
      message:
        "load balancer probes (AzureLoadBalancer) may reach `access` on tcp 8080 from 168.63.129.16/32",
      citation:
        "https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview#probe-source-ip-address",
    },
  ]);
});

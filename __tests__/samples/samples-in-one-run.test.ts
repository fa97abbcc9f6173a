// All deployments of each sample in one run, as `check cdktf.out` reads them: no stack of a sample does anything to another's
// machines.
import type { Deployment } from "../../modules/sites";
import { type DeploymentVerdict, ProofRun } from "../../policies/proof";
import { SAMPLES } from "./samples";
import { terraformText } from "./synthesize";

function verdictsOf(
  deployments: readonly Deployment[],
  textOf: (deployment: Deployment) => string = terraformText,
): readonly DeploymentVerdict[] {
  const run = new ProofRun(
    deployments.map((one) => ({
      name: one.name,
      file: `stacks/${one.name}/cdk.tf.json`,
      text: textOf(one),
    })),
  );
  return deployments.map((one) => run.prove(one.name, one));
}

test.each(SAMPLES)("$name: every deployment is proven beside the others", ({ site }) => {
  const findings = verdictsOf(site.deployments).flatMap(({ findings: all }) => all);
  expect(findings).toEqual([]);
});

describe("a rule in the stack of a sample's reverse proxy", () => {
  const { deployments } = SAMPLES.find(({ name }) => name === "everything")!.site;
  const withRule = (targets: object) =>
    verdictsOf(deployments, (one) => {
      const text = terraformText(one);
      if (one.name !== "google-proxy") return text;
      const document = JSON.parse(text) as {
        resource: { google_compute_firewall: Record<string, object> };
      };
      document.resource.google_compute_firewall["block_sip"] = {
        name: "block-sip",
        network: "perimeter-external",
        project: "contoso-edge",
        priority: 1,
        source_ranges: ["0.0.0.0/0"],
        deny: [{ protocol: "tcp", ports: ["5061"] }],
        ...targets,
      };
      return JSON.stringify(document);
    }).find(({ deployment }) => deployment === "google-edge")!;

  test("closes what the Edge needs when it is for all machines", () => {
    expect(withRule({}).findings.map(({ kind }) => kind)).toContain("missing");
  });

  test("does nothing to the Edge when it is for the proxy's machines", () => {
    expect(withRule({ target_tags: ["reverse-proxy"] }).findings).toEqual([]);
  });
});

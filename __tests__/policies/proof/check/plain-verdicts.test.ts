// Verdicts and comparisons are plain data: they are the same after they went through `structuredClone`, as they do on their
// way from a worker thread.
import { join } from "node:path";

import { loadSite } from "../../../../modules/sites";
import { compareDocuments, prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { readFileSync } from "node:fs";

const ROOT = join(__dirname, "../../../..");
const STATES = join(ROOT, "__tests__/fixtures/states");
const site = loadSite(join(ROOT, "edge.yaml"));

/** The configuration of a sample, and one whose first allowed or permitted port is another. */
function versions(file: string) {
  const text = readFileSync(join(STATES, file), "utf8");
  const edited = text.replace('"5061"', '"5062"');
  expect(edited).not.toBe(text);
  return [text, edited].map((one) => parseTerraformConfiguration(one, file));
}

test.each([
  ["azure-westeurope", "azure-inline.cdk.tf.json"],
  ["google-europe-west4", "google.cdk.tf.json"],
])("%s", (name, file) => {
  const deployment = site.deployments.find((one) => one.name === name)!;
  const [before, after] = versions(file);
  const options = { ruleUses: true, advise: true };
  const verdicts = [before!, after!].map((one) => prove(one, deployment, options));
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["proven", "refuted"]);
  expect(structuredClone(verdicts)).toEqual(verdicts);
  const [finding] = verdicts[1]!.findings;
  expect(finding!.decidedBy?.place).toMatchObject({ file });
  expect(verdicts[0]!.ruleUses!.some(({ rule }) => rule.place !== undefined)).toBe(true);

  const comparison = compareDocuments(
    { document: before!, deployment },
    { document: after!, deployment },
  );
  expect(comparison.verdict).toBe("different");
  expect(structuredClone(comparison)).toEqual(comparison);
});

// A deployment of the sample site with what an ordinary stack of its cloud holds beside it, judged as one configuration.
import type { Deployment } from "../../modules/sites";
import { type DeploymentVerdict, prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import type { ResourceBody } from "./synthesized";
import { terraformText } from "./synthesize";

/** Resources by type and name. */
export type Surroundings = Readonly<Record<string, Readonly<Record<string, ResourceBody>>>>;

/** Later surroundings add resources to earlier ones; a resource of a name that is there already takes its place. */
export function verdictAmong(
  deployment: Deployment,
  ...surroundings: readonly Surroundings[]
): DeploymentVerdict {
  const written = JSON.parse(terraformText(deployment)) as { readonly resource: Surroundings };
  const resource: Record<string, Record<string, ResourceBody>> = {};
  for (const part of [written.resource, ...surroundings]) {
    for (const [type, named] of Object.entries(part))
      resource[type] = { ...resource[type], ...named };
  }
  const text = JSON.stringify({ ...written, resource }, null, 2);
  return prove(parseTerraformConfiguration(text, "cdk.tf.json"), deployment);
}

// The construct's look in the mirror: what its stack becomes in Terraform, read and proved as if a stranger had written it.
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

import { proveStack, type DeploymentVerdict } from "../../policies/proof";
import type * as Reports from "../../policies/report";
import type { GoogleDeployment } from "./google-settings";

export function proveGoogleStack(
  scope: IConstruct,
  deployment: GoogleDeployment,
): DeploymentVerdict {
  const stack = TerraformStack.of(scope);
  // As the settings will stand in Terraform: `${google_compute_network.edge.id}` for the token that a program holds.
  const resolver = new DefaultTokenResolver(new StringConcat());
  const settings = Tokenization.resolve(deployment.settings, {
    scope,
    resolver,
  }) as GoogleDeployment["settings"];
  return proveStack(stack, stack.node.id, { ...deployment, settings });
}

/** For the toolkit's list of failed validations: the whole report, or nothing when the deployment is proven. */
export function explainGoogleVerdict(verdict: DeploymentVerdict): string[] {
  if (verdict.verdict === "proven") return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have nothing to report
  const { renderDeployment } = require("../../policies/report") as typeof Reports;
  return [renderDeployment(verdict)];
}

// The only way from a construct to the proof: what its stack becomes in Terraform, read back and proved by the checking half,
// which knows nothing of constructs.
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

import { type DeploymentVerdict, proveStack } from "../policies/proof";
import type * as Reports from "../policies/report";
import type { Deployment } from "./sites";

/** The value as it will stand in Terraform: `${azurerm_subnet.edge.id}` instead of the token that a program holds. */
export function resolveTokens<T>(scope: IConstruct, value: T): T {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver }) as T;
}

/** Proves the whole stack that holds the construct against the deployment. */
export function proveStackOf(scope: IConstruct, deployment: Deployment): DeploymentVerdict {
  const stack = TerraformStack.of(scope);
  const settings = resolveTokens(scope, deployment.settings);
  return proveStack(stack, stack.node.id, { ...deployment, settings } as Deployment);
}

/** For the toolkit's list of failed validations: the whole report, or nothing when the deployment is proven. */
export function explainVerdict(verdict: DeploymentVerdict): string[] {
  if (verdict.verdict === "proven") return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have nothing to report
  const { renderDeployment } = require("../policies/report") as typeof Reports;
  return [renderDeployment(verdict)];
}

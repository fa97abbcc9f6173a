// The construct's look in the mirror: what its stack becomes in Terraform, read and proved as if a stranger had written it.
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

import { proveStack, type DeploymentVerdict } from "../../policies/proof";
import type * as Reports from "../../policies/report";
import type { AzureDeployment } from "./azure-settings";

/** The value as it will stand in Terraform: `${azurerm_subnet.edge.id}` instead of the token that a program holds. */
export function resolveTokens<T>(scope: IConstruct, value: T): T {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver }) as T;
}

export function proveAzureStack(scope: IConstruct, deployment: AzureDeployment): DeploymentVerdict {
  const stack = TerraformStack.of(scope);
  const settings = resolveTokens(scope, deployment.settings);
  return proveStack(stack, stack.node.id, { ...deployment, settings });
}

/** For the toolkit's list of failed validations: the whole report, or nothing when the deployment is proven. */
export function explainAzureVerdict(verdict: DeploymentVerdict): string[] {
  if (verdict.verdict === "proven") return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have nothing to report
  const { renderDeployment } = require("../../policies/report") as typeof Reports;
  return [renderDeployment(verdict)];
}

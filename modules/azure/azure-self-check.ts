// The construct's look in the mirror: what its stack becomes in Terraform, read and proved as if a stranger had written it.
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

import { proveStack, type DeploymentVerdict } from "../../policies/proof";
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

/** One message for each finding, for the toolkit's list of failed validations; none when the deployment is proven. */
export function explainAzureVerdict(verdict: DeploymentVerdict): string[] {
  if (verdict.verdict === "proven") return [];
  return verdict.findings.map(
    ({ kind, message, remedy, decidedBy, address }) =>
      `${kind}: ${[message, decidedBy?.address ?? address, remedy].filter(Boolean).join("; ")}`,
  );
}

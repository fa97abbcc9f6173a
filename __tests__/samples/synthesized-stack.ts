// Synthesizes the stack of a deployment with the toolkit itself, in this process.
import { App, Testing } from "cdktf";
import type { TerraformStack } from "cdktf";

import { AzureEdgeStack } from "../../modules/azure";
import { GoogleEdgeStack } from "../../modules/google";
import type { Deployment } from "../../modules/sites";

/** The text of the stack's `cdk.tf.json`. */
export function synthesizedText(deployment: Deployment): string {
  return withoutStackTraces(() => {
    const stack = stackOf(deployment);
    stack.prepareStack();
    return JSON.stringify(stack.toTerraform(), null, 2);
  });
}

/** The text of the stack's `cdk.tf`, as the toolkit writes it with `--hcl`. */
export function synthesizedHcl(deployment: Deployment): string {
  return withoutStackTraces(() => {
    const stack = stackOf(deployment);
    stack.prepareStack();
    const { hcl } = stack.toHclTerraform() as { readonly hcl: string };
    return hcl;
  });
}

/** The toolkit takes a stack trace for every token, and jest maps each to our sources, which takes longer than the rest. */
function withoutStackTraces<T>(action: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return action();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function stackOf(deployment: Deployment): TerraformStack {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  return deployment.cloud === "azure"
    ? new AzureEdgeStack(app, deployment)
    : new GoogleEdgeStack(app, deployment);
}

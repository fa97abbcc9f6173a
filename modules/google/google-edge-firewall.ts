// The Edge firewall in Google Cloud: VPC firewall rules with exactly the documented flows, for the machines that carry
// the Edge tags or accounts. The construct knows nothing of what the rules mean; when its stack is synthesized, the
// stack's own Terraform JSON is read back and proved, so a stray rule from anywhere in the stack fails the synth.
import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

import type { DeploymentVerdict } from "../../policies/proof";
import { planRuleset } from "../rulesets";
import type { Ruleset } from "../rulesets";
import type { GoogleSettings } from "../sites";
import { renderFirewallRule } from "./render-firewall-rule";
import { googleLimits } from "./google-limits";
import { explainGoogleVerdict, proveGoogleStack } from "./google-self-check";
import { checkGoogleSettings, type GoogleDeployment } from "./google-settings";

export interface GoogleEdgeFirewallProps {
  readonly deployment: GoogleDeployment;
  /** Overrides the site's network: name, self link, or a token such as `network.selfLink`. */
  readonly network?: string;
  /** Overrides the site's project; may be a token. */
  readonly project?: string;
}

/**
 * Opens the deployment's flows and nothing else at the Edge machines, and reaches no other machine. One to a stack: the
 * proof takes every firewall resource in the stack for a part of it.
 */
export class GoogleEdgeFirewall extends Construct {
  readonly rules: readonly ComputeFirewall[];
  readonly ruleset: Ruleset;
  private readonly deployment: GoogleDeployment;
  private lastProof: { verdict: DeploymentVerdict; milliseconds: number } | undefined;

  /** @throws InputError when the deployment does not fit into VPC firewall rules */
  constructor(scope: Construct, id: string, props: GoogleEdgeFirewallProps) {
    super(scope, id);
    this.deployment = withOverrides(props);
    const { project, network, targets, namePrefix } = this.deployment.settings;
    checkGoogleSettings(this.deployment);
    this.ruleset = planRuleset(this.deployment, googleLimits(namePrefix));
    this.rules = this.ruleset.rules.map(
      (rule) =>
        new ComputeFirewall(this, rule.key, {
          ...renderFirewallRule(rule),
          ...targetsOf(targets),
          project,
          network,
        }),
    );
    TerraformStack.of(this).node.addValidation({
      validate: () => explainGoogleVerdict(this.prove()),
    });
  }

  /** What the proof of the whole stack said when it was last synthesized, and its time; `undefined` before that. */
  get proof(): { readonly verdict: DeploymentVerdict; readonly milliseconds: number } | undefined {
    return this.lastProof;
  }

  /** Reads the stack's Terraform JSON back and compares what it admits with the deployment's flows. */
  prove(): DeploymentVerdict {
    const started = performance.now();
    const verdict = proveGoogleStack(this, this.deployment);
    this.lastProof = { verdict, milliseconds: performance.now() - started };
    return verdict;
  }
}

function targetsOf(targets: GoogleSettings["targets"]) {
  return "tags" in targets
    ? { targetTags: [...targets.tags] }
    : { targetServiceAccounts: [...targets.serviceAccounts] };
}

function withOverrides({
  deployment,
  network,
  project,
}: GoogleEdgeFirewallProps): GoogleDeployment {
  const { settings } = deployment;
  return {
    ...deployment,
    settings: {
      ...settings,
      network: network ?? settings.network,
      project: project ?? settings.project,
    },
  };
}

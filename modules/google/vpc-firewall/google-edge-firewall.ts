// The Edge firewall in Google Cloud: VPC firewall rules with exactly the documented flows, for the machines that carry
// the Edge tags or accounts. The construct knows nothing of what the rules mean; when its stack is synthesized, the
// stack's own Terraform JSON is read back and proved, so a stray rule from anywhere in the stack fails the synth.
import { Construct } from "constructs";

import type { DeploymentVerdict } from "../../../policies/proof";
import { planRuleset } from "../../rulesets";
import type { Ruleset } from "../../rulesets";
import { deploymentBehind, guardedRoles } from "../../sites";
import type { GoogleDeployment, GoogleNetwork, GoogleTargets } from "../../sites";
import { renderFirewallRule } from "./render-firewall-rule";
import { googleLimits } from "./google-limits";
import { SynthCheck, type TimedVerdict } from "../../toolkit";
import { ComputeFirewall } from "./compute-firewall";
import { checkGoogleSettings } from "./google-checks";
import { deploymentFor, type GoogleEdgeFirewallProps } from "./google-props";

/**
 * Opens the deployment's flows and nothing else at the Edge machines, and reaches no other machine. Several may stand in one
 * stack, for different machines: the proof of each takes every rule that may act on its own into account.
 */
export class GoogleEdgeFirewall extends Construct {
  /** The firewall rules, in the order of the rule set. */
  readonly rules: readonly ComputeFirewall[];
  /** What the firewall rules were made of. */
  readonly ruleset: Ruleset;
  readonly #deployment: GoogleDeployment;
  readonly #check: SynthCheck<GoogleDeployment>;

  /** @throws InputError when something that was given is wrong, or does not fit into VPC firewall rules */
  constructor(scope: Construct, id: string, props: GoogleEdgeFirewallProps) {
    super(scope, id);
    this.#deployment = deploymentFor(props);
    checkGoogleSettings(this.#deployment);
    const { networks } = this.#deployment.settings;
    const rulesets = networks.map((network) => this.#planFor(network));
    this.ruleset = {
      deployment: this.#deployment.name,
      rules: rulesets.flatMap(({ rules }) => rules),
    };
    this.rules = networks.flatMap((network, index) => this.#addRules(network, rulesets[index]));
    this.#check = new SynthCheck(this, this.#deployment);
  }

  /** The rules of one network. Names are unique in a project: what is not a flow's is named after its first interface. */
  #planFor(network: GoogleNetwork): Ruleset {
    const { interfaces, settings } = this.#deployment;
    const limits = googleLimits(settings.namePrefix);
    const denyOf = guardedRoles(network, interfaces)?.[0];
    return planRuleset(deploymentBehind(this.#deployment, network), {
      ...limits,
      ...(denyOf === undefined ? {} : { denyOf }),
    });
  }

  #addRules(
    { network, targets }: GoogleNetwork,
    ruleset: Ruleset | undefined,
  ): readonly ComputeFirewall[] {
    const { project } = this.#deployment.settings;
    return (ruleset?.rules ?? []).map(
      (rule) =>
        new ComputeFirewall(this, rule.key, {
          ...renderFirewallRule(rule),
          ...targetsOf(targets),
          project,
          network,
        }),
    );
  }

  /** What the rules were made of: the site's, with what was given to the construct, and its tokens as Terraform has them. */
  get deployment(): GoogleDeployment {
    return this.#check.deployment;
  }

  /** What the proof said when the app was last synthesized, and its time; `undefined` before that. */
  get proof(): TimedVerdict | undefined {
    return this.#check.last;
  }

  /** Reads the app's Terraform JSON back and compares what it admits at the Edge with the deployment's flows. */
  prove(): DeploymentVerdict {
    return this.#check.prove();
  }
}

function targetsOf(targets: GoogleTargets) {
  return "tags" in targets
    ? { target_tags: targets.tags }
    : { target_service_accounts: targets.serviceAccounts };
}

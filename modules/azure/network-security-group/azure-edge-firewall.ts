// The Edge firewall in Azure: a network security group with exactly the documented flows, attached where the Edge
// machines are; where external and internal interfaces have gates of their own, one group for each. The construct knows nothing of what the rules mean; when its stack is synthesized, the stack's own
// Terraform JSON is read back and proved, so a stray rule from anywhere in the stack fails the synth.
import { Construct } from "constructs";

import type { DeploymentVerdict } from "../../../policies/proof";
import { planRuleset } from "../../rulesets";
import type { Ruleset } from "../../rulesets";
import { deploymentBehind } from "../../sites";
import type { AzureAttachment, AzureDeployment } from "../../sites";
import { attachmentName } from "./attachment-name";
import { azureLimits } from "./azure-limits";
import { resolveTokens, SynthCheck, type TimedVerdict } from "../../toolkit";
import { checkAzureSettings } from "./azure-checks";
import { type AzureEdgeFirewallProps, deploymentFor } from "./azure-props";
import { type PlannedGroup, plannedGroups } from "./planned-groups";
import { renderSecurityRule } from "./render-security-rule";
import {
  InterfaceAssociation,
  NetworkSecurityGroup,
  NetworkSecurityRule,
  SubnetAssociation,
} from "./resources";

/**
 * Opens the deployment's flows and nothing else at the attached subnets and network interfaces. One to a stack: the proof
 * takes every firewall resource in the stack for a part of it.
 */
export class AzureEdgeFirewall extends Construct {
  /** The first of the groups; the only one where all interfaces are behind one gate. */
  readonly securityGroup: NetworkSecurityGroup;
  /** One for each set of interfaces that attachments guard, in the order of the attachments. */
  readonly securityGroups: readonly NetworkSecurityGroup[];
  /** The rules of all groups, group by group. */
  readonly ruleset: Ruleset;
  readonly #deployment: AzureDeployment;
  readonly #check: SynthCheck<AzureDeployment>;

  /** @throws InputError when something that was given is wrong, or does not fit into security groups */
  constructor(scope: Construct, id: string, props: AzureEdgeFirewallProps) {
    super(scope, id);
    this.#deployment = deploymentFor(props);
    const { settings, name } = this.#deployment;
    const groups = plannedGroups(this.#deployment);
    const denyNear = settings.subnets === "shared" ? "interfaces" : "everything";
    const rulesets = groups.map((group) =>
      planRuleset(deploymentBehind(this.#deployment, group), azureLimits(denyNear)),
    );
    this.ruleset = { deployment: name, rules: rulesets.flatMap(({ rules }) => rules) };
    checkAzureSettings(this.#deployment, groups, resolveTokens(this, settings.attach));
    const made = groups.map((group, index) =>
      this.#addGroup(group, rulesets[index] ?? this.ruleset),
    );
    const [first] = made;
    if (first === undefined) throw new Error("a deployment without a gate passed the checks");
    this.securityGroup = first;
    this.securityGroups = made;
    this.#check = new SynthCheck(this, this.#deployment);
  }

  /** What the rules were made of: the site's, with what was given to the construct, and its tokens as Terraform has them. */
  get deployment(): AzureDeployment {
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

  /** A group with its rules and attachments. Several groups have a scope each, so that names of rules never meet. */
  #addGroup(group: PlannedGroup, ruleset: Ruleset): NetworkSecurityGroup {
    const { location, resourceGroup, rules, tags } = this.#deployment.settings;
    const scope = group.scope === undefined ? this : new Construct(this, group.scope);
    const made = new NetworkSecurityGroup(scope, "security-group", {
      name: group.name,
      location,
      resource_group_name: resourceGroup,
      ...(rules === "inline" ? { security_rule: ruleset.rules.map(renderSecurityRule) } : {}),
      ...(Object.keys(tags).length > 0 ? { tags } : {}),
    });
    const standalone = rules === "standalone" ? this.#addRules(scope, made, ruleset) : [];
    for (const attachment of group.attach) this.#attach(scope, made, attachment, standalone);
    return made;
  }

  /** Standalone rules. Returns the final denies, which must stand before the group begins to filter. */
  #addRules(
    scope: Construct,
    group: NetworkSecurityGroup,
    { rules }: Ruleset,
  ): readonly NetworkSecurityRule[] {
    return rules.flatMap((rule) => {
      const resource = new NetworkSecurityRule(scope, rule.key, {
        ...renderSecurityRule(rule),
        resource_group_name: this.#deployment.settings.resourceGroup,
        network_security_group_name: group.name,
      });
      return rule.action === "deny" ? [resource] : [];
    });
  }

  #attach(
    scope: Construct,
    group: NetworkSecurityGroup,
    attachment: AzureAttachment,
    before: readonly NetworkSecurityRule[],
  ): void {
    const name = attachmentName(resolveTokens(this, attachment));
    const meta = before.length > 0 ? { dependsOn: [...before] } : {};
    const common = { network_security_group_id: group.id };
    if ("subnetId" in attachment) {
      const given = { ...common, subnet_id: attachment.subnetId };
      new SubnetAssociation(scope, name, given, meta);
    } else {
      const given = { ...common, network_interface_id: attachment.networkInterfaceId };
      new InterfaceAssociation(scope, name, given, meta);
    }
  }
}

// The Edge firewall in Azure: a network security group with exactly the documented flows, attached where the Edge
// machines are. The construct knows nothing of what the rules mean; when its stack is synthesized, the stack's own
// Terraform JSON is read back and proved, so a stray rule from anywhere in the stack fails the synth.
import { NetworkInterfaceSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/network-interface-security-group-association";
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { NetworkSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-rule";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

import type { DeploymentVerdict } from "../../policies/proof";
import { planRuleset } from "../rulesets";
import type { Ruleset } from "../rulesets";
import type { AzureAttachment, AzureSettings } from "../sites";
import { attachmentName } from "./attachment-name";
import { azureLimits } from "./azure-limits";
import { explainAzureVerdict, proveAzureStack, resolveTokens } from "./azure-self-check";
import { checkAzureSettings, type AzureDeployment } from "./azure-settings";
import { renderSecurityRule } from "./render-security-rule";

export interface AzureEdgeFirewallProps {
  readonly deployment: AzureDeployment;
  /** Overrides the site's resource group; may be a token such as `resourceGroup.name`. */
  readonly resourceGroupName?: string;
  /** Overrides the site's location; may be a token. */
  readonly location?: string;
  /** Overrides the site's attachments; ids may be tokens such as `subnet.id`. */
  readonly attach?: readonly AzureAttachment[];
}

/**
 * Opens the deployment's flows and nothing else at the attached subnets and network interfaces. One to a stack: the proof
 * takes every firewall resource in the stack for a part of it.
 */
export class AzureEdgeFirewall extends Construct {
  readonly securityGroup: NetworkSecurityGroup;
  readonly ruleset: Ruleset;
  private readonly deployment: AzureDeployment;
  private lastProof: { verdict: DeploymentVerdict; milliseconds: number } | undefined;

  /** @throws InputError when the deployment does not fit into a security group */
  constructor(scope: Construct, id: string, props: AzureEdgeFirewallProps) {
    super(scope, id);
    this.deployment = withOverrides(props);
    const { settings } = this.deployment;
    const denyNear = settings.subnets === "shared" ? "interfaces" : "everything";
    this.ruleset = planRuleset(this.deployment, azureLimits(denyNear));
    checkAzureSettings(this.deployment, resolveTokens(this, settings.attach));
    this.securityGroup = this.addGroup(settings);
    const standalone = settings.rules === "standalone" ? this.addStandaloneRules(settings) : [];
    for (const attachment of settings.attach) this.attach(attachment, standalone);
    TerraformStack.of(this).node.addValidation({
      validate: () => explainAzureVerdict(this.prove()),
    });
  }

  /** What the proof of the whole stack said when it was last synthesized, and its time; `undefined` before that. */
  get proof(): { readonly verdict: DeploymentVerdict; readonly milliseconds: number } | undefined {
    return this.lastProof;
  }

  /** Reads the stack's Terraform JSON back and compares what it admits with the deployment's flows. */
  prove(): DeploymentVerdict {
    const started = performance.now();
    const verdict = proveAzureStack(this, this.deployment);
    this.lastProof = { verdict, milliseconds: performance.now() - started };
    return verdict;
  }

  private addGroup({
    name,
    location,
    resourceGroup,
    rules,
    tags,
  }: AzureSettings): NetworkSecurityGroup {
    return new NetworkSecurityGroup(this, "security-group", {
      name,
      location,
      resourceGroupName: resourceGroup,
      ...(rules === "inline" ? { securityRule: this.ruleset.rules.map(renderSecurityRule) } : {}),
      ...(Object.keys(tags).length > 0 ? { tags } : {}),
    });
  }

  /** Returns the final denies, which must stand before the group begins to filter. */
  private addStandaloneRules({ resourceGroup }: AzureSettings): readonly NetworkSecurityRule[] {
    return this.ruleset.rules.flatMap((rule) => {
      const resource = new NetworkSecurityRule(this, rule.key, {
        ...renderSecurityRule(rule),
        resourceGroupName: resourceGroup,
        networkSecurityGroupName: this.securityGroup.name,
      });
      return rule.action === "deny" ? [resource] : [];
    });
  }

  private attach(attachment: AzureAttachment, before: readonly NetworkSecurityRule[]): void {
    const name = attachmentName(resolveTokens(this, attachment));
    const common = {
      networkSecurityGroupId: this.securityGroup.id,
      ...(before.length > 0 ? { dependsOn: [...before] } : {}),
    };
    if ("subnetId" in attachment) {
      const { subnetId } = attachment;
      new SubnetNetworkSecurityGroupAssociation(this, name, { ...common, subnetId });
    } else {
      const { networkInterfaceId } = attachment;
      new NetworkInterfaceSecurityGroupAssociation(this, name, { ...common, networkInterfaceId });
    }
  }
}

function withOverrides(props: AzureEdgeFirewallProps): AzureDeployment {
  const { deployment, resourceGroupName, location, attach } = props;
  const { settings } = deployment;
  return {
    ...deployment,
    settings: {
      ...settings,
      resourceGroup: resourceGroupName ?? settings.resourceGroup,
      location: location ?? settings.location,
      attach: attach ?? settings.attach,
    },
  };
}

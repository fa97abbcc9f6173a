// The site file as the JSON Schema lets it through: what was wrong has been reported and is left out, so every part may be
// absent and the checks that follow make do with the rest.
import type { FlowProtocol } from "../flow-protocol";
import type { ProductVersion } from "../product-version";
import type { Cloud, GoogleBalancer, InterfaceReading } from "../site";

/** A list of which wrong items are left out, in their place. */
export type WrittenList<T> = readonly (T | undefined)[];

/** `any`, `none`, or prefixes. */
export type WrittenPeer = "any" | "none" | WrittenList<string>;

export type WrittenBackend = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface WrittenAttachment {
  readonly subnetId?: string;
  readonly networkInterfaceId?: string;
  readonly inSubnet?: string;
  readonly interfaces?: WrittenList<string>;
}

export interface WrittenProbe {
  readonly to?: string;
  readonly ports?: number | string | WrittenList<number | string>;
  /** Google only: which of its balancers probes. */
  readonly balancer?: GoogleBalancer;
  readonly priority?: number;
}

export interface WrittenAzure {
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly name?: string;
  readonly attach?: WrittenList<WrittenAttachment>;
  readonly rules?: "inline" | "standalone";
  readonly subnets?: "dedicated" | "shared";
  readonly tags?: Readonly<Record<string, string>>;
  readonly providerVersion?: string;
  readonly loadBalancerProbes?: WrittenList<WrittenProbe>;
}

export interface WrittenGoogleNetwork {
  readonly network?: string;
  readonly targetTags?: WrittenList<string>;
  readonly targetServiceAccounts?: WrittenList<string>;
  readonly interfaces?: WrittenList<string>;
}

/** One network's keys stand in the settings themselves; several are a list. */
export interface WrittenGoogle extends Omit<WrittenGoogleNetwork, "interfaces"> {
  readonly project?: string;
  readonly region?: string;
  readonly namePrefix?: string;
  readonly providerVersion?: string;
  readonly networks?: WrittenList<WrittenGoogleNetwork>;
  readonly loadBalancerProbes?: WrittenList<WrittenProbe>;
}

type WrittenContents = Readonly<Record<string, WrittenList<string>>>;

export interface WrittenAssumptions {
  readonly serviceTags?: WrittenContents;
  readonly applicationSecurityGroups?: WrittenContents;
  readonly securityAdminRules?: "none";
  readonly networkTags?: WrittenContents;
  readonly serviceAccounts?: WrittenContents;
  readonly edgeMachines?: {
    readonly tags?: WrittenList<string>;
    readonly serviceAccounts?: WrittenList<string>;
  };
  readonly firewallPolicies?: "none";
  readonly otherStacks?: "distinct";
}

export interface WrittenDeployment {
  readonly cloud?: Cloud;
  readonly documents?: WrittenList<string>;
  readonly avPublicAddresses?: WrittenList<string>;
  readonly interfaces?: Readonly<Record<string, WrittenList<string>>>;
  readonly peers?: Readonly<Record<string, WrittenPeer>>;
  readonly settings?: WrittenAzure & WrittenGoogle;
  readonly assume?: WrittenAssumptions;
  readonly backend?: WrittenBackend;
}

export interface WrittenTagEnd {
  readonly serviceTag?: string;
}

/** A role, `any`, prefixes, or a service tag. */
export type WrittenFlowEnd = string | WrittenList<string> | WrittenTagEnd;

export interface WrittenExtraFlow {
  readonly id?: string;
  readonly transport?: FlowProtocol;
  readonly ports?: number | string | WrittenList<number | string>;
  readonly sourcePorts?: number | string;
  readonly from?: WrittenFlowEnd;
  readonly to?: WrittenFlowEnd;
  readonly owner?: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly expires?: string;
  readonly priority?: number;
  readonly deployments?: WrittenList<string>;
}

export interface WrittenExpectation {
  readonly from?: string | WrittenList<string>;
  readonly to?: string | WrittenList<string>;
  readonly protocol?: string | number;
  readonly ports?: number | string | WrittenList<number | string>;
  readonly verdict?: "accept" | "deny";
  readonly deployments?: WrittenList<string>;
}

export interface WrittenSuppression {
  readonly finding?: string | number;
  readonly owner?: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly expires?: string;
}

export interface WrittenSite {
  readonly site?: string;
  readonly documents?: WrittenList<string>;
  readonly interfaceReading?: InterfaceReading;
  readonly obsolete?: "include" | "exclude" | "exclude-all";
  readonly capabilities?: WrittenList<string>;
  readonly version?: ProductVersion;
  readonly peers?: Readonly<Record<string, WrittenPeer>>;
  readonly deployments?: Readonly<Record<string, WrittenDeployment>>;
  readonly extraFlows?: WrittenList<WrittenExtraFlow>;
  readonly expect?: WrittenList<WrittenExpectation>;
  readonly suppressions?: WrittenList<WrittenSuppression>;
  readonly backend?: WrittenBackend;
  readonly harmlessResourceTypes?: WrittenList<string>;
  readonly otherMachines?: "strict";
}

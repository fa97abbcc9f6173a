// The door of this room.
export { AzureEdgeFirewall } from "./network-security-group/azure-edge-firewall";
export type { AzureEdgeFirewallProps } from "./network-security-group/azure-props";
export { AzureProvider, type AzureProviderProps } from "./azure-provider";
export { AzureEdgeStack } from "./azure-edge-stack";
export { azureLimits } from "./network-security-group/azure-limits";
export type { AzureDeployment } from "../sites";
export type { NetworkSecurityGroup } from "./network-security-group/resources";

// The door of this room.
export { AzureEdgeFirewall, type AzureEdgeFirewallProps } from "./azure-edge-firewall";
export { AzureEdgeStack } from "./azure-edge-stack";
export { azureLimits } from "./azure-limits";
export type { AzureDeployment } from "./azure-settings";

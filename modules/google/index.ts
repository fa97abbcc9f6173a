// The door of this room.
export { GoogleEdgeFirewall, type GoogleEdgeFirewallProps } from "./google-edge-firewall";
export { GoogleEdgeStack } from "./google-edge-stack";
export { googleLimits } from "./google-limits";
export type { GoogleDeployment } from "./google-settings";

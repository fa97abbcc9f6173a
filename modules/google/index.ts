// The door of this room.
export { GoogleEdgeFirewall } from "./vpc-firewall/google-edge-firewall";
export type { GoogleEdgeFirewallProps, GoogleEdgeNetwork } from "./vpc-firewall/google-props";
export { GoogleProvider, type GoogleProviderProps } from "./google-provider";
export { GoogleEdgeStack } from "./google-edge-stack";
export { googleLimits } from "./vpc-firewall/google-limits";
export type { GoogleDeployment } from "../sites";
export type { ComputeFirewall } from "./vpc-firewall/compute-firewall";

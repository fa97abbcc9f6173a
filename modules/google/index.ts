// The door of this room.
export {
  GoogleEdgeFirewall,
  type GoogleEdgeFirewallProps,
} from "./vpc-firewall/google-edge-firewall";
export { GoogleEdgeStack } from "./google-edge-stack";
export { googleLimits } from "./vpc-firewall/google-limits";
export type { GoogleDeployment } from "../sites";

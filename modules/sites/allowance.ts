// What may be open though no document asks for it, because the platform itself needs it. Never silent: a site asks for it
// by name, the rules are generated, the proof permits it without requiring it, and every report lists it.
import type { BoundFlow } from "./bound-flow";

/** One allowance of a deployment. For reports, `message` and `citation` are all there is to say. */
export interface Allowance {
  readonly kind: "load-balancer-probe";
  /** Id `probe-…`, without citations. Permitted, never required. */
  readonly flow: BoundFlow;
  /** `load balancer probes (AzureLoadBalancer) may reach access on tcp 443 from 168.63.129.16`. */
  readonly message: string;
  /** Address of the page that names the prober's addresses. */
  readonly citation: string;
}

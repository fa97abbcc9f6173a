// Where load balancers probe from, as the clouds document it. These are Google's own lists for each kind of balancer: one
// that rewrites connections (a proxy) sends the users' traffic from its addresses too, so only pass-through ones are here.
import { parsePrefix } from "../../packets";
import { addressesOf } from "../file/address-list";
import type { FamilyAddresses } from "../bound-flow";
import type { GoogleBalancer } from "../site";

/** One kind of prober; each probes in both IP versions. */
export interface ProbeSource {
  /** As the cloud calls it. */
  readonly name: string;
  readonly addresses: readonly FamilyAddresses[];
  readonly citation: string;
}

function source(name: string, citation: string, ...prefixes: readonly string[]): ProbeSource {
  return { name, citation, addresses: addressesOf(prefixes.map(parsePrefix)) };
}

/** In IPv4 one address; in IPv6 a link-local one, of which only that is documented. */
export const AZURE_PROBES: ProbeSource = source(
  "AzureLoadBalancer",
  "https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview#probe-source-ip-address",
  "168.63.129.16/32",
  "fe80::/10",
);

const GOOGLE_RANGES =
  "https://cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges";

/** External: of balancers with a backend service; those with a target pool are probed from the metadata server. */
export const GOOGLE_PROBES: Readonly<Record<GoogleBalancer, ProbeSource>> = {
  "external-passthrough": source(
    "external passthrough Network Load Balancer",
    GOOGLE_RANGES,
    "35.191.0.0/16",
    "209.85.152.0/22",
    "209.85.204.0/22",
    "2600:1901:8001::/48",
  ),
  "internal-passthrough": source(
    "internal passthrough Network Load Balancer",
    GOOGLE_RANGES,
    "35.191.0.0/16",
    "130.211.0.0/22",
    "2600:2d00:1:b029::/64",
  ),
};

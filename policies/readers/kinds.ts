// Every kind of firewall that is read.
import type { Cloud } from "../../modules/sites";
import { NETWORK_SECURITY_GROUP } from "./azure/network-security-group/kind";
import { VPC_FIREWALL } from "./google/vpc-firewall/kind";
import type { FirewallKind } from "./kind";

/** The kinds of each cloud. */
export const KINDS: { readonly [C in Cloud]: readonly FirewallKind<C>[] } = {
  azure: [NETWORK_SECURITY_GROUP],
  google: [VPC_FIREWALL],
};

export const ALL_KINDS: readonly Omit<FirewallKind, "read" | "neighbours">[] =
  Object.values(KINDS).flat();

/** Resource types that some kind reads. */
export const FIREWALL_TYPES: ReadonlySet<string> = new Set(ALL_KINDS.flatMap(({ types }) => types));

// What Azure decides where no rule of a document does: the six default rules of every security group, and what happens
// where there is no group at all (cloud-semantics 1.1, 1.2, 1.5; U1, U4, U5).
import {
  ALL_ADDRESSES,
  type AddressRange,
  type Layer,
  parsePrefix,
  type Rule,
  subtractAddresses,
  unionAddresses,
} from "../../modules/packets";
import type { BoundEnd } from "../../modules/sites";
import { ANY_ADDRESS, type ServiceTags } from "./azure-addresses";
import { type GateDirection, platformOrigin, type RuleVerdict } from "./document-rule";
import type { RuleOrigin } from "./gate";
import {
  type Addresses,
  anyhow,
  anywhere,
  type Bounds,
  boxesOf,
  EVERY_ADDRESS,
  EVERY_TRANSPORT,
  exactly,
  IPV6_ONLY,
  type Match,
  NO_ADDRESSES,
} from "./match-terms";

/** Health probes and other platform services, the same in every region. */
const PLATFORM_ADDRESS = parsePrefix("168.63.129.16/32");

const PLATFORM = "Azure platform";

/**
 * IPv4 blocks that the internet does not route: IANA special-purpose registry, multicast and reserved space. What is
 * left is certainly either in the virtual network or in `Internet`.
 */
const NOT_ROUTED: readonly AddressRange[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
].map(parsePrefix);

const ROUTED_IPV4 = subtractAddresses(ALL_ADDRESSES[4], NOT_ROUTED);

/** The service tags whose contents are known for machines with these interfaces. */
export function serviceTagsFor(interfaces: readonly BoundEnd[]): ServiceTags {
  const why = "what `VirtualNetwork` holds depends on peerings, gateways and routes";
  const balancer: Addresses = { 4: [PLATFORM_ADDRESS], 6: [] };
  return new Map<string, Bounds<Addresses>>([
    ["VirtualNetwork", { certain: homeOf(interfaces), possible: EVERY_ADDRESS, why }],
    ["AzureLoadBalancer", exactly(balancer)],
    [
      "Internet",
      anywhere("whether an address is in `Internet` depends on the virtual network (U5)"),
    ],
  ]);
}

/** Addresses that are in `VirtualNetwork` whatever is connected to it. */
function homeOf(interfaces: readonly BoundEnd[]): Addresses {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  const ranges = (family: 4 | 6): readonly AddressRange[] =>
    own.flatMap((entry) => (entry.family === family ? entry.ranges : []));
  return { 4: unionAddresses(ranges(4), [PLATFORM_ADDRESS]), 6: unionAddresses(ranges(6)) };
}

/** The default rules of every group in one direction, ready to follow a group's own rules. */
export function defaultRules(
  direction: GateDirection,
  tags: ServiceTags,
): readonly Rule<RuleOrigin>[] {
  const network = tags.get("VirtualNetwork") ?? anywhere();
  const balancer = tags.get("AzureLoadBalancer") ?? anywhere();
  const inside = { source: network, destination: network };
  const everywhere = { source: ANY_ADDRESS, destination: ANY_ADDRESS };
  const beyond = leftoverIpv6();
  return direction === "inbound"
    ? [
        platformRule("AllowVnetInBound", 65000, "allow", inside),
        platformRule("AllowAzureLoadBalancerInBound", 65001, "allow", {
          source: balancer,
          destination: ANY_ADDRESS,
        }),
        platformRule("DenyAllInBound", 65500, "deny", everywhere),
        beyond,
      ]
    : [
        platformRule("AllowVnetOutBound", 65000, "allow", inside),
        platformRule("AllowInternetOutBound", 65001, "allow", internetFrom(network)),
        platformRule("DenyAllOutBound", 65500, "deny", everywhere),
        beyond,
      ];
}

/** A routed address outside the virtual network is in `Internet`; inside, the rule before this one has allowed it. */
function internetFrom(network: Bounds<Addresses>): Pick<Match, "source" | "destination"> {
  const why = "which addresses are in `Internet` depends on the virtual network (U5)";
  return {
    source: { certain: network.certain, possible: EVERY_ADDRESS, why },
    destination: { certain: { 4: ROUTED_IPV4, 6: [] }, possible: EVERY_ADDRESS, why },
  };
}

/** The default denies may not see IPv6 (U4); what then happens to it is not written anywhere. */
function leftoverIpv6(): Rule<RuleOrigin> {
  const why = "whether Azure's default denies match IPv6 is uncertain (U4)";
  const match: Match = {
    source: { certain: NO_ADDRESSES, possible: IPV6_ONLY, why },
    destination: exactly(EVERY_ADDRESS),
    transport: exactly(EVERY_TRANSPORT),
  };
  return ruleFrom("no rule for IPv6", "allow", match);
}

function platformRule(
  name: string,
  priority: number,
  verdict: RuleVerdict,
  ends: Pick<Match, "source" | "destination">,
): Rule<RuleOrigin> {
  return ruleFrom(name, verdict, { ...ends, transport: exactly(EVERY_TRANSPORT) }, priority);
}

function ruleFrom(
  name: string,
  verdict: RuleVerdict,
  match: Match,
  priority?: number,
): Rule<RuleOrigin> {
  const { certain, possible, uncertainty } = boxesOf(match);
  const origin = platformOrigin(PLATFORM, name, {
    ...(priority === undefined ? {} : { priority }),
    ...(uncertainty === undefined ? {} : { uncertainty }),
  });
  return { verdict, certain, possible, origin };
}

/** What holds for packets that no rule matches. */
export const IMPLIED_DENY = {
  verdict: "deny",
  origin: platformOrigin(PLATFORM, "no rule matches"),
} as const;

/** No group: outbound is open. Inbound, the documentation of different years says both (U1). */
export function layerWithoutGroup(direction: GateDirection, certain: boolean): Layer<RuleOrigin> {
  if (direction === "outbound" && certain) {
    const origin = platformOrigin(PLATFORM, "no network security group");
    return { rules: [], implied: { verdict: "allow", origin } };
  }
  return unknownLayer(
    direction === "inbound"
      ? "whether Azure opens a machine without a security group to inbound packets is uncertain (U1)"
      : "another security group of the document may filter here",
  );
}

/** A layer of which nothing is known. */
export function unknownLayer(why: string): Layer<RuleOrigin> {
  const match: Match = {
    source: anywhere(why),
    destination: anywhere(why),
    transport: anyhow(why),
  };
  return { rules: [ruleFrom("no known rule", "allow", match)], implied: IMPLIED_DENY };
}

// What Azure decides where no rule of a source does: the six default rules of every security group, and what happens
// where there is no group at all (cloud-semantics 1.1, 1.2, 1.5; U1, U4, U5).
import type { Layer, Rule } from "../../../../modules/packets";
import { ANY_ADDRESS } from "./groups/azure-addresses";
import type { AzureTerms } from "../azure-terms";
import { PUBLIC_IPV4 } from "../../rules/public-addresses";
import { type GateDirection, platformOrigin, type RuleAction } from "../../rules/rule";
import type { RuleOrigin } from "../../gate";
import {
  type Addresses,
  anyhow,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  EVERY_TRANSPORT,
  exactly,
  IPV6_ONLY,
  type Match,
  NO_ADDRESSES,
} from "../../rules/match";
import { anyOf } from "../../rules/match-boxes";

const PLATFORM = "Azure platform";

/** The default rules of every group in one direction, ready to follow a group's own rules. */
export function defaultRules(
  direction: GateDirection,
  terms: AzureTerms,
): readonly Rule<RuleOrigin>[] {
  const network = terms.tag("VirtualNetwork");
  const balancer = terms.tag("AzureLoadBalancer");
  const inside = { source: network, destination: terms.nearTag("VirtualNetwork") };
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
    : [leaving(terms, network), platformRule("DenyAllOutBound", 65500, "deny", everywhere), beyond];
}

/**
 * 65000 and 65001 as one rule: whichever of the two tags the destination is in, both allow, and what opens is one thing. The
 * source is a machine behind the group, which is in the virtual network that the group sees.
 */
function leaving(terms: AzureTerms, network: Bounds<Addresses>): Rule<RuleOrigin> {
  const transport = exactly(EVERY_TRANSPORT);
  const ends = [internetFrom(terms), { source: terms.guardedNetwork, destination: network }];
  return ruleFrom(
    "AllowVnetOutBound or AllowInternetOutBound",
    "allow",
    ends.map((one) => ({ ...one, transport })),
    65000,
  );
}

/** A routed address outside the virtual network is in `Internet`; inside, the rule before this one has allowed it. */
function internetFrom(terms: AzureTerms): Pick<Match, "source" | "destination"> {
  if (terms.networkIsStated) return { source: ANY_ADDRESS, destination: terms.tag("Internet") };
  const why = "which addresses are in `Internet` depends on the virtual network (U5)";
  const { certain } = terms.guardedNetwork;
  return {
    source: { certain, possible: EVERY_ADDRESS, reason: why },
    destination: { certain: { 4: PUBLIC_IPV4, 6: [] }, possible: EVERY_ADDRESS, reason: why },
  };
}

/** The default denies may not see IPv6 (U4); what then happens to it is not written anywhere. */
function leftoverIpv6(): Rule<RuleOrigin> {
  const why = "whether Azure's default denies match IPv6 is uncertain (U4)";
  const match: Match = {
    source: { certain: NO_ADDRESSES, possible: IPV6_ONLY, reason: why },
    destination: exactly(EVERY_ADDRESS),
    transport: exactly(EVERY_TRANSPORT),
  };
  return ruleFrom("no rule for IPv6", "allow", [match]);
}

function platformRule(
  name: string,
  priority: number,
  action: RuleAction,
  ends: Pick<Match, "source" | "destination">,
): Rule<RuleOrigin> {
  return ruleFrom(name, action, [{ ...ends, transport: exactly(EVERY_TRANSPORT) }], priority);
}

/** A rule of packets that one of the matches has. */
function ruleFrom(
  name: string,
  action: RuleAction,
  matches: readonly Match[],
  priority?: number,
): Rule<RuleOrigin> {
  const { certain, possible, reason, terms } = anyOf(matches, `${PLATFORM} ${name}`);
  const origin = platformOrigin(PLATFORM, name, {
    ...(priority === undefined ? {} : { priority }),
    ...(reason === undefined ? {} : { reason }),
  });
  return { action, certain, possible, ...(terms !== undefined && { terms }), origin };
}

/** What holds for packets that no rule matches. */
export const IMPLIED_DENY = {
  action: "deny",
  origin: platformOrigin(PLATFORM, "no rule matches"),
} as const;

/** No group: outbound is open. Inbound, the documentation of different years says both (U1). */
export function layerWithoutGroup(direction: GateDirection, certain: boolean): Layer<RuleOrigin> {
  if (direction === "outbound" && certain) {
    const origin = platformOrigin(PLATFORM, "no network security group");
    return { rules: [], implied: { action: "allow", origin } };
  }
  return unknownLayer(
    direction === "inbound"
      ? "whether Azure opens a machine without a security group to inbound packets is uncertain (U1)"
      : "another security group of the configuration may filter here",
  );
}

/**
 * A layer of which nothing is known.
 * @param restsOn addresses of what was not understood.
 */
export function unknownLayer(why: string, restsOn: readonly string[] = []): Layer<RuleOrigin> {
  const match: Match = {
    source: anywhere(why),
    destination: anywhere(why),
    transport: anyhow(why),
  };
  const rule = ruleFrom("no known rule", "allow", [match]);
  return { rules: [{ ...rule, origin: { ...rule.origin, restsOn } }], implied: IMPLIED_DENY };
}

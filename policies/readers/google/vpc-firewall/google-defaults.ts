// What Google decides where no rule of a source does: the implied rules of every network, and the rules with which
// Google pre-populates a network named `default` (cloud-semantics 3.2, 3.4).
import { type Layer, parsePrefix, PROTOCOL, type Rule } from "../../../../modules/packets";
import { addressesOf } from "../../rules/prefixes";
import { type GateDirection, platformOrigin } from "../../rules/rule";
import type { RuleOrigin } from "../../gate";
import {
  type Addresses,
  EVERY_ADDRESS,
  EVERY_TRANSPORT,
  exactly,
  type MatchedBoxes,
  type Transport,
} from "../../rules/match";
import { boxesOf } from "../../rules/match-boxes";

const PLATFORM = "Google platform";

const IMPLIED: Readonly<Record<GateDirection, Layer<RuleOrigin>["implied"]>> = {
  inbound: {
    action: "deny",
    origin: platformOrigin(PLATFORM, "implied deny of ingress", { priority: 65535 }),
  },
  outbound: {
    action: "allow",
    origin: platformOrigin(PLATFORM, "implied allow of egress", { priority: 65535 }),
  },
};

/** What holds for packets that no rule matches. */
export function impliedRule(direction: GateDirection): Layer<RuleOrigin>["implied"] {
  return IMPLIED[direction];
}

const EVERYTHING = boxesOf(
  {
    source: exactly(EVERY_ADDRESS),
    destination: exactly(EVERY_ADDRESS),
    transport: exactly(EVERY_TRANSPORT),
  },
  "implied",
);

/**
 * Rules of one direction in order, with the implied deny before the allows of its own number: a deny goes before an allow of
 * the same priority, so that an ingress allow of 65535 never takes effect (cloud-semantics 3.2, facts 1 and 2).
 */
export function withImplied(
  ordered: readonly Rule<RuleOrigin>[],
  direction: GateDirection,
): readonly Rule<RuleOrigin>[] {
  const { action, origin } = IMPLIED[direction];
  if (action !== "deny") return ordered;
  const at = ordered.findIndex(
    (rule) => rule.action === "allow" && rule.origin.priority === origin.priority,
  );
  if (at < 0) return ordered;
  const { certain, possible } = EVERYTHING;
  const deny: Rule<RuleOrigin> = { action, certain, possible, origin: { ...origin } };
  return [...ordered.slice(0, at), deny, ...ordered.slice(at)];
}

/** A rule with which Google pre-populates the network `default`. It may have been deleted since. */
export interface PrePopulatedRule {
  readonly boxes: MatchedBoxes;
  readonly origin: RuleOrigin;
}

const PRE_POPULATED_PRIORITY = 65534;

const INTERNAL = parsePrefix("10.128.0.0/9");
const IPV4 = parsePrefix("0.0.0.0/0");

function prePopulated(
  name: string,
  source: Addresses,
  transport: readonly Transport[],
): PrePopulatedRule {
  const reason = "the network is called `default`, and rules that Google prepared may be there";
  const match = {
    source: exactly(source),
    destination: exactly(EVERY_ADDRESS),
    transport: exactly(transport),
  };
  const { possible } = boxesOf(match, name);
  const origin = platformOrigin(PLATFORM, name, {
    priority: PRE_POPULATED_PRIORITY,
    reason,
  });
  return { boxes: { certain: [], possible }, origin };
}

const one = (number: number): Transport => ({ protocol: [{ first: number, last: number }] });
const tcpPort = (port: number): Transport => ({
  ...one(PROTOCOL.tcp),
  destinationPort: [{ first: port, last: port }],
});

/** The four ingress rules of a network named `default`. */
export const PRE_POPULATED_RULES: readonly PrePopulatedRule[] = [
  prePopulated("default-allow-internal", addressesOf([INTERNAL]), [
    one(PROTOCOL.tcp),
    one(PROTOCOL.udp),
    one(PROTOCOL.icmp),
  ]),
  prePopulated("default-allow-ssh", addressesOf([IPV4]), [tcpPort(22)]),
  prePopulated("default-allow-rdp", addressesOf([IPV4]), [tcpPort(3389)]),
  prePopulated("default-allow-icmp", addressesOf([IPV4]), [one(PROTOCOL.icmp)]),
];

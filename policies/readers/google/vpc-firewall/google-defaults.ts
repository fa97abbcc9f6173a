// What Google decides where no rule of a document does: the implied rules of every network, and the rules that Google
// prepares in a network named `default` (cloud-semantics 3.2, 3.4).
import { type Layer, parsePrefix, PROTOCOL } from "../../../../modules/packets";
import { addressesOf } from "../../prefixes";
import { type GateDirection, platformOrigin } from "../../rule";
import type { RuleOrigin } from "../../gate";
import {
  type Addresses,
  boxesOf,
  EVERY_ADDRESS,
  exactly,
  type MatchedBoxes,
  type Transport,
} from "../../match";

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

/** What holds for packets that no rule matches. Comes after user rules of the same number. */
export function impliedRule(direction: GateDirection): Layer<RuleOrigin>["implied"] {
  return IMPLIED[direction];
}

/** A rule that Google prepares in the network `default`. It may have been deleted since. */
export interface PreparedRule {
  readonly boxes: MatchedBoxes;
  readonly origin: RuleOrigin;
}

const PREPARED_PRIORITY = 65534;

const PREPARED_IN = parsePrefix("10.128.0.0/9");
const IPV4 = parsePrefix("0.0.0.0/0");

function prepared(name: string, source: Addresses, transport: readonly Transport[]): PreparedRule {
  const uncertainty =
    "the network is called `default`, and rules that Google prepared may be there";
  const match = {
    source: exactly(source),
    destination: exactly(EVERY_ADDRESS),
    transport: exactly(transport),
  };
  const { possible } = boxesOf(match, name);
  const origin = platformOrigin(PLATFORM, name, {
    priority: PREPARED_PRIORITY,
    reason: uncertainty,
  });
  return { boxes: { certain: [], possible }, origin };
}

const one = (number: number): Transport => ({ protocol: [{ first: number, last: number }] });
const tcpPort = (port: number): Transport => ({
  ...one(PROTOCOL.tcp),
  destinationPort: [{ first: port, last: port }],
});

/** The four ingress rules of a network named `default`. */
export const PREPARED_RULES: readonly PreparedRule[] = [
  prepared("default-allow-internal", addressesOf([PREPARED_IN]), [
    one(PROTOCOL.tcp),
    one(PROTOCOL.udp),
    one(PROTOCOL.icmp),
  ]),
  prepared("default-allow-ssh", addressesOf([IPV4]), [tcpPort(22)]),
  prepared("default-allow-rdp", addressesOf([IPV4]), [tcpPort(3389)]),
  prepared("default-allow-icmp", addressesOf([IPV4]), [one(PROTOCOL.icmp)]),
];

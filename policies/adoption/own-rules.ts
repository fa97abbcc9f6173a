// Which rules are about some traffic, and which merely let it pass among everything else. Only the first say anything about
// rows and peers: nobody documents a flow by opening all protocols.
import { type Box, type Chain, type Layer, PROTOCOL, type Rule } from "../../modules/packets";
import type { RuleOrigin } from "../readers";

/** Whether the packets are of transports that port tables are about. */
export function isTransportOnly({ protocol }: Box): boolean {
  return protocol.every(
    ({ first, last }) => first === last && (first === PROTOCOL.tcp || first === PROTOCOL.udp),
  );
}

/** Written in the document, and about transports alone. */
export function isOwnRule({ origin, certain }: Rule<RuleOrigin>): boolean {
  return origin.writtenBy === "document" && certain.every(isTransportOnly);
}

/** The chain with nothing open but what such rules open; everything that closes stays. */
export function ownRulesOnly(chain: Chain<RuleOrigin>): Chain<RuleOrigin> {
  return chain.map((layer): Layer<RuleOrigin> => {
    const rules = layer.rules.filter((rule) => rule.action === "deny" || isOwnRule(rule));
    const implied = { action: "deny" as const, origin: layer.implied.origin };
    return { rules, implied };
  });
}

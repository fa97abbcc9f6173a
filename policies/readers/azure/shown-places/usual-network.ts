// `VirtualNetwork` may hold any address: of other networks, of what is behind gateways, and of routes. Nearly always it holds
// private ones alone. Where a rule certainly opens or closes something but for that, it is told as certain, and that this was
// assumed; that nothing changes is never told on such grounds.
import {
  type AddressRange,
  type Box,
  type Chain,
  type Family,
  intersectAddresses,
  type Literal,
  parsePrefix,
  type Rule,
  type Term,
} from "../../../../modules/packets";
import type { RuleOrigin } from "../../gate";
import type { UsualCase } from "../../shown-places";

/** What networks have inside, and what nobody has. */
const INSIDE: Readonly<Record<Family, readonly AddressRange[]>> = {
  4: [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
  ].map(parsePrefix),
  6: ["fc00::/7", "fe80::/10", "ff00::/8"].map(parsePrefix),
};

const TAG = "the service tag `VirtualNetwork`";

export const USUAL_NETWORK: UsualCase = {
  assumes:
    "`VirtualNetwork` holds private addresses only, wherever something is said to open or close for certain",
  of: usually,
};

function usually(chain: Chain<RuleOrigin>): Chain<RuleOrigin> {
  return chain.map(({ rules, implied }) => ({ rules: rules.map(usualRule), implied }));
}

function usualRule(rule: Rule<RuleOrigin>): Rule<RuleOrigin> {
  const { terms } = rule;
  if (terms === undefined || !terms.some(({ when }) => when.some(isAboutNetwork))) return rule;
  const usual = terms.map(usualTerm).filter(({ boxes }) => boxes.length > 0);
  const isExact = usual.every(({ when }) => when.length === 0);
  return {
    ...rule,
    possible: isExact ? rule.certain : usual.flatMap(({ boxes }) => boxes),
    terms: usual,
  };
}

function isAboutNetwork({ unknown }: Literal): boolean {
  return unknown.endsWith(` in ${TAG}`);
}

function usualTerm({ boxes, when }: Term): Term {
  const sides = when
    .filter((literal) => literal.holds && isAboutNetwork(literal))
    .map(({ unknown }) => (unknown.startsWith("source") ? "source" : "destination"));
  return {
    boxes: sides.reduce<readonly Box[]>((rest, side) => rest.flatMap(inside(side)), boxes),
    when,
  };
}

function inside(side: "source" | "destination"): (box: Box) => readonly Box[] {
  return (box) => {
    const ranges = intersectAddresses(box[side], INSIDE[box.family]);
    return ranges.length === 0 ? [] : [{ ...box, [side]: ranges }];
  };
}

// What a deployment's flows ask for, as gates: every flow is allowed, everything else is not.
import type { Range } from "../../../modules/packets";
import type { BoundEnd, BoundFlow, Deployment } from "../../../modules/sites";
import { everyAddress } from "../plain-addresses";
import { clause } from "../plain-azure-rule";
import type { PlainReading } from "../plain-evaluator";
import type { PlainGate, PlainRule, Span } from "../plain-packets";

const FAMILIES = [4, 6] as const;
const EVERYWHERE = FAMILIES.map((family) => everyAddress(family));

/** The gates that a reading should have: those of `like`, with the flows for rules. */
export function gatesAskedFor({ flows }: Deployment, like: PlainReading): PlainReading {
  return { gates: like.gates.map((gate) => ({ ...gate, rules: rulesFor(flows, gate) })) };
}

const EVERY_PORT: Range = { first: 0, last: 65535 };

/** Protocol numbers as IANA lists them. */
const NUMBERS: Readonly<Record<BoundFlow["transport"], readonly [number, number]>> = {
  icmp: [1, 1],
  igmp: [2, 2],
  ipip: [4, 4],
  tcp: [6, 6],
  udp: [17, 17],
  gre: [47, 47],
  esp: [50, 50],
  ah: [51, 51],
  icmpv6: [58, 58],
  sctp: [132, 132],
  any: [0, 255],
};

function rulesFor(flows: Deployment["flows"], gate: PlainGate): readonly PlainRule[] {
  const wanted = flows.filter(
    ({ direction, near }) =>
      direction === gate.direction && (gate.guards?.includes(near.role) ?? true),
  );
  const nothing: PlainRule = {
    address: "not asked for",
    writtenBy: "document",
    action: "deny",
    near: EVERYWHERE,
    far: EVERYWHERE,
    traffic: FAMILIES.map((family) => clause(family, 0, 255)),
    sure: true,
  };
  const allowed = wanted.map(({ id, transport, near, far, ports, sourcePorts }): PlainRule => {
    const [least, most] = NUMBERS[transport];
    const pair = ({ first, last }: Range): readonly [number, number] => [first, last];
    const from = pair(sourcePorts ?? EVERY_PORT);
    return {
      ...nothing,
      address: id,
      action: "allow",
      near: spansOf(near),
      far: spansOf(far),
      traffic: FAMILIES.map((family) =>
        clause(family, least, most, [from], [pair(ports ?? EVERY_PORT)]),
      ),
    };
  });
  return [...allowed, nothing];
}

function spansOf({ addresses }: BoundEnd): readonly Span[] {
  return addresses.flatMap(({ family, ranges }) =>
    ranges.map(({ first, last }) => ({ family, first, last, sure: true })),
  );
}

// What a deployment's flows ask for, as gates: every flow is allowed, everything else is not.
import type { BoundEnd, Deployment } from "../../../modules/sites";
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
    const protocol = { tcp: 6, udp: 17 }[transport];
    const pair = ({ first, last }: typeof ports): readonly [number, number] => [first, last];
    const from = pair(sourcePorts ?? { first: 0, last: 65535 });
    return {
      ...nothing,
      address: id,
      action: "allow",
      near: spansOf(near),
      far: spansOf(far),
      traffic: FAMILIES.map((family) => clause(family, protocol, protocol, [from], [pair(ports)])),
    };
  });
  return [...allowed, nothing];
}

function spansOf({ addresses }: BoundEnd): readonly Span[] {
  return addresses.flatMap(({ family, ranges }) =>
    ranges.map(({ first, last }) => ({ family, first, last, sure: true })),
  );
}

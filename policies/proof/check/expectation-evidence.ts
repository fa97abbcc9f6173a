// The site's expectations held against the gates: exactly those packets that an expectation names, at every gate of the
// Edge that they pass. An expectation to accept is a flow that must be open; one to deny, a region that must be closed.
import { type CompareOptions, decide, PacketSet } from "../../../modules/packets";
import type { Box, Chain } from "../../../modules/packets";
import { type Deployment, type Expectation, guards } from "../../../modules/sites";
import type { ExpectationEvidence } from "../../catalog";
import type { Gate } from "../../readers";
import { compareGate } from "./compare-gate";
import type { Expected } from "./replayed-chain";
import { DENY_ALL, type FlowOrigin } from "../chains";
import { boxesBetween } from "../required-chain";

/** One entry for each expectation, with the gates that its packets pass. */
export function expectationEvidence(
  { expectations = [] }: Deployment,
  gates: readonly Gate[],
  expected: Readonly<Record<Gate["direction"], Expected>>,
  options: CompareOptions,
): readonly ExpectationEvidence[] {
  return expectations.map((expectation) => {
    const boxes = expectedBoxes(expectation);
    const chain = expectation.verdict === "accept" ? allowOnly(boxes) : DENY_ALL;
    const at = gates.flatMap((gate) => narrowed(gate, expectation, boxes));
    return {
      expectation,
      gates: at.map((gate) => compareGate(gate, { required: chain, permitted: chain }, options)),
      guarded: PacketSet.of(at.flatMap(({ scope = [] }) => scope)).covers(PacketSet.of(boxes)),
      flowOf: (packet) =>
        decide(expected[expectation.direction].required, "may", packet).path.at(-1),
    };
  });
}

/** The packets that an expectation is about, in every family that both ends have. */
export function expectedBoxes(expectation: Expectation): readonly Box[] {
  const { protocols, ports } = expectation;
  return boxesBetween(expectation, {
    protocol: protocols,
    ...(ports !== undefined && { destinationPort: ports }),
  });
}

/** The gate for these packets alone; nothing where none of them passes it. */
function narrowed(
  gate: Gate,
  { direction, near }: Expectation,
  boxes: readonly Box[],
): readonly Gate[] {
  if (gate.machines !== "edge" || gate.direction !== direction) return [];
  if (!guards(gate, near.role)) return [];
  const scope =
    gate.scope === undefined
      ? boxes
      : PacketSet.of(gate.scope).intersect(PacketSet.of(boxes)).boxes();
  return scope.length === 0 ? [] : [{ ...gate, scope }];
}

function allowOnly(boxes: readonly Box[]): Chain<FlowOrigin> {
  const rule = { action: "allow", certain: boxes, possible: boxes, origin: undefined } as const;
  return [{ rules: [rule], implied: { action: "deny", origin: undefined } }];
}

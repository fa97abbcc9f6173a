// Evidence for the policies, made by hand: one region, one gate, one deployment.
import type { Packet } from "../../modules/packets";
import type { Evidence, GateEvidence, Region } from "../../policies/catalog";
import { ACCESS, boxes, deployment, flow, gate, origin, PARTNERS, reading } from "./hand-made";

/** The flow of these tests: partners to the access interface, tcp 5061. */
export const SIP = flow("inbound", "tcp", 5061);

const WITNESS: Packet = {
  family: 4,
  source: 0xcb007101n,
  destination: 0x0a2d100an,
  protocol: 6,
  sourcePort: 49152,
  destinationPort: 5061,
};

/** Packets of `SIP`, decided by a rule called `culprit`. */
export function region(others: Partial<Region> = {}): Region {
  const packets = boxes({ from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 5061 });
  return {
    packets,
    truncated: false,
    whole: others.packets ?? packets,
    witness: WITNESS,
    decidedBy: origin("culprit", { priority: 300 }),
    alsoDecidedBy: [],
    ...others,
  };
}

/** An inbound Edge gate with nothing wrong, but for what is given. */
export function gateEvidence(others: Partial<GateEvidence> = {}): GateEvidence {
  return {
    gate: gate("inbound", []),
    missing: [],
    excess: [],
    maybeMissing: [],
    maybeExcess: [],
    ...others,
  };
}

/** A sound deployment with one gate in each direction, but for what is given. */
export function evidence(others: Partial<Evidence> = {}): Evidence {
  return {
    deployment: deployment([SIP]),
    file: "doc.tf.json",
    reading: reading([]),
    gates: [gateEvidence(), gateEvidence({ gate: gate("outbound", []) })],
    unguardedFlows: [],
    unreadFiles: [],
    ...others,
  };
}

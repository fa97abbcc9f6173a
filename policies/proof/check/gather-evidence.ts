// What the policies judge: every gate of a deployment held against the flows of its direction.
import { Budget, compareChains, type CompareOptions } from "../../../modules/packets";
import type { Box, Chain, Rule } from "../../../modules/packets";
import { type BoundFlow, type Deployment, guards } from "../../../modules/sites";
import type { Evidence } from "../../catalog";
import { type Gate, type Reading, trafficOfPlatforms } from "../../readers";
import type { FlowOrigin } from "../chains";
import { requiredChain } from "../required-chain";
import { compareGate } from "./compare-gate";
import { droppedRegions } from "./dropped-regions";
import { expectationEvidence } from "./expectation-evidence";
import type { Expected } from "./replayed-chain";

export interface EvidenceOptions extends CompareOptions {
  /** Files that Terraform would read together with the configuration. @default none */
  readonly unreadFiles?: readonly string[];
}

export function gatherEvidence(
  file: string,
  reading: Reading,
  deployment: Deployment,
  options: EvidenceOptions,
): Evidence {
  const { flows } = deployment;
  const whole = Budget.of(options.budget);
  const expected = {
    inbound: expectedIn("inbound", deployment),
    outbound: expectedIn("outbound", deployment),
  };
  const packets = new Map(
    Object.values(expected).flatMap(({ required }) =>
      required.flatMap(({ rules }) =>
        rules.map(({ origin, possible }) => [origin, possible] as const),
      ),
    ),
  );
  return {
    deployment,
    file,
    reading,
    gates: reading.gates.map((gate) =>
      // One gate that is too hard leaves work to be done for the others.
      whole.lend(1 / 2, (budget) =>
        compareGate(gate, expectedAt(gate, expected[gate.direction]), { ...options, budget }),
      ),
    ),
    expectations: expectationEvidence(deployment, reading.gates, expected, options),
    dropped: droppedRegions(
      trafficOfPlatforms(reading),
      deployment,
      (flow) => packets.get(flow) ?? [],
    ),
    unguardedFlows: flows.filter(
      (flow) => !isGuarded(flow, packets.get(flow) ?? [], reading.gates),
    ),
    unreadFiles: options.unreadFiles ?? [],
  };
}

/** What must pass in a direction, and what may. Without allowances the two are one chain. */
function expectedIn(
  direction: Gate["direction"],
  { flows, allowances = [] }: Deployment,
): Expected {
  const own = flows.filter((flow) => flow.direction === direction);
  const besides = allowances.flatMap(({ flow }) => (flow.direction === direction ? [flow] : []));
  const required = requiredChain(own);
  const permitted = besides.length === 0 ? required : requiredChain([...own, ...besides]);
  return { required, permitted };
}

/** The flows of a direction that pass the gate: those of the interfaces that it guards. */
function expectedAt(gate: Gate, { required, permitted }: Expected): Expected {
  if (gate.interfaces === undefined) return { required, permitted };
  const guarded = (chain: Chain<FlowOrigin>): Chain<FlowOrigin> =>
    chain.map((layer) => ({
      ...layer,
      rules: layer.rules.filter(
        ({ origin }) => origin !== undefined && guards(gate, origin.near.role),
      ),
    }));
  const must = guarded(required);
  return { required: must, permitted: permitted === required ? must : guarded(permitted) };
}

/** Whether every packet of the flow passes some Edge gate, and there is such a packet. */
function isGuarded(flow: BoundFlow, packets: readonly Box[], gates: readonly Gate[]): boolean {
  if (packets.length === 0) return false;
  const edge = gates.filter(
    ({ machines, direction }) => machines === "edge" && direction === flow.direction,
  );
  // Without any gate, there is one finding for the direction and none for each flow.
  if (edge.length === 0) return true;
  const own = edge.filter((gate) => guards(gate, flow.near.role));
  if (own.some(({ scope }) => scope === undefined)) return true;
  return compareChains(requiredChain([flow]), "may", scopesOf(own), "must").length === 0;
}

function scopesOf(gates: readonly Gate[]): Chain<FlowOrigin> {
  const rules = gates.map(({ scope = [] }): Rule<FlowOrigin> => {
    return { action: "allow", certain: scope, possible: scope, origin: undefined };
  });
  return [{ rules, implied: { action: "deny", origin: undefined } }];
}

// The part of a finding that every region brings along.
import type { Finding } from "./finding";
import { findingFlow } from "./flow-words";
import type { Evidence, GateEvidence, Region } from "./policy";

type FromRegion = Omit<Finding, "kind" | "policy" | "message" | "remedy" | "expected" | "got">;

/** Everything about a region but its judgement. */
export function fromRegion(
  { deployment }: Evidence,
  { gate }: GateEvidence,
  region: Region,
): FromRegion {
  const { packets, truncated, witness, decidedBy, next, flow } = region;
  return {
    deployment: deployment.name,
    gate: gate.name,
    direction: gate.direction,
    packets,
    ...(truncated && { truncated }),
    witness,
    decidedBy,
    ...(next !== undefined && { nextRule: next.rule, nextVerdict: next.verdict }),
    ...(flow !== undefined && { flow: findingFlow(flow) }),
  };
}

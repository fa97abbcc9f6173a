// A finding about the packets of a region: what every region brings along, the policy's judgement, and the fingerprint.
import type { RuleOrigin } from "../readers";
import type { Finding } from "./finding";
import { fingerprintOf } from "./fingerprint";
import { formerFingerprintOf } from "./former-fingerprint";
import { describeAssumption, findingFlow } from "./flow-words";
import { hashesSecrets } from "./secret-fingerprint";
import type { Evidence, GateEvidence, Region } from "./policy";

/** What a policy says of a region. */
export type Judgement = Pick<
  Finding,
  "kind" | "policy" | "message" | "remedy" | "expected" | "got" | "flow"
>;

/** The finding of a policy about one region. */
export function regionFinding(
  { deployment, reading, veil }: Evidence,
  { gate }: GateEvidence,
  region: Region,
  judgement: Judgement,
): Finding {
  const { packets, truncated, witness, decidedBy, alsoDecidedBy, next, flow } = region;
  const finding: Finding = {
    ...(flow !== undefined && { flow: findingFlow(flow) }),
    ...judgement,
    message: `${judgement.message}${describeAssumption(region, judgement)}`,
    deployment: deployment.name,
    gate: gate.name,
    direction: gate.direction,
    packets,
    ...(truncated && { truncated }),
    witness,
    decidedBy,
    ...(alsoDecidedBy.length > 0 && { alsoDecidedBy }),
    ...(next !== undefined && { nextRule: next.rule, nextVerdict: next.verdict }),
  };
  return {
    ...finding,
    decidedBy: inDoubtOf(region, judgement),
    fingerprint: fingerprintOf(finding, region, gate, reading.contents),
    formerFingerprint: formerFingerprintOf(finding, region, gate.chain),
    ...(hashesSecrets(finding, region, gate, veil) && { sensitive: true }),
  };
}

/** The rule that decides; where it is the flow that is in doubt, with that doubt in the place of the rule's own. */
function inDoubtOf({ decidedBy, openFlow }: Region, { got }: Judgement): RuleOrigin {
  return openFlow === undefined || got !== "unknown"
    ? decidedBy
    : {
        ...decidedBy,
        reason: `the contents of the service tag \`${openFlow.far.role}\` are not known`,
      };
}

/** The finding about packets that a platform drops at every gate. */
export function droppedFinding(
  { deployment, veil }: Evidence,
  direction: "inbound" | "outbound",
  region: Region,
  judgement: Pick<Judgement, "policy" | "message" | "remedy">,
): Finding {
  const { packets, truncated, witness, decidedBy, flow } = region;
  const finding: Finding = {
    ...(flow !== undefined && { flow: findingFlow(flow) }),
    ...judgement,
    kind: "unproven",
    expected: "allow",
    got: "unknown",
    deployment: deployment.name,
    direction,
    packets,
    ...(truncated && { truncated }),
    witness,
    decidedBy,
  };
  const everywhere = { name: "every gate", direction, machines: "edge", chain: [] } as const;
  return {
    ...finding,
    fingerprint: fingerprintOf(finding, region, everywhere),
    ...(hashesSecrets(finding, region, everywhere, veil) && { sensitive: true }),
  };
}

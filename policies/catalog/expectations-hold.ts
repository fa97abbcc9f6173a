// What the site expects of its gates beside the documented flows holds for every packet that it names. An expectation opens
// nothing: one that contradicts the flows is a finding here or of another policy, whatever the gates do.
import { formatPlace } from "../../modules/input";
import type { Expectation } from "../../modules/sites";
import type { Finding } from "./finding";
import { citeFlow, describeRules, findingFlow } from "./flow-words";
import type {
  DroppedRegion,
  Evidence,
  ExpectationEvidence,
  GateEvidence,
  Policy,
  Region,
} from "./policy";
import { droppedFinding, regionFinding } from "./region-finding";

const id = "expectations-hold";

export const expectationsHold: Policy = {
  id,
  statement:
    "Every packet that the site expects to be accepted passes the gates in front of the Edge, and none that it expects to be denied does.",
  why: "What somebody relies on beside the port tables should fail loudly when a change breaks it.",
  citation: "The entries under `expect` in the site file.",
  check: (evidence) => [
    ...(evidence.expectations ?? []).flatMap((one) => [
      ...unguarded(evidence, one),
      ...one.gates.flatMap((gate) => checkGate(evidence, one, gate)),
    ]),
    ...(evidence.dropped ?? []).flatMap((one) => droppedPackets(evidence, one)),
  ],
};

function checkGate(
  evidence: Evidence,
  one: ExpectationEvidence,
  gate: GateEvidence,
): readonly Finding[] {
  return [
    ...gate.missing.map((region) => closed(evidence, one, gate, region)),
    ...gate.excess.map((region) => open(evidence, one, gate, region)),
    ...[...gate.maybeMissing, ...gate.maybeExcess].map((region) =>
      unproven(evidence, one, gate, region),
    ),
    ...unfinished(evidence, one, gate),
  ];
}

function closed(
  evidence: Evidence,
  one: ExpectationEvidence,
  gate: GateEvidence,
  region: Region,
): Finding {
  return regionFinding(evidence, gate, region, {
    ...broken(one, region, "closes"),
    kind: "missing",
    expected: "allow",
    got: "deny",
    remedy:
      one.flowOf(region.witness) === undefined
        ? "an expectation opens nothing: list the packets as an extra flow with owner, reason and expiry, or correct the expectation"
        : "let a rule that allows the packets come first",
  });
}

function open(
  evidence: Evidence,
  one: ExpectationEvidence,
  gate: GateEvidence,
  region: Region,
): Finding {
  return regionFinding(evidence, gate, region, {
    ...broken(one, region, "opens"),
    kind: "excess",
    expected: "deny",
    got: "allow",
    remedy:
      one.flowOf(region.witness) === undefined
        ? "remove the rule or narrow it"
        : "the expectation contradicts the flow: correct the expectation, or leave the row or extra flow out of the site",
  });
}

/** What is said alike of packets that are closed and of packets that are open against an expectation. */
function broken(one: ExpectationEvidence, region: Region, does: "closes" | "opens") {
  const flow = one.flowOf(region.witness);
  const why =
    flow === undefined ? "no documented flow asks for it" : `documented by ${citeFlow(flow)}`;
  return {
    policy: id,
    message: `${wordsOf(one.expectation)}, but ${describeRules(region)} ${does} it (${why})`,
    ...(flow !== undefined && { flow: findingFlow(flow) }),
  };
}

function unproven(
  evidence: Evidence,
  one: ExpectationEvidence,
  gate: GateEvidence,
  region: Region,
): Finding {
  const { reason: uncertainty } = region.decidedBy;
  const why = uncertainty === undefined ? "" : ` (${uncertainty})`;
  return regionFinding(evidence, gate, region, {
    kind: "unproven",
    policy: id,
    expected: one.expectation.verdict === "accept" ? "allow" : "deny",
    got: "unknown",
    message: `${wordsOf(one.expectation)}, and what ${describeRules(region)} matches is not known${why}`,
    remedy: "write the rule with exact addresses, protocol and ports",
  });
}

function droppedPackets(
  evidence: Evidence,
  { traffic, region, expectation }: DroppedRegion,
): readonly Finding[] {
  if (expectation === undefined || traffic.passesIf !== undefined) return [];
  return [
    droppedFinding(evidence, traffic.direction, region, {
      policy: id,
      message: `${wordsOf(expectation)}, and some of it does not pass whatever the rules say: ${traffic.origin.reason ?? ""}`,
      remedy: "correct the expectation",
    }),
  ];
}

function unfinished(
  { deployment }: Evidence,
  { expectation }: ExpectationEvidence,
  { gate, unfinished: why }: GateEvidence,
): readonly Finding[] {
  if (why === undefined) return [];
  return [
    {
      kind: "unproven",
      policy: id,
      deployment: deployment.name,
      gate: gate.name,
      direction: gate.direction,
      message: `${wordsOf(expectation)}, and the comparison at ${gate.name} was given up: ${why}`,
      remedy: "split the rules over several groups or shorten their lists",
      packets: [],
    },
  ];
}

function unguarded(
  { deployment }: Evidence,
  { expectation, guarded }: ExpectationEvidence,
): readonly Finding[] {
  if (guarded) return [];
  return [
    {
      kind: "unsupported",
      policy: id,
      deployment: deployment.name,
      direction: expectation.direction,
      message: `${wordsOf(expectation)}, but some of these packets reach no gate of the configuration`,
      remedy: "attach the rules where the Edge addresses are, or correct the expectation",
      packets: [],
      place: expectation.place,
    },
  ];
}

/** `the site expects tcp 443 from clients to access to be accepted (edge.yaml:31:5)`. */
function wordsOf({ words, verdict, place }: Expectation): string {
  const said = verdict === "accept" ? "accepted" : "denied";
  return `the site expects ${words} to be ${said} (${formatPlace(place)})`;
}

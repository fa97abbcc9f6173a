// The proof: a Terraform configuration and a deployment in, a verdict out. Reads the gates, compares each with the flows of
// its direction, and lets every policy of the catalog judge the result. Knows no cloud.
import { Budget, compareChains, type CompareOptions } from "../../../modules/packets";
import type { Box, Chain, Rule } from "../../../modules/packets";
import { guards, type BoundFlow, type Deployment } from "../../../modules/sites";
import {
  CATALOG,
  configurationFingerprint,
  faultFinding,
  formerConfigurationFingerprint,
  namesSecrets,
} from "../../catalog";
import type { Evidence, Finding, Policy } from "../../catalog";
import {
  trafficOfPlatforms,
  locateRule,
  parseTerraformConfiguration,
  readGates,
  veilOf,
} from "../../readers";
import type { Gate, Reading, Source, Surroundings, Veil } from "../../readers";
import { compareGate } from "./compare-gate";
import type { Expected } from "./replayed-chain";
import { droppedRegions, platformAssumptions } from "./dropped-regions";
import { foldConsequences } from "./consequences";
import { expectationEvidence } from "./expectation-evidence";
import { mentionPairs } from "./slip-hints";
import type { FlowOrigin } from "../chains";
import { veilAdvice, veilEvidence, veilFinding, veilFlow } from "../veiled";
import { requiredChain } from "../required-chain";
import { tagAssumptions } from "./tag-assumptions";
import { suppress, adviseSuppressions } from "./suppress";
import { ruleUses } from "./rule-uses";
import { adviseRules } from "./rule-advice";
import { type DeploymentVerdict, gravestFirst, verdictOf } from "./verdict";
import { renderStack } from "./written-stack";

export interface ProveOptions extends CompareOptions {
  /** Files that Terraform would read together with the configuration. @default none */
  readonly unreadFiles?: readonly string[];
  /** Other configurations of the run, which may act on the same machines. @default none */
  readonly surroundings?: Surroundings;
  /** Whether the verdict is to say what each rule is good for. @default false */
  readonly ruleUses?: boolean;
  /** Whether to look for rules that could go without changing anything; takes longer than the proof. @default false */
  readonly advise?: boolean;
  /** Whether what the sources mark as sensitive is printed as anything else. @default false */
  readonly showSensitive?: boolean;
}

/** Whether the configuration opens every flow of the deployment and nothing else, exactly. */
export function prove(
  document: Source,
  deployment: Deployment,
  options: ProveOptions = {},
): DeploymentVerdict {
  const reading = readGates(document, deployment, options.surroundings);
  return judge(document.file, reading, deployment, options);
}

/**
 * The same for a stack that was not written to a file yet.
 * @param stack anything with the `toTerraform` of a cdktf stack.
 * @param name the stack's name, for reports.
 */
export function proveStack(
  stack: { toTerraform(): unknown },
  name: string,
  deployment: Deployment,
  options: ProveOptions = {},
): DeploymentVerdict {
  const { text, file } = renderStack(stack, name);
  return prove(parseTerraformConfiguration(text, file), deployment, options);
}

/** The proof from what a reader has read. */
export function judge(
  file: string,
  reading: Reading,
  deployment: Deployment,
  options: ProveOptions = {},
): DeploymentVerdict {
  const veil = veilOf([reading], options.showSensitive);
  const evidence = veilEvidence(gatherEvidence(file, reading, deployment, options), veil);
  const found = CATALOG.flatMap((policy) => ask(policy, evidence)).map((finding) =>
    located(named(finding, veil), reading),
  );
  const { suppressions } = deployment;
  const all = gravestFirst(suppress(mentionPairs(gravestFirst(found)), suppressions));
  const findings = foldConsequences(all).map((finding) => veilFinding(finding, veil));
  const assumptions = [
    ...reading.assumptions,
    ...tagAssumptions(deployment),
    ...platformAssumptions(evidence.dropped ?? [], trafficOfPlatforms(reading), deployment),
  ].map((text) => veil.text(text));
  const advisories = [
    ...deployment.advisories,
    ...adviseSuppressions(all, suppressions),
    ...(reading.advisories ?? []),
    ...(options.advise === true ? adviseRules(reading) : []),
  ].map((one) => ({ ...one, message: veil.text(one.message) }));
  const uses = options.ruleUses === true ? usesOf(reading, deployment, veil) : {};
  const notes = veilAdvice(veil);
  const flows = deployment.flows.map((flow) => veilFlow(flow, veil));
  return {
    deployment: deployment.name,
    cloud: deployment.cloud,
    file,
    verdict: verdictOf(findings),
    findings,
    assumptions: assumptions.sort(),
    advisories: [...advisories, ...notes],
    flows,
    allowances: (deployment.allowances ?? []).map((one) => ({
      ...one,
      message: veil.text(one.message),
    })),
    ...uses,
    flowCount: deployment.flows.length,
    ruleCount: reading.ruleCount,
  };
}

/** A fault of ours in one policy is a finding of its own and hides no other. */
function ask(policy: Policy, evidence: Evidence): readonly Finding[] {
  try {
    return policy.check(evidence);
  } catch (error) {
    return [faultFinding(error, policy.id, evidence.deployment.name)];
  }
}

function usesOf(
  { gates, source }: Reading,
  { flows, allowances = [] }: Deployment,
  veil: Veil,
): Pick<DeploymentVerdict, "ruleUses"> {
  const uses = ruleUses(gates, [...flows, ...allowances.map(({ flow }) => flow)]);
  if (uses === undefined) return {};
  return {
    ruleUses: uses.map((use) => ({
      ...use,
      rule: veil.rule(locateRule(use.rule, source)),
      matches: veil.boxes(use.matches),
      gates: use.gates.map((gate) => veil.text(gate)),
    })),
  };
}

/** The finding with the positions of the rules that it names. */
function located(finding: Finding, { source }: Reading): Finding {
  const { decidedBy, alsoDecidedBy, nextRule } = finding;
  return {
    ...finding,
    ...(decidedBy !== undefined && { decidedBy: locateRule(decidedBy, source) }),
    ...(alsoDecidedBy !== undefined && {
      alsoDecidedBy: alsoDecidedBy.map((rule) => locateRule(rule, source)),
    }),
    ...(nextRule !== undefined && { nextRule: locateRule(nextRule, source) }),
  };
}

function named(finding: Finding, veil: Veil): Finding {
  return finding.fingerprint === undefined
    ? {
        ...finding,
        fingerprint: configurationFingerprint(finding),
        formerFingerprint: formerConfigurationFingerprint(finding),
        ...(namesSecrets(finding, veil) && { sensitive: true }),
      }
    : finding;
}

function gatherEvidence(
  file: string,
  reading: Reading,
  deployment: Deployment,
  options: ProveOptions,
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

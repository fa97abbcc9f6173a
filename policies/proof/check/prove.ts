// The proof: a Terraform configuration and a deployment in, a verdict out. Reads the gates, compares each with the flows of
// its direction, and lets every policy of the catalog judge the result. Knows no cloud.
import type { Deployment } from "../../../modules/sites";
import {
  CATALOG,
  configurationFingerprint,
  type Evidence,
  faultFinding,
  type Finding,
  formerConfigurationFingerprint,
  namesSecrets,
  type Policy,
} from "../../catalog";
import {
  locateRule,
  parseTerraformConfiguration,
  readGates,
  type Reading,
  type Source,
  type Surroundings,
  trafficOfPlatforms,
  type Veil,
  veilOf,
} from "../../readers";
import { veilAdvice, veilEvidence, veilFinding, veilFlow } from "../veiled";
import { foldConsequences } from "./consequences";
import { platformAssumptions } from "./dropped-regions";
import { tagAssumptions } from "./tag-assumptions";
import { type EvidenceOptions, gatherEvidence } from "./gather-evidence";
import { adviseRules } from "./rule-advice";
import { ruleUses } from "./rule-uses";
import { mentionPairs } from "./slip-hints";
import { adviseSuppressions, suppress } from "./suppress";
import { type DeploymentVerdict, gravestFirst, verdictOf } from "./verdict";
import { renderStack } from "./written-stack";

export interface ProveOptions extends EvidenceOptions {
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

// What the proof says in the end, about one deployment and about several.
import type { Advisory, Allowance, BoundFlow, Cloud } from "../../../modules/sites";
import type { Finding, FindingKind } from "../../catalog";
import type { RuleUse } from "./rule-uses";

/** `undecided` is not a lesser `proven`: it fails the gate. */
export type ProofVerdict = "proven" | "refuted" | "undecided";

/** Everything there is to report about one deployment. */
export interface DeploymentVerdict {
  readonly deployment: string;
  readonly cloud: Cloud;
  /** The configuration that was judged, as the caller names it. */
  readonly file: string;
  readonly verdict: ProofVerdict;
  /**
   * `missing` first, then `excess`, `unsupported`, `unproven`, and behind them those that the site suppresses. Proven
   * exactly when none but suppressed ones are here.
   */
  readonly findings: readonly Finding[];
  /** What the verdict rests on and no configuration shows. */
  readonly assumptions: readonly string[];
  readonly advisories: readonly Advisory[];
  /** The flows that were required, in the order of the site's documents. */
  readonly flows: readonly BoundFlow[];
  /**
   * What the deployment's gates may let through besides the flows, by name: `kind`, `message` (one sentence for people) and
   * `citation` (an address) are what a report shows of each; `flow` has its addresses and ports. Every report lists them
   * all, also of a proven deployment.
   */
  readonly allowances?: readonly Allowance[];
  /**
   * What each rule is good for. Only there when the proof was asked for it, because few reports show it, and absent where it
   * takes too much work.
   */
  readonly ruleUses?: readonly RuleUse[];
  /** Distinct flows that were required. */
  readonly flowCount: number;
  /** Firewall rules of the configuration that were read. */
  readonly ruleCount: number;
}

const ORDER: Readonly<Record<FindingKind, number>> = {
  missing: 0,
  excess: 1,
  // What was not understood often makes the rest uncertain.
  unsupported: 2,
  unproven: 3,
};

/** The same findings, suppressed ones last, gravest first; otherwise in the order given. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ kind, suppressed }: Finding): number {
  return ORDER[kind] + (suppressed === undefined ? 0 : Object.keys(ORDER).length);
}

/** The findings that count in the verdict: those that no reviewed entry of the site suppresses. */
export function countedFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** A certain fault refutes; without one, anything uncertain leaves it undecided. Suppressed ones do not count. */
export function verdictOf(all: readonly Finding[]): ProofVerdict {
  const findings = countedFindings(all);
  if (findings.some(({ kind }) => kind === "missing" || kind === "excess")) return "refuted";
  return findings.length > 0 ? "undecided" : "proven";
}

/** One verdict for several: refuted if any is, else undecided if any is or there is none, else proven. */
export function combineVerdicts(verdicts: readonly ProofVerdict[]): ProofVerdict {
  if (verdicts.includes("refuted")) return "refuted";
  return verdicts.length === 0 || verdicts.includes("undecided") ? "undecided" : "proven";
}

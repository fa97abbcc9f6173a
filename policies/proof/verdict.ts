// What the proof says in the end, about one deployment and about several.
import type { Advisory, Cloud } from "../../modules/sites";
import type { Finding, FindingKind } from "../catalog";

/** `undecided` is not a lesser `proven`: it fails the gate. */
export type ProofVerdict = "proven" | "refuted" | "undecided";

/** Everything there is to report about one deployment. */
export interface DeploymentVerdict {
  readonly deployment: string;
  readonly cloud: Cloud;
  /** The document that was judged, as the caller names it. */
  readonly file: string;
  readonly verdict: ProofVerdict;
  /** `missing` first, then `excess`, `unproven`, `unsupported`. Empty exactly when proven. */
  readonly findings: readonly Finding[];
  /** Facts that the verdict rests on and that no document shows. */
  readonly assumptions: readonly string[];
  readonly advisories: readonly Advisory[];
  /** Distinct flows that were required. */
  readonly flowCount: number;
  /** Firewall rules of the document that were read. */
  readonly ruleCount: number;
}

const ORDER: Readonly<Record<FindingKind, number>> = {
  missing: 0,
  excess: 1,
  unproven: 2,
  unsupported: 3,
};

/** The same findings, gravest first; otherwise in the order given. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

/** A certain fault refutes; without one, anything open to doubt leaves it undecided. */
export function verdictOf(findings: readonly Finding[]): ProofVerdict {
  if (findings.some(({ kind }) => kind === "missing" || kind === "excess")) return "refuted";
  return findings.length > 0 ? "undecided" : "proven";
}

/** One verdict for several: refuted if any is, else undecided if any is or there is none, else proven. */
export function combineVerdicts(verdicts: readonly ProofVerdict[]): ProofVerdict {
  if (verdicts.includes("refuted")) return "refuted";
  return verdicts.length === 0 || verdicts.includes("undecided") ? "undecided" : "proven";
}

// What every report of a comparison without a site is made from: what was compared, what changes, and what was wrong with the
// input. The changes themselves are data of the proof.
import type { Problem } from "../../../modules/input";
import { combineComparisons, type ComparisonVerdict, type PlanComparison } from "../../proof";

/** One side of the comparison. */
export interface ComparedFile {
  /** As the user names it. */
  readonly file: string;
  /** Of the bytes that were read, in hexadecimal digits. */
  readonly sha256: string;
  /** What was taken from it: a plan has both sides. */
  readonly side: "prior state" | "planned" | "state" | "configuration";
  /** What wrote it: `Terraform 1.11.4`; absent where the file does not say. */
  readonly tool?: string;
}

/** One comparison without a site. */
export interface PlanChanges {
  readonly verdict: ComparisonVerdict;
  readonly base?: ComparedFile;
  readonly head?: ComparedFile;
  /** Of this program. */
  readonly version: string;
  /** Absent when the input could not be used. */
  readonly comparison?: PlanComparison;
  /** Input that could not be used. Never hides a change, and never lets two sides be the same. */
  readonly problems: readonly Problem[];
}

/** The report. A problem makes it undecided unless something certainly differs. */
export function makePlanChanges(parts: Omit<PlanChanges, "verdict">): PlanChanges {
  const verdicts = parts.comparison === undefined ? [] : [parts.comparison.verdict];
  return {
    verdict: combineComparisons(parts.problems.length > 0 ? [...verdicts, "undecided"] : verdicts),
    ...parts,
  };
}

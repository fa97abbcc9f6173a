// What every report of a comparison is made from: what changes at each deployment, and what was wrong with the input.
import type { Problem } from "../../../modules/input";
import type { FilesRead } from "./files-read";
import { combineComparisons, type Comparison, type ComparisonVerdict } from "../../proof";

/** One comparison of two synthesized sites. */
export interface ComparisonReport {
  readonly verdict: ComparisonVerdict;
  /** Name of the site; absent when its file could not be read. */
  readonly site?: string;
  /** What was read; nothing where nobody noted it. */
  readonly files?: FilesRead;
  /** In the order of the site file. */
  readonly comparisons: readonly Comparison[];
  /** Input that could not be used. Never hides a change, and never lets two configurations be the same. */
  readonly problems: readonly Problem[];
}

/** The report. A problem makes it undecided unless something certainly differs. */
export function makeComparisonReport(
  comparisons: readonly Comparison[],
  problems: readonly Problem[] = [],
  site?: string,
  files?: FilesRead,
): ComparisonReport {
  const verdicts = comparisons.map(({ verdict }) => verdict);
  return {
    verdict: combineComparisons(problems.length > 0 ? [...verdicts, "undecided"] : verdicts),
    ...(site !== undefined && { site }),
    ...(files !== undefined && { files }),
    comparisons,
    problems,
  };
}

/** The exit status that scripts rely on: 0 same, 1 different, 2 undecided. */
export function comparisonStatus(verdict: ComparisonVerdict): 0 | 1 | 2 {
  switch (verdict) {
    case "same":
      return 0;
    case "different":
      return 1;
    case "undecided":
      return 2;
  }
}

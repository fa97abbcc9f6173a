// What every report is made from: the verdicts of one run, and what was wrong with its input.
import type { Problem } from "../../../modules/input";
import type { FilesRead } from "./files-read";
import { combineVerdicts, type DeploymentVerdict, type ProofVerdict } from "../../proof";

/** One run over one site. */
export interface CheckReport {
  readonly verdict: ProofVerdict;
  /** Name of the site; absent when its file could not be read. */
  readonly site?: string;
  /** What was read; nothing where nobody noted it. */
  readonly files?: FilesRead;
  /** In the order of the site file. */
  readonly deployments: readonly DeploymentVerdict[];
  /** Input that could not be used. Never hides a verdict, and never lets one be `proven`. */
  readonly problems: readonly Problem[];
}

/** The report of a run. A problem makes it undecided unless something is refuted already. */
export function makeCheckReport(
  deployments: readonly DeploymentVerdict[],
  problems: readonly Problem[] = [],
  site?: string,
  files?: FilesRead,
): CheckReport {
  const verdicts = deployments.map(({ verdict }) => verdict);
  return {
    verdict: combineVerdicts(problems.length > 0 ? [...verdicts, "undecided"] : verdicts),
    ...(site !== undefined && { site }),
    ...(files !== undefined && { files }),
    deployments,
    problems,
  };
}

/** The exit status that scripts rely on: 0 proven, 1 refuted, 2 undecided. */
export function checkStatus(verdict: ProofVerdict): 0 | 1 | 2 {
  switch (verdict) {
    case "proven":
      return 0;
    case "refuted":
      return 1;
    case "undecided":
      return 2;
  }
}

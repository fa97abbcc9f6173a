// Reviewed entries of the site applied to the findings of one deployment. An entry names one finding by its fingerprint,
// which covers the whole region, the gate and the rules: as soon as the finding is another one, it counts again.
import type { Advisory, Suppression } from "../../../modules/sites";
import type { Finding } from "../../catalog";
import type { DeploymentVerdict } from "./verdict";

/** The same findings; those that an entry names carry it. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[] = [],
): readonly Finding[] {
  const byFinding = new Map(suppressions.map((entry) => [entry.finding, entry]));
  return findings.map((finding) => {
    const entry = byFinding.get(finding.fingerprint ?? "");
    return entry === undefined || !isSuppressible(finding)
      ? finding
      : { ...finding, suppressed: entry };
  });
}

/**
 * What was not understood, or not finished, has no packets that anybody could have looked at: to suppress it would be to
 * accept whatever it turns out to mean.
 */
function isSuppressible({ kind, packets }: Finding): boolean {
  return kind !== "unsupported" && packets.length > 0;
}

/** Entries that name a finding that cannot be suppressed. */
export function unusedSuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[] = [],
): readonly Advisory[] {
  return suppressions
    .filter(({ finding }) =>
      findings.some((one) => one.fingerprint === finding && !isSuppressible(one)),
    )
    .map(({ finding, owner }) => ({
      id: "note",
      message: `the suppression of finding ${finding} (${owner}) has no effect: what is not understood or not finished cannot be suppressed, because nobody knows what it opens`,
    }));
}

/** The verdicts with an advisory for each entry that names no finding of any of them. Ask only with all deployments. */
export function adviseStale(
  verdicts: readonly DeploymentVerdict[],
  suppressions: readonly Suppression[] = [],
): readonly DeploymentVerdict[] {
  const found = new Set(
    verdicts.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
  );
  const stale = suppressions
    .filter(({ finding }) => !found.has(finding))
    .map(({ finding, owner, place }): Advisory => ({
      id: "stale-suppression",
      message: `the suppression of finding ${finding} (${owner}, ${place.file}:${place.line ?? 1}) is stale: there is no such finding any more; remove the entry, or review the finding that took its place`,
    }));
  if (stale.length === 0) return verdicts;
  return verdicts.map((verdict) => ({
    ...verdict,
    advisories: [...verdict.advisories, ...stale],
  }));
}

// Reviewed entries of the site applied to the findings of one deployment. An entry names one finding by its fingerprint,
// which covers the whole region, the gate and the rules: as soon as the finding is another one, it counts again.
import { type Advisory, type Suppression, ticketWords } from "../../../modules/sites";
import type { Finding } from "../../catalog";
import type { DeploymentVerdict } from "./verdict";

/** The same findings; those that an entry names carry it. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[] = [],
): readonly Finding[] {
  if (suppressions.length === 0) return findings;
  const entries = new Map(suppressions.map((entry) => [entry.finding, entry]));
  const count = countedNames(findings);
  return findings.map((finding) => {
    // A name of two findings is the name of neither.
    const [name] = namesOf(finding).filter((one) => entries.has(one) && count.get(one) === 1);
    const entry = entries.get(name ?? "");
    return entry === undefined || !isSuppressible(finding)
      ? finding
      : { ...finding, suppressed: entry };
  });
}

/** Its fingerprint, the one that it had before, and the one that the site calls it by. */
function namesOf({ fingerprint, formerFingerprint, suppressed }: Finding): readonly string[] {
  const names = [fingerprint, formerFingerprint, suppressed?.finding];
  return [...new Set(names)].filter((one) => one !== undefined);
}

function countedNames(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const name of findings.flatMap(namesOf)) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}

/**
 * What was not understood, or not finished, has no packets that anybody could have looked at: to suppress it would be to
 * accept whatever it turns out to mean.
 */
function isSuppressible({ kind, packets }: Finding): boolean {
  return kind !== "unsupported" && packets.length > 0;
}

/** What is to be said of the entries: those without effect, and those by a former fingerprint. */
export function adviseSuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[] = [],
): readonly Advisory[] {
  return suppressions.flatMap((entry): readonly Advisory[] => {
    const { finding, owner } = entry;
    const all = findings.filter((one) => namesOf(one).includes(finding));
    const what = `the suppression of finding ${finding} (${owner})`;
    const [first] = all;
    if (first === undefined) return [];
    if (!isSuppressible(first))
      return [
        note(
          `${what} has no effect: what is not understood or not finished cannot be suppressed, because nobody knows what it opens`,
        ),
      ];
    if (all.length > 1)
      return [
        note(
          `${what} has no effect: ${all.length} findings are called so; suppress each by its own fingerprint`,
        ),
      ];
    if (first.fingerprint === finding) return expiringSoon(entry, what);
    return [
      ...expiringSoon(entry, what),
      note(
        first.sensitive === true
          ? `${what} names it as it was called before; \`--show-sensitive\` prints its name`
          : `${what} names it as it was called before: write ${first.fingerprint ?? ""} in place of ${finding}`,
      ),
    ];
  });
}

function expiringSoon(
  { expires, expiresSoon, ticket }: Suppression,
  what: string,
): readonly Advisory[] {
  if (expiresSoon !== true) return [];
  return [
    {
      id: "expires-soon",
      message: `${what} expires after ${expires}${ticketWords(ticket)}; the finding counts again then`,
    },
  ];
}

function note(message: string): Advisory {
  return { id: "note", message };
}

/** The verdicts with an advisory for each entry that names no finding of any of them. Ask only with all deployments. */
export function adviseStale(
  verdicts: readonly DeploymentVerdict[],
  suppressions: readonly Suppression[] = [],
): readonly DeploymentVerdict[] {
  const found = new Set(verdicts.flatMap(({ findings }) => findings.flatMap(namesOf)));
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

// What a source says of its firewalls without any deployment, over all kinds: the points that it claims, and what a site file
// could begin with.
import type { Claim } from "./claim";
import { ALL_KINDS } from "./kinds";
import { ReadingNotes } from "./reading-notes";
import type { Source } from "./sources/source";
import type { FirewallSurvey } from "./survey";

/** Every point that a source claims and names by what another source can compare, each once. */
export function claimsOf(source: Source): readonly Claim[] {
  const resources = source.resources(new ReadingNotes(source));
  const claims = ALL_KINDS.flatMap((kind) => kind.claims(resources));
  return [...new Map(claims.map((one) => [one.key, one])).values()];
}

export function surveyFirewalls(source: Source): FirewallSurvey {
  const resources = source.resources(new ReadingNotes(source));
  return ALL_KINDS.reduce<FirewallSurvey>(
    (sum, kind) => ({ ...sum, ...kind.survey(resources) }),
    {},
  );
}

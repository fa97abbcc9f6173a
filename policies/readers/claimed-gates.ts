// Which enforcement points a source claims, over all kinds of firewalls.
import type { Claim } from "./claim";
import { ALL_KINDS } from "./kinds";
import { ReadingNotes } from "./reading-notes";
import type { Source } from "./sources/source";

/** Every point that a source claims and names by what another source can compare, each once. */
export function claimsOf(source: Source): readonly Claim[] {
  const resources = source.resources(new ReadingNotes(source));
  const claims = ALL_KINDS.flatMap((kind) => kind.claims(resources));
  return [...new Map(claims.map((one) => [one.key, one])).values()];
}

// Two configurations of one run that claim the same enforcement point: each alone may be exact, and together they are not.
import { formatPlace, type Place, type Problem } from "../../../modules/input";
import { type Claim, claimsOf, type TerraformConfiguration } from "../../readers";

/** Problems that are listed; the configurations of a run may share any number of points. */
const LISTED = 20;

/** One problem for each point that two configurations claim, naming both. */
export function sharedClaims(
  configurations: readonly TerraformConfiguration[],
): readonly Problem[] {
  if (configurations.length < 2) return [];
  const seen = new Map<string, Claimed>();
  const problems: Problem[] = [];
  for (const configuration of configurations) {
    for (const claim of claimsOf(configuration)) {
      const first = seen.get(claim.key);
      if (first === undefined) seen.set(claim.key, { claim, configuration });
      else if (problems.length < LISTED && first.configuration !== configuration)
        problems.push(problemOf(first, { claim, configuration }));
    }
  }
  return problems;
}

interface Claimed {
  readonly claim: Claim;
  readonly configuration: TerraformConfiguration;
}

function problemOf(one: Claimed, other: Claimed): Problem {
  const [first, second] = [one.claim, other.claim];
  return {
    message: `two stacks claim ${second.point}: \`${first.address}\` (${formatPlace(placeOf(one))}) and \`${second.address}\``,
    place: placeOf(other),
    remedy: "let one stack own the point: the rules of both act there, or one undoes the other",
  };
}

function placeOf({ claim, configuration }: Claimed): Place {
  return configuration.placeOf(claim.path);
}

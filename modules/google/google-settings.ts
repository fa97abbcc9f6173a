// What the construct asks of a deployment's settings before it makes anything of them.
import { InputError, type Problem } from "../input";
import type { Deployment, GoogleSettings } from "../sites";
import { GOOGLE_TARGETS } from "./google-limits";

/** A deployment whose cloud is Google Cloud. */
export type GoogleDeployment = Extract<Deployment, { readonly cloud: "google" }>;

/** @throws InputError with everything that is wrong */
export function checkGoogleSettings({ name, place, settings }: GoogleDeployment): void {
  const problems = targetProblems(settings.targets);
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((problem) => ({
      ...problem,
      place,
      message: `deployment \`${name}\`: ${problem.message}`,
    })),
  );
}

function targetProblems(targets: GoogleSettings["targets"]): readonly Problem[] {
  const [key, list] =
    "tags" in targets
      ? ["settings.targetTags", targets.tags]
      : ["settings.targetServiceAccounts", targets.serviceAccounts];
  if (list.length >= 1 && list.length <= GOOGLE_TARGETS) return [];
  return [
    {
      message:
        list.length === 0
          ? "no targets: the rules would reach every machine of the network"
          : "a firewall rule does not take so many targets",
      got: String(list.length),
      allowed: `1 to ${GOOGLE_TARGETS}`,
      remedy: `list the Edge machines' tags or accounts under \`${key}\``,
    },
  ];
}

// What the construct asks of a deployment's settings before it makes anything of them.
import { InputError, type Problem } from "../../input";
import { guards, unguardedRoles } from "../../sites";
import type { BoundEnd, GoogleDeployment, GoogleNetwork, GoogleTargets } from "../../sites";
import { GOOGLE_TARGETS } from "./google-limits";

/** @throws InputError with everything that is wrong */
export function checkGoogleSettings({ name, place, settings, interfaces }: GoogleDeployment): void {
  const { networks } = settings;
  const problems = [
    ...networks.flatMap(({ targets }) => targetProblems(targets)),
    ...guardProblems(networks, interfaces),
  ];
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((problem) => ({
      ...problem,
      place,
      message: `deployment \`${name}\`: ${problem.message}`,
    })),
  );
}

/** Each interface in exactly one network: a second one would make rules of the same names. */
function guardProblems(
  networks: readonly GoogleNetwork[],
  interfaces: readonly BoundEnd[],
): readonly Problem[] {
  const open = unguardedRoles(networks, interfaces);
  const twice = interfaces
    .map(({ role }) => role)
    .filter((role) => networks.filter((network) => guards(network, role)).length > 1);
  return [
    ...open.map((role) => ({ message: `no network has interface \`${role}\`` })),
    ...twice.map((role) => ({ message: `interface \`${role}\` is in several networks` })),
  ].map((problem) => ({
    ...problem,
    allowed: "each interface of the deployment in exactly one network",
    remedy: "correct the `interfaces` of the networks",
  }));
}

function targetProblems(targets: GoogleTargets): readonly Problem[] {
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

// What the construct asks of a deployment's settings before it makes anything of them.
import type { Problem } from "../../input";
import { failOn, guards, unguardedRoles } from "../../sites";
import type { BoundEnd, GoogleDeployment, GoogleNetwork, GoogleTargets } from "../../sites";
import { GOOGLE_TARGETS } from "./google-limits";

/** @throws InputError with everything that is wrong */
export function checkGoogleSettings(deployment: GoogleDeployment): void {
  const {
    settings: { networks },
    interfaces,
  } = deployment;
  const problems = [
    ...networks.flatMap(({ targets }) => targetProblems(targets)),
    ...guardProblems(networks, interfaces),
  ];
  failOn(problems, deployment);
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

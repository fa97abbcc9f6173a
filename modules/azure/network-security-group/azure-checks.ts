// What the construct asks of a deployment's settings before it makes anything of them; the site file's own checks know
// nothing of ids that come from other resources.
import type { Problem } from "../../input";
import { failOn, unguardedRoles } from "../../sites";
import type { AzureAttachment, AzureDeployment, BoundEnd } from "../../sites";
import { attachmentName } from "./attachment-name";
import { AZURE_NAME } from "./azure-limits";
import type { PlannedGroup } from "./planned-groups";

/**
 * @param attach the attachments with their tokens resolved
 * @throws InputError with everything that is wrong
 */
export function checkAzureSettings(
  deployment: AzureDeployment,
  groups: readonly PlannedGroup[],
  attach: readonly AzureAttachment[],
): void {
  const problems = [
    ...attachProblems(attach),
    ...guardProblems(attach, deployment.interfaces),
    ...groups.flatMap((group) => groupNameProblems(group.name)),
  ];
  failOn(problems, deployment);
}

function groupNameProblems(name: string): readonly Problem[] {
  const { maxLength, pattern, allowed } = AZURE_NAME;
  if (name.includes("${") || (name.length <= maxLength && pattern.test(name))) return [];
  return [
    {
      message: "Azure does not take the name of the security group",
      got: `\`${name}\` (${name.length} characters)`,
      allowed: `1 to ${maxLength} ${allowed}`,
      remedy:
        "set `settings.name`, or shorten it: a group of some interfaces has their names after it",
    },
  ];
}

function attachProblems(attach: readonly AzureAttachment[]): readonly Problem[] {
  if (attach.length === 0) {
    const message = "the security group is attached to nothing, so it would filter nothing";
    return [
      { message, remedy: "list the Edge subnets or network interfaces under `settings.attach`" },
    ];
  }
  const names = attach.map(attachmentName);
  return attach
    .filter((_, index) => names.indexOf(names[index] ?? "") !== index)
    .map((attachment) => ({
      message: "an id is listed twice under `settings.attach`",
      got: `\`${"subnetId" in attachment ? attachment.subnetId : attachment.networkInterfaceId}\``,
      remedy: "list it once: a subnet or network interface has at most one security group",
    }));
}

/** An interface that no group guards would be as open as the platform leaves it. */
function guardProblems(
  attach: readonly AzureAttachment[],
  interfaces: readonly BoundEnd[],
): readonly Problem[] {
  const open = attach.length === 0 ? [] : unguardedRoles(attach, interfaces);
  const known = new Set(interfaces.map(({ role }) => role));
  const strange = attach.flatMap((it) => it.interfaces ?? []).filter((role) => !known.has(role));
  return [
    ...open.map((role) => ({
      message: `no security group guards interface \`${role}\``,
      remedy: "add it to the `interfaces` of an attachment",
    })),
    ...[...new Set(strange)].map((role) => ({
      message: `an attachment guards \`${role}\`, which is no interface of the deployment`,
      allowed: [...known].join(", "),
      remedy: "remove it there, or give it addresses under `interfaces`",
    })),
  ];
}

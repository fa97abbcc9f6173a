// What the construct asks of a deployment's settings before it makes anything of them; the site file's own checks know
// nothing of ids that come from other resources.
import { InputError, type Problem } from "../input";
import type { AzureAttachment, Deployment } from "../sites";
import { attachmentName } from "./attachment-name";
import { AZURE_NAME } from "./azure-limits";

/** A deployment whose cloud is Azure. */
export type AzureDeployment = Extract<Deployment, { readonly cloud: "azure" }>;

/**
 * @param attach the attachments with their tokens resolved
 * @throws InputError with everything that is wrong
 */
export function checkAzureSettings(
  { name, place, settings }: AzureDeployment,
  attach: readonly AzureAttachment[],
): void {
  const problems = [...groupNameProblems(settings.name), ...attachProblems(attach)];
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((problem) => ({
      ...problem,
      place,
      message: `deployment \`${name}\`: ${problem.message}`,
    })),
  );
}

function groupNameProblems(name: string): readonly Problem[] {
  const { maxLength, pattern, allowed } = AZURE_NAME;
  if (name.includes("${") || (name.length <= maxLength && pattern.test(name))) return [];
  return [
    {
      message: "Azure does not take the name of the security group",
      got: `\`${name}\` (${name.length} characters)`,
      allowed: `1 to ${maxLength} ${allowed}`,
      remedy: "set `settings.name`",
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
      got: `\`${Object.values(attachment).join()}\``,
      remedy: "list it once: a subnet or network interface has at most one security group",
    }));
}

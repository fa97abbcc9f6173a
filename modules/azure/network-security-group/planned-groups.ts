// The security groups of a deployment: one for each set of interfaces that attachments guard, so that the external and the
// internal side of the Edge have rules of their own. A group's name follows from what it guards, not from its neighbours.
import { guardedRoles } from "../../sites";
import type { AzureAttachment, AzureDeployment, Guard } from "../../sites";

/** One security group that is to be made. `interfaces` is absent where it guards all of the deployment's. */
export interface PlannedGroup extends Guard {
  readonly name: string;
  /** Construct that holds the group; absent for the group of all interfaces, which stands by itself. */
  readonly scope?: string;
  readonly attach: readonly AzureAttachment[];
}

/** The groups in the order of the attachments. */
export function plannedGroups({ interfaces, settings }: AzureDeployment): readonly PlannedGroup[] {
  const groups = new Map<string, PlannedGroup>();
  for (const attachment of settings.attach) {
    const group = groupFor(settings.name, guardedRoles(attachment, interfaces));
    const attach = [...(groups.get(group.name)?.attach ?? []), attachment];
    groups.set(group.name, { ...group, attach });
  }
  return [...groups.values()];
}

/** Role names have no underscore, so that two sets of roles never meet in one name. */
function groupFor(
  name: string,
  interfaces: readonly string[] | undefined,
): Omit<PlannedGroup, "attach"> {
  if (interfaces === undefined) return { name };
  const scope = interfaces.join("_");
  return { name: `${name}-${scope}`, scope, interfaces };
}

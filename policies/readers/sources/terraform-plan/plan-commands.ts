// Commands that the apply of a plan runs for a resource, whatever its type. A resource that stays as it is runs none.
import { isUnset } from "../../resources/values";
import type { PlanObject } from "./written/plan-objects";

const QUIET: ReadonlySet<PlanObject["action"]> = new Set([
  "no-op",
  "read",
  "update",
  "not in the plan",
]);

/** What is wrong with it, and what to do; nothing where no command is run. */
export function commandsOf({
  action,
  written,
}: PlanObject): readonly [message: string, remedy: string] | undefined {
  if (QUIET.has(action) || isUnset(written?.["provisioners"])) return undefined;
  return [
    "`provisioner` runs commands that may change anything",
    "move what it does out of Terraform, or this resource to another configuration",
  ];
}

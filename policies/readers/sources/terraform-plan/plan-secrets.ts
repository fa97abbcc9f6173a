// What a plan marks as sensitive, before and after its apply: a report may name either.
import type { SecretLeaf } from "../secret-leaf";
import { leavesOfModule, leavesOfNamed, markedLeaves, objectsIn } from "../shown/marked-leaves";
import { objectAt } from "./written/configuration-modules";

type Json = Readonly<Record<string, unknown>>;

export function secretsOfPlan(root: Json): readonly SecretLeaf[] {
  const declared = objectAt(objectAt(root, "configuration"), "root_module");
  return [
    ...["resource_changes", "resource_drift"].flatMap((key) =>
      objectsIn(root[key]).flatMap((one) => leavesOfChange(objectAt(one, "change"))),
    ),
    ...["planned_values", "prior_state"].flatMap((key) => {
      const part = objectAt(root, key);
      const values = key === "prior_state" ? objectAt(part, "values") : part;
      return [...leavesOfModule(values?.["root_module"]), ...leavesOfNamed(values?.["outputs"])];
    }),
    ...leavesOfNamed(root["variables"], declared?.["variables"]),
  ];
}

function leavesOfChange(change: Json | undefined): readonly SecretLeaf[] {
  return [
    ...markedLeaves(change?.["before"], change?.["before_sensitive"]),
    ...markedLeaves(change?.["after"], change?.["after_sensitive"]),
  ];
}

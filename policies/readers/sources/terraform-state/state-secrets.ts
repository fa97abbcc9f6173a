// What a state marks as sensitive.
import type { SecretLeaf } from "../secret-leaf";
import { leavesOfModule, leavesOfNamed, markedLeaves } from "../shown/marked-leaves";
import { isObject } from "../../resources/values";
import { isRawState, rawEntries } from "./raw-state";

export function secretsOfState(root: Readonly<Record<string, unknown>>): readonly SecretLeaf[] {
  if (isRawState(root))
    return [
      ...rawEntries(root).flatMap(({ entry }) =>
        isObject(entry) ? markedLeaves(entry["values"], entry["sensitive_values"]) : [],
      ),
      ...leavesOfNamed(root["outputs"]),
    ];
  const values = isObject(root["values"]) ? root["values"] : undefined;
  return [...leavesOfModule(values?.["root_module"]), ...leavesOfNamed(values?.["outputs"])];
}

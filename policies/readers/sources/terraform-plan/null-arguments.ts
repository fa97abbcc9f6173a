// Arguments that come to null: a plan shows them as known after apply where the provider fills them in. All that such an
// expression refers to is known, and so its value would be, if it had one.
import type { Path } from "../source-file";
import { isObject } from "../values";
import { computedArguments } from "./computed-arguments";
import type { PlanObject } from "./plan-objects";
import type { ReferenceSolver } from "./reference-solver";
import type { Marks } from "./unknown-marks";

/** The marks of an object without those of arguments that are null, and so unset. */
export function withoutNulls(object: PlanObject, solver: ReferenceSolver): Marks {
  const computed = computedArguments(object.type);
  if (computed.size === 0 || !isMade(object)) return object.marks;
  return pruned(object.marks, [], (path) => {
    const name = path.filter((key) => typeof key === "string").join(".");
    return computed.has(name) && solver.restsOnKnown(object, path);
  });
}

/** What an object that is already there has may stay as it is. */
function isMade({ action }: PlanObject): boolean {
  return action === "create" || action === "replace";
}

function pruned(marks: Marks, path: Path, isNull: (path: Path) => boolean): Marks {
  if (marks === true) return isNull(path) ? undefined : true;
  if (marks === undefined) return undefined;
  if (Array.isArray(marks))
    return (marks as readonly Marks[]).map((one, at) => pruned(one, [...path, at], isNull));
  if (!isObject(marks)) return marks;
  return Object.fromEntries(
    Object.entries(marks).map(([key, one]) => [
      key,
      pruned(one as Marks, [...path, key], isNull),
    ]),
  );
}

// Which objects stand in the cloud after a plan was applied, each with the values that it then has: what the plan makes,
// changes and leaves; what it forgets or abandons, which stays; and what it does not mention, which stays as it was.
import type { Path } from "../../../resources/source-file";
import { isObject, itemsOf } from "../../../resources/values";
import { keyOf } from "./entry-names";
import { priorObjects, readPrior } from "./prior-objects";
import { readChange } from "./read-change";
import type { Json, Standing } from "./standing";

export interface Stand {
  readonly objects: readonly Standing[];
  /** Entries of the plan that are not what a plan has. */
  readonly strange: readonly Path[];
  /** Addresses that stand twice. */
  readonly repeated: readonly string[];
}

export function standAfter(root: Json): Stand {
  const prior = priorObjects(root);
  const changes = itemsOf(root["resource_changes"]);
  const strange: Path[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  const had = new Set<string>();
  const moved = new Set<string>();
  const objects: Standing[] = [];
  changes.forEach((entry, at) => {
    const path = ["resource_changes", at];
    const read = isObject(entry) ? readChange(entry, path) : undefined;
    if (read === undefined || !isObject(entry)) {
      strange.push(path);
      return;
    }
    const key = keyOf(entry);
    if (seen.has(key)) repeated.push(String(entry["address"]));
    seen.add(key);
    const previous = entry["previous_address"];
    if (typeof previous === "string") moved.add(keyOf({ ...entry, address: previous }));
    objects.push(...read);
  });
  for (const { entry, path } of prior) {
    const key = keyOf(entry);
    if (had.has(key)) repeated.push(String(entry["address"]));
    had.add(key);
    if (seen.has(key) || moved.has(key)) continue;
    const read = readPrior(entry, path);
    if (read === undefined) strange.push(path);
    else objects.push(read);
  }
  return { objects, strange, repeated };
}

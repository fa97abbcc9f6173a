// Which objects stood in the cloud when a plan was made, by the state that it was made from: refreshed, so with what others
// changed. An object that waits to be deleted stands beside the one that took its place.
import type { Path } from "../../../resources/source-file";
import { keyOf } from "./entry-names";
import { priorObjects, readPrior } from "./prior-objects";
import type { Stand } from "./stand-after";
import type { Json, Standing } from "./standing";

export function standBefore(root: Json): Stand {
  const strange: Path[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  const objects: Standing[] = [];
  for (const { entry, path } of priorObjects(root)) {
    const key = keyOf(entry);
    if (seen.has(key)) repeated.push(String(entry["address"]));
    seen.add(key);
    const read = readPrior(entry, path);
    if (read === undefined) strange.push(path);
    else objects.push({ ...read, action: read.isData ? "read" : "no-op" });
  }
  return { objects, strange, repeated };
}

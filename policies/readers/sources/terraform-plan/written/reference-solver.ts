// Where an unknown value comes from: `configuration` lists what its expression refers to, without instance keys and without
// the expression itself. What is known of that cannot be what makes the value unknown; where exactly one thing remains, the
// value is taken from it. Where several remain, or something that a plan does not show, each of them may be it.
import type { Path } from "../../../resources/source-file";
import type { WrittenFolder } from "../../written-folder";
import type { PlanObject, PlanObjects } from "./plan-objects";
import { ReferenceSearch } from "./reference-search";
import { type Origin, type Origins, WHOLE } from "./origins";
import { writtenAt } from "./written-expression";

/** The object that a value names, and whether a folder writes just that. */
export type NamedObject = Origin & Pick<Origins, "isWritten">;

export class ReferenceSolver {
  readonly #objects: PlanObjects;

  readonly #folder: WrittenFolder | undefined;

  /** @param folder what the plan was made from. @default the plan's own `configuration` alone */
  constructor(objects: PlanObjects, folder?: WrittenFolder) {
    this.#objects = objects;
    this.#folder = folder;
  }

  /** What the unknown value at a path may come from. */
  originsOf(object: PlanObject, path: Path): Origins {
    const written = writtenAt(object.written, path, object.values);
    if (typeof written === "string") return { found: [], open: true, isWritten: false };
    const search = new ReferenceSearch(this.#objects, this.#folder);
    search.valueOf(object, path, written);
    const { found, open, isWritten } = search.result;
    return { found, open: open || found.length === 0, isWritten };
  }

  /** The one object that a value certainly names; nothing where there is none, or none for certain. */
  objectNamed(object: PlanObject, path: Path): NamedObject | undefined {
    const { found, open, isWritten } = this.originsOf(object, path);
    const [only, ...more] = found;
    if (only === undefined || more.length > 0 || open) return undefined;
    return WHOLE.has(only.attribute) ? { ...only, isWritten } : undefined;
  }
}

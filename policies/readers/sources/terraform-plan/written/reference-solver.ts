// Where an unknown value comes from: `configuration` lists what its expression refers to, without instance keys and without
// the expression itself. What is known of that cannot be what makes the value unknown; where exactly one thing remains, the
// value is taken from it. Where several remain, or something that a plan does not show, each of them may be it.
import type { Path } from "../../source-file";
import type { PlanObject, PlanObjects } from "./plan-objects";
import { contextOf, type Origin, type Origins, ReferenceSearch, WHOLE } from "./reference-search";
import { writtenAt } from "./written-expression";

export class ReferenceSolver {
  readonly #objects: PlanObjects;

  constructor(objects: PlanObjects) {
    this.#objects = objects;
  }

  /** What the unknown value at a path may come from. */
  originsOf(object: PlanObject, path: Path): Origins {
    const written = writtenAt(object.written, path, object.values);
    if (typeof written === "string") return { found: [], open: true };
    const search = new ReferenceSearch(this.#objects);
    search.expression(written, contextOf(object), []);
    const { found, open } = search.result;
    return { found, open: open || found.length === 0 };
  }

  /** The one object that a value certainly names; nothing where there is none, or none for certain. */
  objectNamed(object: PlanObject, path: Path): Origin | undefined {
    const { found, open } = this.originsOf(object, path);
    const [only, ...more] = found;
    if (only === undefined || more.length > 0 || open) return undefined;
    return WHOLE.has(only.attribute) ? only : undefined;
  }
}

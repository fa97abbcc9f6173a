// Unknowns as fields of cells: one field each, with rank 0 where the unknown does not hold and rank 1 where it does.
import type { Literal } from "../sets/unknowns";
import { HEADER_FIELDS } from "./cell";
import type { RankSet } from "./rank-set";

const FAILS: RankSet = Int32Array.of(0, 0);
const HOLDS: RankSet = Int32Array.of(1, 1);
const EITHER: RankSet = Int32Array.of(0, 1);

/** The unknowns that the rules of a problem speak of. */
export class UnknownFields {
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(literals: Iterable<Literal>) {
    this.#names = [...new Set(Array.from(literals, ({ unknown }) => unknown))];
    this.#places = new Map(this.#names.map((name, at) => [name, at]));
  }

  /** How many fields there are. */
  get count(): number {
    return this.#names.length;
  }

  /** The sets of all unknown fields where the literals are true; `undefined` when they contradict each other. */
  setsOf(when: readonly Literal[]): readonly RankSet[] | undefined {
    const sets = this.#names.map(() => EITHER);
    for (const { unknown, holds } of when) {
      const at = this.#places.get(unknown);
      // An unknown that no rule speaks of makes no difference.
      if (at === undefined) continue;
      const set = holds ? HOLDS : FAILS;
      if (sets[at] !== EITHER && sets[at] !== set) return undefined;
      sets[at] = set;
    }
    return sets;
  }

  /** The literals that are true everywhere in a cell. */
  literalsOf(cell: readonly RankSet[]): readonly Literal[] {
    return this.#names.flatMap((unknown, at) => {
      const set = cell[HEADER_FIELDS.length + at] as RankSet;
      return set[0] === set[1] ? [{ unknown, holds: set[0] === 1 }] : [];
    });
  }
}

// Unknowns as fields of cells: one field each, with rank 0 where the unknown does not hold and rank 1 where it does.
import type { Literal, Term } from "../sets/unknowns";
import { HEADER_FIELDS } from "./cell";
import type { RankSet } from "./rank-set";

const FAILS: RankSet = Int32Array.of(0, 0);
const HOLDS: RankSet = Int32Array.of(1, 1);
const EITHER: RankSet = Int32Array.of(0, 1);

const NONE: readonly RankSet[] = [];

/** The terms of each rule of a layer, rules in evaluation order. */
export type LayerTerms = readonly (readonly Term[])[];

/** The unknowns that the rules of a problem speak of. */
export class UnknownFields {
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(layers: readonly LayerTerms[]) {
    const places = new Map<string, number>();
    for (const layer of layers) {
      for (const terms of layer) {
        for (const { when } of terms) {
          for (const { unknown } of when) {
            if (!places.has(unknown)) places.set(unknown, places.size);
          }
        }
      }
    }
    this.#places = places;
    this.#names = [...places.keys()];
  }

  /** How many fields there are. */
  get count(): number {
    return this.#names.length;
  }

  /** The sets of all unknown fields where the literals are true; `undefined` when they contradict each other. */
  setsOf(when: readonly Literal[]): readonly RankSet[] | undefined {
    if (this.#names.length === 0) return NONE;
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

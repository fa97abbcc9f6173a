// The gates of a reading, up to a bound. Comparing takes time for each gate and each rule in it, and a source may make
// any number of both; what is past the bound is said and not judged, so that the verdict is never `proven` by it.
import type { Gate } from "./gate";
import type { ReadingNotes } from "./reading-notes";

/** Gates of other machines: each that opens something is a finding of its own. */
export const MOST_OTHER_GATES = 300;

/** Rules in all gates of other machines together, and in all gates of Edge machines. */
export const MOST_RULES: Readonly<Record<Gate["machines"], number>> = {
  edge: 250_000,
  other: 50_000,
};

export class GateList {
  readonly #gates: Gate[] = [];
  readonly #rules: Record<Gate["machines"], number> = { edge: 0, other: 0 };
  readonly #mostOthers: number;
  #others = 0;
  #left = 0;

  /** @param mostOthers gates of other machines to keep; without a bound there is none on rules either. */
  constructor(mostOthers: number = MOST_OTHER_GATES) {
    this.#mostOthers = mostOthers;
  }

  /** Adds a gate, unless there are too many. `make` is called only for a gate that is kept. */
  add(machines: Gate["machines"], make: () => Gate): void {
    const tooMany = machines === "other" && this.#others >= this.#mostOthers;
    const tooLong = this.#rules[machines] >= MOST_RULES[machines] && this.#mostOthers !== Infinity;
    if (tooMany || tooLong) {
      this.#left++;
      return;
    }
    const gate = make();
    this.#gates.push(gate);
    if (machines === "other") this.#others++;
    this.#rules[machines] += gate.chain.reduce((sum, { rules }) => sum + rules.length, 0);
  }

  get all(): readonly Gate[] {
    return this.#gates;
  }

  /** The gates that were kept; reports how many were not. */
  finish(notes: ReadingNotes): readonly Gate[] {
    if (this.#left > 0) {
      notes.report({
        message: `the rules act at ${this.#left} more places or kinds of machines than this tool compares in one configuration`,
        remedy:
          "split the configuration, or keep rules for other machines in configurations of their own",
        path: [],
      });
    }
    return this.#gates;
  }
}

// Work is counted, never timed: the same input gives the same answer on every machine, and an input that would take too
// long ends in an error that says so, never in half an answer.

/**
 * A hundred thousand rules against fifty thousand flows take about a quarter of it. All of it takes some seconds, and what
 * is kept meanwhile stays well under a gibibyte.
 */
export const DEFAULT_BUDGET = 20_000_000;

/** The comparison needs more work than it was allowed. Nothing is known about the answer. */
export class BudgetExceeded extends Error {
  /** How many units of work were allowed. */
  readonly budget: number;
  /** The origin of the rule that was being looked at, if one was. */
  readonly origin?: unknown;

  constructor(budget: number, origin?: unknown) {
    super(`comparing the rules takes more than the ${budget} steps allowed`);
    this.name = "BudgetExceeded";
    this.budget = budget;
    if (origin !== undefined) this.origin = origin;
  }
}

/** One part in so many. */
const LISTING_SHARE = 4;

/** A counter of work that runs down. */
export class Budget {
  /** A part set aside for writing answers in few boxes; without it they are given as they are found. */
  readonly listing: { left: number };
  readonly #allowed: number;
  #spent = 0;

  constructor(allowed: number = DEFAULT_BUDGET) {
    this.#allowed = allowed;
    this.listing = { left: allowed / LISTING_SHARE };
  }

  /** A new budget of so many units, or the one that is given, with what is left in it. */
  static of(budget: number | Budget | undefined): Budget {
    return budget instanceof Budget ? budget : new Budget(budget);
  }

  /** How many units have been used. */
  get used(): number {
    return this.#spent;
  }

  /** Does work that may use up to this share of what is left, and no more. */
  lend<T>(share: number, work: (part: Budget) => T): T {
    const part = new Budget(Math.floor((this.#allowed - this.#spent) * share));
    try {
      return work(part);
    } finally {
      this.#spent += Math.min(part.#spent, part.#allowed);
    }
  }

  /** @throws BudgetExceeded when the units run out. */
  spend(units: number): void {
    this.#spent += units;
    if (this.#spent > this.#allowed) throw new BudgetExceeded(this.#allowed);
  }
}

// Collecting what goes wrong while the work goes on: a fault in one file must not hide the verdict on another.
import { faultWords, formatProblem, InputError, type Problem } from "../../../modules/input";

/** A list of problems that grows, and runs steps that may add to it. */
export class ProblemList {
  readonly #list: Problem[] = [];
  readonly #known = new Set<string>();

  get all(): readonly Problem[] {
    return this.#list;
  }

  /** What is known already is not said again: one mistake may show in every deployment. */
  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      const text = formatProblem(problem);
      if (this.#known.has(text)) continue;
      this.#known.add(text);
      this.#list.push(problem);
    }
  }

  /** What the step gives; nothing when it failed, which is then one more problem. */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.add(...problemsOf(error));
      return undefined;
    }
  }

  /** The same for a step that takes its time. */
  async attemptLater<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.add(...problemsOf(error));
      return undefined;
    }
  }
}

/** The problems that an exception stands for. Anything but an InputError is a fault of this program, and reported as one. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof InputError) return error.problems;
  return [
    {
      message: faultWords(error),
      remedy:
        "this is a fault of ours, not of your input, and nothing is proven: please report it with the configuration that shows it",
    },
  ];
}

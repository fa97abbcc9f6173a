// What is wrong with a deployment that a construct was given.
import { InputError, type Problem } from "../input";
import type { Deployment } from "./site";

/** @throws InputError with all problems, each in the name of the deployment and at its place; returns when there are none. */
export function failOn(problems: readonly Problem[], { name, place }: Deployment): void {
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((problem) => ({
      ...problem,
      place,
      message: `deployment \`${name}\`: ${problem.message}`,
    })),
  );
}

// Whether other stacks may do harm to an Edge whose own document is exact, in the eyes of the plain reader.
import { type PlainFacts, type PlainReading } from "../oracle/plain-evaluator";
import type { PossibleWorld } from "../oracle/plain-world";
import { outcomeOf } from "./mutant-outcome";

export function mayHarm(
  original: PlainReading,
  worlds: readonly PossibleWorld[],
  facts: PlainFacts,
): boolean {
  return worlds.some(
    ({ isUntouched, unguarded, document }) =>
      unguarded === true ||
      (!isUntouched && outcomeOf(original, document, facts).outcome !== "same"),
  );
}

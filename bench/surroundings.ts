// What other stacks of a run cost a proof that has nothing to do with them, against `JSON.parse` of the same files.
import { inOwnProcess } from "./own-process";
import type { SurroundingsFigures } from "./surroundings-run";

const LONGEST = 60;

/** Prints the ratio that the target speaks of. */
export function benchSurroundings(): void {
  const ended = inOwnProcess("surroundings-run.ts", [], LONGEST);
  if ("reason" in ended) {
    console.log(`surroundings: ${ended.reason}`);
    return;
  }
  const made = JSON.parse(ended.json) as SurroundingsFigures;
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(
    `proof beside ${made.stacks} stacks of others, ${(made.bytes / 1024).toFixed(0)} KiB (${made.verdict}): ` +
      `${ms(made.beside)}, alone ${ms(made.alone)}, JSON.parse of the others ${ms(made.json)}, ` +
      `ratio of what they cost ${((made.beside - made.alone) / made.json).toFixed(1)} (target at most 10)`,
  );
}

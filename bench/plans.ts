// What reading plans costs, against `JSON.parse` of the same text.
import { inOwnProcess } from "./own-process";
import type { PlanFigures } from "./plans-run";

const SIZES = [1_000, 10_000, 50_000];
const LONGEST = 120;

/** Prints the ratio, and the time and memory, that the targets speak of. */
export function benchPlans(): void {
  for (const size of SIZES) {
    const ended = inOwnProcess("plans-run.ts", [String(size), size < 50_000 ? "3" : "1"], LONGEST);
    if ("reason" in ended) {
      console.log(`plan of ${size} resources: ${ended.reason}`);
      continue;
    }
    const made = JSON.parse(ended.json) as PlanFigures;
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    console.log(
      `plan of ${made.resources} resources, ${(made.bytes / 1024 / 1024).toFixed(0)} MiB: read ${ms(made.parse)}, gates ${ms(made.gates)}, ` +
        `JSON.parse ${ms(made.json)}, ratio ${((made.parse + made.gates) / made.json).toFixed(1)} (target at most 10); ` +
        `peak ${made.memory.toFixed(0)} MiB, the text made here included (target 1,536 at 50,000)`,
    );
  }
}

// Rule sets made to be hard, each in a process of its own: all finish or stop at the bound, in time and in memory.
import Table from "cli-table3";

import { ADVERSARIES } from "./adversaries";
import type { AdversaryFigures } from "./adversary-run";
import { inOwnProcess } from "./own-process";

/** Seconds on the clock, on a machine that may be busy with other work. */
const LONGEST = 120;

/** Prints a table: how each question ended, and what it took until then. */
export function benchAdversaries(): void {
  const table = new Table({
    head: ["made to be hard (target 10 s, 1 GiB)", "size", "ended", "processor", "peak memory"],
    style: { head: [], border: [] },
  });
  for (const [name, { size }] of Object.entries(ADVERSARIES)) {
    const ended = inOwnProcess("adversary-run.ts", [name], LONGEST);
    if ("reason" in ended) {
      table.push([name, size, { content: ended.reason, colSpan: 3 }]);
      continue;
    }
    const { answer, processor, memory } = JSON.parse(ended.json) as AdversaryFigures;
    const outcome = answer === undefined ? "refused at the bound" : `answered: ${answer}`;
    table.push([name, size, outcome, `${processor.toFixed(1)} s`, `${memory.toFixed(0)} MiB`]);
  }
  console.log(table.toString());
}

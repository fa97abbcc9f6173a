// Asks one hard question, in a process of its own, and prints as JSON what it took and how it ended.
import { BudgetExceeded } from "../modules/packets";
import { ADVERSARIES } from "./adversaries";
import { peakMemory } from "./own-process";
import { SeededRandom } from "./seeded-random";
import { milliseconds, processorTime } from "./timing";

export interface AdversaryFigures {
  /** Seconds on the clock, and of processor time. */
  readonly seconds: number;
  readonly processor: number;
  readonly memory: number;
  /** The size of the answer; absent when the question was refused at the bound. */
  readonly answer?: number;
}

const [name = ""] = process.argv.slice(2);
const adversary = ADVERSARIES[name];
if (adversary === undefined) throw new RangeError(`no adversary named ${name}`);
let answer: number | undefined;
let processor = 0;
const seconds = milliseconds(() => {
  processor = processorTime(() => {
    try {
      answer = adversary.ask(new SeededRandom(3), adversary.size);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
    }
  });
});
const figures: AdversaryFigures = {
  seconds: seconds / 1000,
  processor: processor / 1000,
  memory: peakMemory(),
  ...(answer !== undefined && { answer }),
};
console.log(JSON.stringify(figures));

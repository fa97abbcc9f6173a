// The proof of a security group of a thousand rules, against `JSON.parse` of the same document.
import { inOwnProcess } from "./own-process";
import type { ProofFigures } from "./proof-run";
import { median } from "./timing";

/** Processes whose first run is measured. */
const COLD_RUNS = 5;

/** Prints the ratios that the targets speak of, the phases, and the memory of the process. */
export function benchProof(): void {
  const made = figuresOf([]);
  if (made === undefined) return;
  const first = Array.from({ length: COLD_RUNS }, () => figuresOf(["--cold"]));
  const cold = median(first.map((each) => each?.cold ?? Infinity));
  const coldWaited = median(first.map((each) => each?.coldWaited ?? Infinity));
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const ratio = (value: number, to: number): string => (value / to).toFixed(1);
  const reading = made.parse + made.read;
  console.log(
    `proof of ${made.rules} rules, ${made.prefixes} prefixes, ${(made.bytes / 1024).toFixed(0)} KiB (${made.verdict}): ` +
      `whole ${ms(made.whole)} warm, JSON.parse ${ms(made.json)}, ` +
      `ratio ${ratio(made.whole, made.json)} (target at most 20, ideally 10)`,
  );
  console.log(
    `  reading ${ms(reading)} (parse ${ms(made.parse)}, read ${ms(made.read)}), ` +
      `ratio ${ratio(reading, made.json)} (target at most 7); prove ${ms(made.prove)}`,
  );
  console.log(
    `  first proof in a process ${ms(coldWaited)} on the clock, ratio to a warm one ` +
      `${ratio(coldWaited, made.wholeWaited)} (target at most 4); of processor time ${ms(cold)}, ` +
      `ratio ${ratio(cold, made.whole)}; peak memory ${made.memory.toFixed(0)} MiB`,
  );
}

function figuresOf(args: readonly string[]): ProofFigures | undefined {
  const ended = inOwnProcess("proof-run.ts", args, 60);
  if (!("reason" in ended)) return JSON.parse(ended.json) as ProofFigures;
  console.log(`proof: ${ended.reason}`);
  return undefined;
}

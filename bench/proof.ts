// The proof of a security group of a thousand rules, against `JSON.parse` of the same document.
import { inOwnProcess } from "./own-process";
import type { ProofFigures } from "./proof-run";

/** Prints the ratio that the target speaks of, the phases, and the memory of the process. */
export function benchProof(): void {
  const ended = inOwnProcess("proof-run.ts", [], 60);
  if ("reason" in ended) {
    console.log(`proof: ${ended.reason}`);
    return;
  }
  const made = JSON.parse(ended.json) as ProofFigures;
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(
    `proof of ${made.rules} rules, ${made.prefixes} prefixes, ${(made.bytes / 1024).toFixed(0)} KiB (${made.action}): ` +
      `${ms(made.whole)} warm, JSON.parse ${ms(made.json)}, ` +
      `ratio ${(made.whole / made.json).toFixed(1)} (target at most 10)`,
  );
  console.log(
    `  parse ${ms(made.parse)}, read ${ms(made.read)}, prove ${ms(made.prove)}; ` +
      `first run ${ms(made.cold)}; peak memory ${made.memory.toFixed(0)} MiB`,
  );
}

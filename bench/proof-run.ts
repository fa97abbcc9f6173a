// Measures the proof of one large security group, in a process of its own, and prints the figures as JSON.
import { judge, prove } from "../policies/proof";
import { parseTerraformConfiguration, readGates } from "../policies/readers";
import { peakMemory } from "./own-process";
import { generateSecurityGroup } from "./security-group";
import { median, milliseconds, processorTime } from "./timing";

/**
 * Milliseconds of processor time, medians of the warm runs; `cold` is the first run of the whole. The two that are waited
 * for are on the clock: while a first run goes on, other threads compile, and their time is no waiting.
 */
export interface ProofFigures {
  readonly rules: number;
  readonly prefixes: number;
  readonly bytes: number;
  readonly verdict: string;
  readonly cold: number;
  readonly coldWaited: number;
  readonly wholeWaited: number;
  readonly json: number;
  readonly parse: number;
  readonly read: number;
  readonly prove: number;
  readonly whole: number;
  readonly memory: number;
}

const WARM_UP = 30;
const RUNS = 41;

const { deployment, text, ruleCount, prefixCount } = generateSecurityGroup(1);
const whole = (): string => prove(parseTerraformConfiguration(text, "bench"), deployment).verdict;
let verdict = "";
let cold = 0;
const coldWaited = milliseconds(() => {
  cold = processorTime(() => {
    verdict = whole();
  });
});
const document = parseTerraformConfiguration(text, "bench");
const reading = readGates(document, deployment);
const phases = {
  json: () => void JSON.parse(text),
  parse: () => void parseTerraformConfiguration(text, "bench"),
  read: () => void readGates(document, deployment),
  prove: () => void judge("bench", reading, deployment),
  whole: () => void whole(),
};
const times: Record<keyof typeof phases, number[]> = {
  json: [],
  parse: [],
  read: [],
  prove: [],
  whole: [],
};
const wholes: number[] = [];
// `--cold`: the first run alone, for a process that ends with it.
const runs = process.argv.includes("--cold") ? 0 : WARM_UP + RUNS;
for (let run = 0; run < runs; run += 1) {
  for (const name of Object.keys(phases) as (keyof typeof phases)[]) {
    let took = 0;
    const waited = milliseconds(() => {
      took = processorTime(phases[name]);
    });
    if (run < WARM_UP) continue;
    times[name].push(took);
    if (name === "whole") wholes.push(waited);
  }
}
const typical = (list: readonly number[]): number => (list.length === 0 ? 0 : median(list));
const figures: ProofFigures = {
  rules: ruleCount,
  prefixes: prefixCount,
  bytes: text.length,
  verdict,
  cold,
  coldWaited,
  wholeWaited: typical(wholes),
  json: typical(times.json),
  parse: typical(times.parse),
  read: typical(times.read),
  prove: typical(times.prove),
  whole: typical(times.whole),
  memory: peakMemory(),
};
console.log(JSON.stringify(figures));

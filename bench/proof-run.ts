// Measures the proof of one large security group, in a process of its own, and prints the figures as JSON.
import { judge, prove } from "../policies/proof";
import { parseTerraformConfiguration, readGates } from "../policies/readers";
import { peakMemory } from "./own-process";
import { generateSecurityGroup } from "./security-group";
import { processorTime } from "./timing";

/** Milliseconds of processor time, best of the warm runs; `cold` is the first run of the whole. */
export interface ProofFigures {
  readonly rules: number;
  readonly prefixes: number;
  readonly bytes: number;
  readonly action: string;
  readonly cold: number;
  readonly json: number;
  readonly parse: number;
  readonly read: number;
  readonly prove: number;
  readonly whole: number;
  readonly memory: number;
}

const WARM_UP = 10;
const RUNS = 21;

const { deployment, text, ruleCount, prefixCount } = generateSecurityGroup(1);
const whole = (): string => prove(parseTerraformConfiguration(text, "bench"), deployment).verdict;
let action = "";
const cold = processorTime(() => {
  action = whole();
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
const names = Object.keys(phases) as (keyof typeof phases)[];
for (let run = 0; run < WARM_UP + RUNS; run += 1) {
  for (const name of names) {
    const took = processorTime(phases[name]);
    if (run >= WARM_UP) times[name].push(took);
  }
}
const figures: ProofFigures = {
  rules: ruleCount,
  prefixes: prefixCount,
  bytes: text.length,
  action,
  cold,
  json: Math.min(...times.json),
  parse: Math.min(...times.parse),
  read: Math.min(...times.read),
  prove: Math.min(...times.prove),
  whole: Math.min(...times.whole),
  memory: peakMemory(),
};
console.log(JSON.stringify(figures));

// Measures what surroundings cost a proof, in a process of its own, and prints the figures as JSON.
import { ProofRun } from "../policies/proof";
import { generateSecurityGroup } from "./security-group";
import { surroundingStack } from "./surrounding-stacks";
import { median, processorTime } from "./timing";

/** Milliseconds of processor time, medians of the warm runs. */
export interface SurroundingsFigures {
  readonly stacks: number;
  readonly bytes: number;
  readonly json: number;
  readonly alone: number;
  readonly beside: number;
  readonly verdict: string;
}

const STACKS = 100;
const WARM_UP = 5;
const RUNS = 15;

const { deployment, text } = generateSecurityGroup(1);
const own = { name: deployment.name, file: "edge.tf.json", text };
const others = Array.from({ length: STACKS }, (_, at) => surroundingStack(at));
let verdict = "";
const phases = {
  json: () => {
    for (const other of others) JSON.parse(other.text);
  },
  alone: () => {
    new ProofRun([own]).prove(own.name, deployment);
  },
  beside: () => {
    ({ verdict } = new ProofRun([own, ...others]).prove(own.name, deployment));
  },
};
const times: Record<keyof typeof phases, number[]> = { json: [], alone: [], beside: [] };
for (let run = 0; run < WARM_UP + RUNS; run += 1)
  for (const name of Object.keys(phases) as (keyof typeof phases)[]) {
    const took = processorTime(phases[name]);
    if (run >= WARM_UP) times[name].push(took);
  }
const figures: SurroundingsFigures = {
  stacks: STACKS,
  bytes: others.reduce((sum, other) => sum + other.text.length, 0),
  json: median(times.json),
  alone: median(times.alone),
  beside: median(times.beside),
  verdict,
};
console.log(JSON.stringify(figures));

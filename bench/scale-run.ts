// Measures one question at one size, in a process of its own, and prints the figures as JSON:
// `scale-run.ts flows 10000` or `scale-run.ts acl 10000 6` (a comparison of two versions, IPv6 alone).
import { type Chain, Comparison, type Family } from "../modules/packets";
import { generateFlows, requiredOf } from "./flow-generator";
import { peakMemory } from "./own-process";
import { chainOf, editRules, generateRules, SHAPES } from "./rule-generators";
import { SeededRandom } from "./seeded-random";
import { median, processorTime } from "./timing";

/** Seconds of processor time of the first run and the median of the warm ones (absent when the first was long). */
export interface ScaleFigures {
  readonly first: number;
  readonly warm?: number;
  readonly pieces: number;
  readonly memory: number;
}

/** Past this many milliseconds, one run has to do. */
const LONG = 4000;

function question(
  kind: string,
  rules: number,
  families: readonly Family[] | undefined,
): readonly [Chain<number>, Chain<number>] {
  const random = new SeededRandom(rules);
  if (kind === "flows") {
    const made = generateFlows(random, rules / 2);
    return [chainOf(made.rules), requiredOf(made.flows)];
  }
  if (kind !== "acl" && kind !== "firewall") throw new RangeError(`no question named ${kind}`);
  const old = generateRules(random, rules, SHAPES[kind], families);
  return [chainOf(old), chainOf(editRules(random, old))];
}

const [kind = "", size = "", family] = process.argv.slice(2);
const families: readonly Family[] | undefined =
  family === undefined ? undefined : [family === "6" ? 6 : 4];
const [left, right] = question(kind, Number(size), families);
let pieces = 0;
// Both directions: what is open beyond, and what is missing.
const ask = (): void => {
  const both = new Comparison(left, right);
  pieces = both.onlyLeft("must", "must").length + both.onlyRight("must", "must").length;
};
const first = processorTime(ask);
const warm =
  first < LONG ? median(Array.from({ length: 5 }, () => processorTime(ask))) / 1000 : undefined;
const figures: ScaleFigures = {
  first: first / 1000,
  ...(warm !== undefined && { warm }),
  pieces,
  memory: peakMemory(),
};
console.log(JSON.stringify(figures));

// `npm run soak [seconds] [seed]`: random chains, compared as sets and packet by packet, until the time is over. Any
// difference is a fault of the engine: it is printed with the seed of its round, and the exit code is 1.
import {
  admitted,
  type Bound,
  type Box,
  boxHas,
  compareChains,
  decide,
  type Packet,
} from "../modules/packets";
import { samplePacket } from "./packet-samples";
import { randomChain, type RandomChain } from "./random-chains";
import { SeededRandom } from "./seeded-random";

const PACKETS_PER_ROUND = 2000;
const BOUNDS: readonly Bound[] = ["must", "may"];

/** What was tried so far. */
interface Counts {
  rounds: number;
  pieces: number;
  packets: number;
  /** Packets that the left chain allows and the right one denies. */
  apart: number;
  differences: number;
}

function soakRound(seed: number, counts: Counts): void {
  const random = new SeededRandom(seed);
  const [left, right] = [randomChain(random), randomChain(random)];
  const bounds = [random.pick(BOUNDS), random.pick(BOUNDS)] as const;
  const pieces = compareChains(left.chain, bounds[0], right.chain, bounds[1]);
  const sets = [admitted(left.chain, bounds[0]), admitted(right.chain, bounds[1])] as const;
  const found = pieces.flatMap(({ boxes }) => boxes);
  counts.pieces += pieces.length;
  // Corners of the answer are worth as much as corners of the question.
  const corners: readonly Box[] = [...left.boxes, ...right.boxes, ...found];
  for (let i = 0; i < PACKETS_PER_ROUND; i += 1) {
    const packet = samplePacket(random, corners);
    const sides = [decided(left, bounds[0], packet), decided(right, bounds[1], packet)] as const;
    const holding = pieces.filter(({ boxes }) => boxes.some((box) => boxHas(box, packet)));
    const differs = sides[0].allows && !sides[1].allows;
    const agrees =
      sets[0].has(packet) === sides[0].allows &&
      sets[1].has(packet) === sides[1].allows &&
      holding.length === (differs ? 1 : 0) &&
      holding.every(
        (piece) => piece.left.join() === sides[0].path && piece.right.join() === sides[1].path,
      );
    counts.packets += 1;
    if (differs) counts.apart += 1;
    if (!agrees) report(seed, packet, counts);
  }
}

function decided(
  { chain }: RandomChain,
  bound: Bound,
  packet: Packet,
): { readonly allows: boolean; readonly path: string } {
  const { verdict, path } = decide(chain, bound, packet);
  return { allows: verdict === "allow", path: path.join() };
}

function report(seed: number, packet: Packet, counts: Counts): void {
  counts.differences += 1;
  const fields = Object.entries(packet).map(([name, value]) => `${name} ${String(value)}`);
  if (counts.differences <= 10) console.error(`round ${seed} differs: ${fields.join(", ")}`);
}

function soak(seconds: number, firstSeed: number): Counts {
  const counts: Counts = { rounds: 0, pieces: 0, packets: 0, apart: 0, differences: 0 };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    soakRound(firstSeed + counts.rounds, counts);
    counts.rounds += 1;
  }
  return counts;
}

const [seconds = 60, seed = 1] = process.argv.slice(2).map(Number);
if (!(seconds > 0 && seconds <= 86_400) || !Number.isInteger(seed)) {
  console.error("usage: npm run soak [seconds, at most 86400] [first seed, a whole number]");
  process.exitCode = 2;
} else {
  const { rounds, pieces, packets, apart, differences } = soak(seconds, seed);
  console.log(
    `soak: ${rounds} pairs of chains from seed ${seed}, ${pieces} pieces, ${packets} packets (${apart} in a piece) in ${seconds} s: ` +
      `${differences} differences`,
  );
  if (differences > 0) process.exitCode = 1;
}

// First part of `npm run soak [seconds] [seed]`: random chains, compared as sets and packet by packet, until the time is over. Any
// difference is a fault of the engine: it is printed with the seed of its round, and the exit code is 1.
import { noCounts, type SoakCounts, soakRound } from "./soak-rounds";

const PACKETS_PER_ROUND = 20_000;
const SHOWN = 10;

function soak(seconds: number, firstSeed: number): SoakCounts {
  const counts = noCounts();
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && counts.differences.length < SHOWN) {
    soakRound(firstSeed + counts.rounds, PACKETS_PER_ROUND, counts);
  }
  return counts;
}

const [seconds = 60, seed = 1] = process.argv.slice(2).map(Number);
if (!(seconds > 0 && seconds <= 86_400) || !Number.isInteger(seed)) {
  console.error("usage: npm run soak [seconds, at most 86400] [first seed, a whole number]");
  process.exitCode = 2;
} else {
  const { rounds, pieces, packets, apart, differences } = soak(seconds, seed);
  for (const difference of differences.slice(0, SHOWN)) console.error(difference);
  console.log(
    `soak: ${rounds} pairs of chains from seed ${seed}, ${pieces} pieces, ${packets} packets (${apart} decided apart): ` +
      `${differences.length} differences`,
  );
  if (differences.length > 0) process.exitCode = 1;
}

// `npm run soak [seconds] [seed]`: random chains for as long as is said, then what `npm test` draws a few of: every mutant of the
// emitted documents, ten thousand mutants of plans, and some thousands of random worlds around an Edge. Exits with 1 when any part found something.
import { spawnSync } from "node:child_process";

const WORLDS = 3000;
/** Of each of the fourteen plans. */
const PLAN_MUTANTS = 720;
const [seconds = "60", seed = "1"] = process.argv.slice(2);

const DRAWS = {
  MUTANTS: "all",
  PLAN_MUTANTS: String(PLAN_MUTANTS),
  PLAN_MUTANTS_SEED: seed,
  WORLDS: String(WORLDS),
  WORLDS_SEED: seed,
};
const TESTS = ["mutation.test.ts", "plan-mutation.test.ts", "random-worlds.test.ts"];
const PARTS = [
  { args: ["--import", "tsx", "bench/soak.ts", seconds, seed] },
  {
    args: ["node_modules/jest/bin/jest.js", "-w", "2", ...TESTS],
    env: DRAWS,
  },
];

for (const { args, env = {} } of PARTS) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = status ?? 1;
  // A mistake in the arguments is said once.
  if (status === 2) break;
}

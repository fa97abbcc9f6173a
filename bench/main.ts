// `npm run bench [part…]`: every figure that the documentation quotes, measured in one run.
import { benchDocuments } from "./documents";
import { benchAdversaries } from "./adversary";
import { benchPlans } from "./plans";
import { benchProof } from "./proof";
import { benchScale } from "./scale";
import { benchStart } from "./start";
import { benchSurroundings } from "./surroundings";
import { benchSolver } from "./solver";
import { benchSynth } from "./synth";

const PARTS: Readonly<Record<string, () => void>> = {
  synth: () => {
    benchSynth(7);
  },
  start: () => {
    benchStart(21);
  },
  documents: benchDocuments,
  proof: benchProof,
  plans: benchPlans,
  surroundings: benchSurroundings,
  scale: benchScale,
  solver: benchSolver,
  hard: benchAdversaries,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(", ")}; allowed: ${Object.keys(PARTS).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(name)) run();
  }
}

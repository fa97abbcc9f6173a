// The proofs of one run: one after the other, or on all cores when there is enough work to pay for starting workers. The
// order of the verdicts is that of the tasks either way, and what goes wrong with one proof never hides another's verdict.
import { availableParallelism } from "node:os";

import { type DeploymentVerdict, prove } from "../../proof";
import type { ProblemList } from "../inputs/problem-list";
import type { Progress } from "./progress";
import type { ProofTask } from "./proof-task";
import type * as WorkerPool from "../workers/worker-pool";

/** The fixed cost of a proof, as a number of characters of its configuration. */
const LEAST_SIZE = 64 * 1024;

/** Below this size of all configurations, a worker would still be starting when the last proof is done. */
const WORTH_A_WORKER = 8 * 1024 * 1024;

/** Each worker has a heap of its own. */
const MOST_WORKERS = 8;

/** The verdicts, in the order of the tasks; a proof that could not be made is a problem instead. */
export async function proveAll(
  tasks: readonly ProofTask[],
  problems: ProblemList,
  progress: Progress,
): Promise<readonly DeploymentVerdict[]> {
  const workers = workersFor(tasks);
  try {
    if (workers < 2) return proveHere(tasks, problems, progress);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs need none of it
    const { proveInWorkers } = require("../workers/worker-pool") as typeof WorkerPool;
    const outcomes = await proveInWorkers(tasks, workers, progress);
    // Problems are listed in the order of the tasks too, whichever worker was first.
    return outcomes.flatMap((outcome) => {
      if ("verdict" in outcome) return outcome.verdict;
      problems.add(...outcome.problems);
      return [];
    });
  } finally {
    progress.end();
  }
}

function workersFor(tasks: readonly ProofTask[]): number {
  if (tasks.some(({ document }) => document.beyondText)) return 1;
  const size = tasks.reduce((sum, { document }) => sum + LEAST_SIZE + document.text.length, 0);
  if (size < WORTH_A_WORKER) return 1;
  return Math.min(tasks.length, availableParallelism(), MOST_WORKERS);
}

function proveHere(
  tasks: readonly ProofTask[],
  problems: ProblemList,
  progress: Progress,
): readonly DeploymentVerdict[] {
  return tasks.flatMap(({ document, deployment, options }, index) => {
    progress.show(index, tasks.length);
    return problems.attempt(() => prove(document, deployment, { ...options, advise: true })) ?? [];
  });
}

// Proofs in worker threads. Each worker takes the next task when it has answered the last one; a worker that dies takes
// with it only the proof that it was at, and another takes its place.
import { InputError, type Problem } from "../../../modules/input";
import { problemsOf } from "../inputs/problem-list";
import type { Progress } from "../check/progress";
import { type Outcome, ProofWorker } from "./proof-worker";
import type { ProofTask } from "../check/proof-task";

/** What the pool needs of a worker. */
type Hired = Pick<ProofWorker, "ask" | "end">;

/** The outcomes, in the order of the tasks. */
export async function proveInWorkers(
  tasks: readonly ProofTask[],
  workers: number,
  progress: Progress,
  hire: () => Hired = () => new ProofWorker(),
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = tasks.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    let worker = hire();
    // All workers take from the same list.
    for (const [index, task] of waiting) {
      try {
        outcomes[index] = await worker.ask(task);
      } catch (error) {
        outcomes[index] = { problems: endedEarly(task, error) };
        await worker.end();
        worker = hire();
      }
      done += 1;
      progress.show(done, tasks.length);
    }
    await worker.end();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return outcomes;
}

/** Out of memory is the input's doing; anything else is ours, and says so. */
function endedEarly({ document }: ProofTask, error: unknown): readonly Problem[] {
  const place = { file: document.file };
  const { code } = error as { readonly code?: unknown };
  const problems =
    code === "ERR_WORKER_OUT_OF_MEMORY"
      ? new InputError({
          message: "the proof of this configuration took more memory than there is",
          remedy: "give it more: NODE_OPTIONS=--max-old-space-size=8192",
        }).problems
      : problemsOf(error);
  return problems.map((problem) => ({ ...problem, place }));
}

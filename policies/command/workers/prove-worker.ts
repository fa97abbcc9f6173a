// What runs in a worker thread: one task at a time in, its outcome out. Everything that it gets and gives is plain data.
import { parentPort } from "node:worker_threads";

import { prove } from "../../proof";
import { parseTerraformConfiguration } from "../../readers";
import { problemsOf } from "../inputs/problem-list";
import type { Outcome, WorkerTask } from "./proof-worker";

parentPort?.on("message", (task: WorkerTask) => {
  parentPort?.postMessage(outcomeOf(task));
});

function outcomeOf({ text, file, deployment, options }: WorkerTask): Outcome {
  try {
    return {
      verdict: prove(parseTerraformConfiguration(text, file), deployment, {
        ...options,
        advise: true,
      }),
    };
  } catch (error) {
    return { problems: problemsOf(error) };
  }
}

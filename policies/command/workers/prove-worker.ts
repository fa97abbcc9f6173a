// What runs in a worker thread: one task at a time in, its outcome out. Everything that it gets and gives is plain data.
import { parentPort } from "node:worker_threads";

import { prove } from "../../proof";
import { parseSource, type Source } from "../../readers";
import { problemsOf } from "../inputs/problem-list";
import type { Outcome, WorkerTask, WrittenConfiguration } from "./proof-worker";

parentPort?.on("message", (task: WorkerTask) => {
  parentPort?.postMessage(outcomeOf(task));
});

function outcomeOf({ text, file, deployment, options, beside, around }: WorkerTask): Outcome {
  try {
    const surroundings = { ...around, sources: beside.map(parsed) };
    return {
      verdict: prove(parsed({ text, file }), deployment, {
        ...options,
        surroundings,
        advise: true,
      }),
    };
  } catch (error) {
    return { problems: problemsOf(error) };
  }
}

/** Stands beside many: parsed once. */
const known = new Map<string, Source>();

function parsed({ text, file }: WrittenConfiguration): Source {
  const before = known.get(file);
  if (before?.text === text) return before;
  const configuration = parseSource(text, file);
  known.set(file, configuration);
  return configuration;
}

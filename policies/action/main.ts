// What the action's bundle starts with: the action itself, or, in a thread of it, one of its proofs.
import { isMainThread } from "node:worker_threads";

import { runAction } from "./run-action";

if (isMainThread) {
  // Undecided at first: an action that is stopped early must not look like a proof.
  process.exitCode = 2;
  const { stdin, stdout, stderr, env } = process;
  void runAction({ stdin, stdout, stderr, env }).then((status) => {
    process.exitCode = status;
  });
} else {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it listens as soon as it is loaded
  require("../command/workers/prove-worker");
}

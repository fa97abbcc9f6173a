// One worker thread, as the pool sees it: a task in, its outcome or the worker's end out.
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";

import type { Problem } from "../../../modules/input";
import type { DeploymentVerdict } from "../../proof";
import { ALONE, type Surroundings } from "../../readers";
import type { ProofTask } from "../check/proof-task";

/** What a worker is sent: plain data. */
export interface WorkerTask extends WrittenConfiguration {
  readonly deployment: ProofTask["deployment"];
  readonly options: Omit<ProofTask["options"], "surroundings">;
  readonly beside: readonly WrittenConfiguration[];
  /** What is said of the configurations that were read besides. */
  readonly around: Omit<Surroundings, "sources">;
}

/** A configuration as text: what it becomes when it is parsed cannot be sent. */
export interface WrittenConfiguration {
  readonly text: string;
  readonly file: string;
}

/** What it sends back. */
export type Outcome =
  { readonly verdict: DeploymentVerdict } | { readonly problems: readonly Problem[] };

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

export class ProofWorker {
  readonly #worker = startWorker();
  /** Who asked last; a promise that is settled already does not mind to be settled again. */
  #waiting: Waiting | undefined;

  constructor() {
    this.#worker.on("message", (outcome) => this.#waiting?.resolve(outcome as Outcome));
    this.#worker.on("error", (error) => this.#waiting?.reject(error));
    this.#worker.on("exit", (status) =>
      this.#waiting?.reject(new Error(`the worker ended with status ${status}`)),
    );
  }

  /** The outcome of the task; rejects when the worker dies of it. One task at a time. */
  ask({ document, deployment, options }: ProofTask): Promise<Outcome> {
    const { surroundings = ALONE, ...plain } = options;
    const task: WorkerTask = {
      text: document.text,
      file: document.file,
      deployment,
      options: plain,
      beside: surroundings.sources.map(({ text, file }) => ({ text, file })),
      around: { read: surroundings.read, besides: surroundings.besides ?? false },
    };
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** In MiB. A proof makes much that is soon gone, and the default lets a worker collect it most of the time. */
const YOUNG_HEAP = 64;

/** The worker's program lies beside this file, in whichever form this file has. */
function startWorker(): Worker {
  const extension = extname(__filename);
  const file = join(__dirname, `prove-worker${extension}`);
  const options = { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP } };
  if (extension === ".js") return new Worker(file, options);
  const tsx = createRequire(__filename).resolve("tsx/cjs/api");
  const start = `require(${JSON.stringify(tsx)}).register(); require(${JSON.stringify(file)})`;
  return new Worker(start, { ...options, eval: true });
}

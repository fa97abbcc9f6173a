// What one proof of a run needs, in this process or in a worker.
import type { Deployment } from "../../../modules/sites";
import type { ProveOptions } from "../../proof";
import type { Source } from "../../readers";

/** One proof that is to be made. */
export interface ProofTask {
  readonly document: Source;
  readonly deployment: Deployment;
  readonly options: ProveOptions;
}

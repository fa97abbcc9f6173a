// The stacks of one app, each judged with the others beside it.
import type { Deployment } from "../../../modules/sites";
import { parseTerraformConfiguration, Run, type TerraformConfiguration } from "../../readers";
import { prove, type ProveOptions } from "./prove";
import type { DeploymentVerdict } from "./verdict";
import type { WrittenStack } from "./written-stack";

export class ProofRun {
  readonly #configurations: ReadonlyMap<string, TerraformConfiguration>;
  readonly #run: Run;

  /** @throws InputError when a text is no Terraform configuration. */
  constructor(stacks: readonly WrittenStack[]) {
    this.#configurations = new Map(
      stacks.map(({ name, file, text }) => [name, parseTerraformConfiguration(text, file)]),
    );
    this.#run = new Run([...this.#configurations.values()]);
  }

  /** @param name the stack that holds the deployment's firewall; one of those that the run was made of. */
  prove(name: string, deployment: Deployment, options: ProveOptions = {}): DeploymentVerdict {
    const own = this.#configurations.get(name);
    if (own === undefined) throw new Error(`no stack is called ${name}`);
    return prove(own, deployment, { ...options, surroundings: this.#run.around(own, deployment) });
  }
}

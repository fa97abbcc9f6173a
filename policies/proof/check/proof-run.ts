// The stacks of one app, each judged with the others beside it.
import type { Deployment } from "../../../modules/sites";
import { parseTerraformConfiguration, Run, type TerraformConfiguration } from "../../readers";
import { prove, type ProveOptions } from "./prove";
import type { DeploymentVerdict } from "./verdict";

/** One stack as Terraform JSON. */
export interface WrittenStack {
  readonly name: string;
  /** What reports call it: a path, or `stack edge`. */
  readonly file: string;
  readonly text: string;
}

/** What a stack of any toolkit becomes in Terraform now. */
export function renderStack(stack: { toTerraform(): unknown }, name: string): WrittenStack {
  return { name, file: `stack ${name}`, text: JSON.stringify(stack.toTerraform(), null, 2) };
}

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

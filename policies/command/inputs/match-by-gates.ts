// Which plans and states belong to which deployment of the site: they name no stack, and show the deployment's gates or do not.
import type { Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import { readGates, Run, type Source } from "../../readers";

/** Whether a source is matched by what it shows. */
export function isShown({ form }: Source): boolean {
  return form !== "configuration";
}

/** For a deployment, the first of the sources that shows a gate of it, read with all that was opened beside it. */
export class ShownGates {
  readonly #run: Run;
  readonly #shown: readonly Source[];

  constructor(sources: readonly Source[]) {
    this.#run = new Run(sources);
    this.#shown = sources.filter(isShown);
  }

  of(deployment: Deployment): Source | undefined {
    return this.#shown.find((source) => this.#isGuarded(source, deployment));
  }

  #isGuarded(source: Source, deployment: Deployment): boolean {
    const { gates } = readGates(source, deployment, this.#run.around(source, deployment));
    return gates.some(({ machines }) => machines === "edge");
  }
}

/** Where only plans and states were opened, and none shows a gate of any deployment. */
export function noneShown(site: Site, sources: readonly Source[], option: string): Problem {
  const files = sources.map(({ file }) => `\`${file}\``).join(", ");
  return {
    message: `${files} ${sources.length === 1 ? "shows" : "show"} no gate of any deployment of the site \`${site.name}\``,
    place: { file: site.file },
    allowed: `firewall rules attached to the subnets, interfaces or machines of ${namesOf(site.deployments)}`,
    remedy: `compare the ids and names in the site file with those in the file, or name the deployment with ${option}`,
  };
}

/** What is said of deployments that no plan or state is about. */
export function notShown(deployments: readonly Deployment[]): readonly string[] {
  if (deployments.length === 0) return [];
  const what = deployments.length === 1 ? "the deployment" : "the deployments";
  return [
    `no gate of ${what} ${namesOf(deployments)} was shown, and nothing is said of ${deployments.length === 1 ? "it" : "them"}`,
  ];
}

function namesOf(deployments: readonly Deployment[]): string {
  return deployments.map(({ name }) => `\`${name}\``).join(", ");
}

// Which plans, states and folders belong to which deployment of the site: they name no stack, and show the deployment's gates
// or do not.
import type { Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import { isShown, rulesShown, Run, showsGateOf, type Source } from "../../readers";

/** For a deployment, the first of the sources that shows a gate of it, read with all that was opened beside it. */
export class ShownGates {
  readonly #run: Run;
  readonly #shown: readonly Source[];

  constructor(sources: readonly Source[]) {
    this.#run = new Run(sources);
    this.#shown = sources.filter(isShown);
  }

  of(deployment: Deployment): Source | undefined {
    return this.#shown.find((source) =>
      showsGateOf(source, deployment, this.#run.around(source, deployment)),
    );
  }
}

/**
 * What one source that names no stack is about: the only deployment of which it shows a gate, or shows one with rules of its
 * own. A place that nothing filters is shown by every source of its cloud.
 */
export function onlyShown({ deployments }: Site, source: Source): Deployment | undefined {
  const run = new Run([source]);
  const shown = deployments.flatMap((deployment) => {
    const rules = rulesShown(source, deployment, run.around(source, deployment));
    return rules === "none" ? [] : [{ deployment, rules }];
  });
  const withRules = shown.filter(({ rules }) => rules === "own");
  const [first, ...others] = withRules.length > 0 ? withRules : shown;
  return others.length === 0 ? first?.deployment : undefined;
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

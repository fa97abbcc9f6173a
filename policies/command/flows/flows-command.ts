// `edge-firewall flows`: what a site selects from its documents and what it leaves out, for review. Reads the site alone,
// and proves nothing.
import { InputError, nearest, shown } from "../../../modules/input";
import type { Site } from "../../../modules/sites";
import { type ListingFormat, renderListing, selectedFlows } from "../../report";
import { printProblems } from "../messages";
import { openSite } from "../inputs/open-configurations";
import { ProblemList } from "../inputs/problem-list";
import { type Streams, textOptions } from "../streams";

export interface FlowsOptions {
  readonly site: string;
  readonly deployment?: readonly string[];
  readonly format: ListingFormat;
}

/** Lists and gives the exit status: 0 when the site can be read, 2 otherwise. */
export function listFlows(options: FlowsOptions, streams: Streams): 0 | 2 {
  const problems = new ProblemList();
  const text = problems.attempt(() => {
    const site = openSite(options.site);
    const names = options.deployment ?? site.deployments.map(({ name }) => name);
    for (const name of new Set(names))
      problems.attempt(() => {
        checkKnown(site, name);
      });
    const deployments = site.deployments.filter(({ name }) => names.includes(name));
    return deployments.length === 0
      ? undefined
      : renderListing(
          options.format,
          {
            site: site.name,
            deployments: deployments.map((deployment) => selectedFlows(site, deployment)),
          },
          textOptions(streams.stdout, streams),
        );
  });
  printProblems(problems.all, streams);
  if (text !== undefined) streams.stdout.write(text);
  return problems.all.length === 0 ? 0 : 2;
}

function checkKnown({ deployments, file }: Site, name: string): void {
  const names = deployments.map((deployment) => deployment.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  throw new InputError({
    message: `the site has no deployment \`${shown(name)}\``,
    place: { file },
    allowed: names.join(", "),
    remedy: near === undefined ? "choose one of them" : `did you mean \`${near}\`?`,
  });
}

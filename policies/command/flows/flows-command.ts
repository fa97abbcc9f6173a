// `edge-firewall flows`: what a site selects from its documents and what it leaves out, for review. Reads the site alone,
// and proves nothing.
import { InputError, nearest, shown } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import { type ListingFormat, renderListing, selectedFlows } from "../../report";
import { printProblems } from "../messages";
import { openSite } from "../inputs/open-configurations";
import { ProblemList } from "../inputs/problem-list";
import type { Streams } from "../streams";

export interface FlowsOptions {
  readonly site: string;
  readonly deployment?: string;
  readonly format: ListingFormat;
}

/** Lists and gives the exit status: 0 when the site can be read, 2 otherwise. */
export function listFlows(options: FlowsOptions, streams: Streams): 0 | 2 {
  const problems = new ProblemList();
  const text = problems.attempt(() => {
    const site = openSite(options.site);
    const deployments = chosen(site, options.deployment);
    return renderListing(options.format, {
      site: site.name,
      deployments: deployments.map((deployment) => selectedFlows(site, deployment)),
    });
  });
  printProblems(problems.all, streams);
  if (text === undefined) return 2;
  streams.stdout.write(text);
  return 0;
}

function chosen({ deployments, file }: Site, name: string | undefined): readonly Deployment[] {
  if (name === undefined) return deployments;
  const found = deployments.filter((deployment) => deployment.name === name);
  if (found.length > 0) return found;
  const names = deployments.map((deployment) => deployment.name);
  const near = nearest(name, names);
  throw new InputError({
    message: `the site has no deployment \`${shown(name)}\``,
    place: { file },
    allowed: names.join(", "),
    remedy: near === undefined ? "choose one of them" : `did you mean \`${near}\`?`,
  });
}

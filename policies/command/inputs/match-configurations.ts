// Which configuration belongs to which deployment of the site. Every deployment has exactly one configuration; a stack that is
// no deployment of the site is read as surroundings of those that are.
import { basename, dirname } from "node:path";

import { nearest, type Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import type { TerraformConfiguration } from "../../readers";
import { STDIN } from "./find-configurations";

export interface MatchedConfiguration {
  readonly deployment: Deployment;
  readonly configuration: TerraformConfiguration;
}

export interface Matches {
  /** In the order of the site file. */
  readonly matched: readonly MatchedConfiguration[];
  readonly problems: readonly Problem[];
  /** Those of the problems that say only that a deployment has no configuration. */
  readonly lacking: readonly Problem[];
}

/** Matches by stack name. `unreadable`: files that could not be read and have a problem already. */
export function matchByStack(
  site: Site,
  configurations: readonly TerraformConfiguration[],
  unreadable: readonly string[],
): Matches {
  const problems: Problem[] = [];
  const byName = new Map<string, TerraformConfiguration>();
  for (const configuration of configurations) {
    const problem = cannotMatch(site, configuration, byName);
    if (problem !== undefined) problems.push(problem);
    else if (configuration.stackName !== undefined)
      byName.set(configuration.stackName, configuration);
  }
  const lacking: Problem[] = [];
  const strangers = [...byName.keys()].filter(
    (stack) => !site.deployments.some(({ name }) => name === stack),
  );
  const matched = site.deployments.flatMap((deployment) => {
    const configuration = byName.get(deployment.name);
    if (configuration !== undefined) return [{ deployment, configuration }];
    if (!unreadable.some((file) => file === STDIN || folderName(file) === deployment.name))
      lacking.push(withoutConfiguration(deployment, strangers));
    return [];
  });
  return { matched, problems: [...problems, ...lacking], lacking };
}

function cannotMatch(
  site: Site,
  { file, stackName }: TerraformConfiguration,
  taken: ReadonlyMap<string, TerraformConfiguration>,
): Problem | undefined {
  const names = site.deployments.map(({ name }) => name);
  if (stackName === undefined)
    return {
      message:
        "the configuration does not name its stack, so it belongs to no deployment of the site",
      place: { file },
      remedy: `say which one it is for with --deployment (${names.join(", ")})`,
    };
  const other = taken.get(stackName);
  if (other !== undefined && names.includes(stackName))
    return {
      message: `the stack \`${stackName}\` has a second configuration; the first is \`${other.file}\``,
      place: { file },
      remedy: "check one of the two",
    };
  return undefined;
}

function withoutConfiguration({ name, place }: Deployment, strangers: readonly string[]): Problem {
  const got =
    strangers.length === 0
      ? {}
      : {
          got: `stacks that are no deployment: ${strangers.map((one) => `\`${one}\``).join(", ")}`,
        };
  return {
    message: `there is no configuration for the deployment \`${name}\``,
    ...got,
    place,
    remedy: `${didYouMean(name, strangers)}synthesize its stack and name its configuration as well, or check another deployment alone with --deployment`,
  };
}

/** Matches one deployment that the user chose. A single configuration is taken for it, whatever its stack is called. */
export function matchChosen(
  site: Site,
  chosen: string,
  configurations: readonly TerraformConfiguration[],
  unreadable: readonly string[],
): Matches {
  const deployment = site.deployments.find(({ name }) => name === chosen);
  if (deployment === undefined)
    return { matched: [], problems: [noSuchDeployment(site, chosen)], lacking: [] };
  const [single, ...others] = configurations;
  const named = configurations.filter(({ stackName }) => stackName === chosen);
  const [configuration, second] =
    named.length === 0 && single !== undefined && others.length === 0 && unreadable.length === 0
      ? [single]
      : named;
  if (configuration === undefined) {
    // With an unreadable configuration alone, its own problem says all.
    const reported = configurations.length === 0 && unreadable.length > 0;
    const lacking = reported ? [] : [noneOfThem(deployment, configurations)];
    return { matched: [], problems: lacking, lacking };
  }
  if (second === undefined)
    return { matched: [{ deployment, configuration }], problems: [], lacking: [] };
  const message = `the stack \`${chosen}\` has a second configuration; the first is \`${configuration.file}\``;
  const problem = { message, place: { file: second.file }, remedy: "check one of the two" };
  return { matched: [{ deployment, configuration }], problems: [problem], lacking: [] };
}

/** A note on a configuration that was taken for a deployment though its stack has another name. */
export function otherStack(
  { stackName, file }: TerraformConfiguration,
  { name }: Deployment,
): string | undefined {
  if (stackName === undefined || stackName === name) return undefined;
  return `${file} is of the stack \`${stackName}\`; it was taken for \`${name}\` because --deployment says so`;
}

function noSuchDeployment(site: Site, chosen: string): Problem {
  const names = site.deployments.map(({ name }) => name);
  return {
    message: `the site \`${site.name}\` has no deployment \`${chosen}\``,
    place: { file: site.file },
    allowed: names.join(", "),
    remedy: `${didYouMean(chosen, names)}name one of these with --deployment`,
  };
}

function noneOfThem(
  { name, place }: Deployment,
  configurations: readonly TerraformConfiguration[],
): Problem {
  return {
    message: `none of the ${configurations.length} configurations is the stack \`${name}\``,
    place,
    remedy: "name the configuration of that stack alone",
  };
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : `did you mean \`${near}\`? `;
}

/** `azure-westeurope` for `cdktf.out/stacks/azure-westeurope/cdk.tf.json`. */
function folderName(file: string): string {
  return basename(dirname(file));
}

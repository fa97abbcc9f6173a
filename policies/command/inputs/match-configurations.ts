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
  /** By name that was chosen and that the site does not have, the problem that says so. */
  readonly unknown: ReadonlyMap<string, Problem>;
}

/** The option that chooses deployments, as a command line has it. */
const FLAG = "--deployment";

/** Matches by stack name. `unreadable`: files that could not be read and have a problem already. */
export function matchByStack(
  site: Site,
  configurations: readonly TerraformConfiguration[],
  unreadable: readonly string[],
  option = FLAG,
): Matches {
  const problems: Problem[] = [];
  const byName = new Map<string, TerraformConfiguration>();
  for (const configuration of configurations) {
    const problem = cannotMatch(site, configuration, byName, option);
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
      lacking.push(withoutConfiguration(deployment, strangers, option));
    return [];
  });
  return { matched, problems: [...problems, ...lacking], lacking, unknown: new Map() };
}

function cannotMatch(
  site: Site,
  { file, stackName }: TerraformConfiguration,
  taken: ReadonlyMap<string, TerraformConfiguration>,
  option: string,
): Problem | undefined {
  const names = site.deployments.map(({ name }) => name);
  if (stackName === undefined)
    return {
      message:
        "the configuration does not name its stack, so it belongs to no deployment of the site",
      place: { file },
      remedy: `say which one it is for with ${option} (${names.join(", ")})`,
    };
  const other = taken.get(stackName);
  if (other !== undefined && names.includes(stackName))
    return secondConfiguration(stackName, other, { file });
  return undefined;
}

function secondConfiguration(
  name: string,
  first: { readonly file: string },
  { file }: { readonly file: string },
): Problem {
  return {
    message: `the stack \`${name}\` has a second configuration; the first is \`${first.file}\``,
    place: { file },
    remedy: "check one of the two",
  };
}

function withoutConfiguration(
  { name, place }: Deployment,
  strangers: readonly string[],
  option: string,
): Problem {
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
    remedy: `${didYouMean(name, strangers)}synthesize its stack and name its configuration as well, or check another deployment alone with ${option}`,
  };
}

/**
 * Matches the deployments that the user chose, by stack name. For one alone a single configuration is taken, whatever its
 * stack is called.
 */
export function matchChosen(
  site: Site,
  chosen: readonly string[],
  configurations: readonly TerraformConfiguration[],
  unreadable: readonly string[],
  option = FLAG,
): Matches {
  const names = new Set(chosen);
  const matched: MatchedConfiguration[] = [];
  const second: Problem[] = [];
  const lacking: Problem[] = [];
  for (const deployment of site.deployments.filter(({ name }) => names.has(name))) {
    const named = configurations.filter(({ stackName }) => stackName === deployment.name);
    const single = names.size === 1 && configurations.length === 1 && unreadable.length === 0;
    const [configuration, other] = named.length === 0 && single ? configurations : named;
    if (configuration !== undefined) matched.push({ deployment, configuration });
    else if (!mayBeUnreadable(deployment, configurations, unreadable))
      lacking.push(noneOfThem(deployment, configurations, names.size > 1));
    if (configuration !== undefined && other !== undefined)
      second.push(secondConfiguration(deployment.name, configuration, other));
  }
  const unknown = new Map(
    [...names]
      .filter((name) => !site.deployments.some((deployment) => deployment.name === name))
      .map((name) => [name, noSuchDeployment(site, name, option)]),
  );
  return { matched, problems: [...unknown.values(), ...second, ...lacking], lacking, unknown };
}

/** Whether a configuration that could not be read may be the one that is missing; its own problem says all then. */
function mayBeUnreadable(
  { name }: Deployment,
  configurations: readonly TerraformConfiguration[],
  unreadable: readonly string[],
): boolean {
  if (configurations.length === 0) return unreadable.length > 0;
  return unreadable.some((file) => file === STDIN || folderName(file) === name);
}

/** A note on a configuration that was taken for a deployment though its stack has another name. */
export function otherStack(
  { stackName, file }: TerraformConfiguration,
  { name }: Deployment,
): string | undefined {
  if (stackName === undefined || stackName === name) return undefined;
  return `${file} is of the stack \`${stackName}\`; it was taken for \`${name}\` because --deployment says so`;
}

function noSuchDeployment(site: Site, chosen: string, option: string): Problem {
  const names = site.deployments.map(({ name }) => name);
  return {
    message: `the site \`${site.name}\` has no deployment \`${chosen}\``,
    place: { file: site.file },
    allowed: names.join(", "),
    remedy: `${didYouMean(chosen, names)}name one of these with ${option}`,
  };
}

function noneOfThem(
  { name, place }: Deployment,
  configurations: readonly TerraformConfiguration[],
  severalChosen: boolean,
): Problem {
  return {
    message: `none of the ${configurations.length} configurations is the stack \`${name}\``,
    place,
    remedy: severalChosen
      ? "synthesize its stack and name its configuration as well"
      : "name the configuration of that stack alone",
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

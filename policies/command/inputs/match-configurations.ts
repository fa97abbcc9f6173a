// Which configuration belongs to which deployment of the site. Every deployment has exactly one configuration; a stack that is
// no deployment of the site is read as surroundings of those that are. Plans and states name no stack, and are matched by
// the gates that they show.
import { basename, dirname } from "node:path";

import type { Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import { isShown, type Source } from "../../readers";
import { STDIN } from "./find-configurations";
import { noneShown, notShown, ShownGates } from "./match-by-gates";
import {
  noneOfThem,
  noSuchDeployment,
  secondConfiguration,
  withoutConfiguration,
} from "./match-problems";

export interface MatchedConfiguration {
  readonly deployment: Deployment;
  readonly configuration: Source;
}

export interface Matches {
  /** In the order of the site file. */
  readonly matched: readonly MatchedConfiguration[];
  readonly problems: readonly Problem[];
  /** Those of the problems that say only that a deployment has no configuration. */
  readonly lacking: readonly Problem[];
  /** By name that was chosen and that the site does not have, the problem that says so. */
  readonly unknown: ReadonlyMap<string, Problem>;
  /** What is to be said besides. */
  readonly notes: readonly string[];
}

/** What was opened, as far as matching takes it. */
interface Opened {
  readonly configurations: readonly Source[];
  /** Files that could not be read and have a problem already. */
  readonly unreadable: readonly string[];
}

/**
 * The deployments of a site with what was opened for them.
 * @param chosen those that the user asks for; absent for all.
 * @param option how messages call what chooses deployments.
 */
export function matchDeployments(
  site: Site,
  { configurations, unreadable }: Opened,
  chosen: readonly string[] | undefined,
  option = FLAG,
): Matches {
  return chosen === undefined
    ? matchAll(site, configurations, unreadable, option)
    : matchChosen(site, chosen, configurations, unreadable, option);
}

/** The option that chooses deployments, as a command line has it. */
const FLAG = "--deployment";

function matchAll(
  site: Site,
  configurations: readonly Source[],
  unreadable: readonly string[],
  option: string,
): Matches {
  const problems: Problem[] = [];
  const byName = new Map<string, Source>();
  for (const configuration of configurations.filter((one) => !isShown(one))) {
    const problem = cannotMatch(site, configuration, byName, option);
    if (problem !== undefined) problems.push(problem);
    else if (configuration.stackName !== undefined)
      byName.set(configuration.stackName, configuration);
  }
  const shown = new ShownGates(configurations);
  const unmatched: Deployment[] = [];
  const strangers = [...byName.keys()].filter(
    (stack) => !site.deployments.some(({ name }) => name === stack),
  );
  const matched = site.deployments.flatMap((deployment) => {
    const configuration = byName.get(deployment.name) ?? shown.of(deployment);
    if (configuration !== undefined) return [{ deployment, configuration }];
    unmatched.push(deployment);
    return [];
  });
  const onlyShown = configurations.length > 0 && configurations.every(isShown);
  const lacking = onlyShown
    ? []
    : unmatched
        .filter(({ name }) => !unreadable.some((file) => mayBeOf(file, name)))
        .map((deployment) => withoutConfiguration(deployment, strangers, option));
  if (onlyShown && matched.length === 0) lacking.push(noneShown(site, configurations, option));
  return {
    matched,
    problems: [...problems, ...lacking],
    lacking,
    unknown: new Map(),
    notes: onlyShown && matched.length > 0 ? notShown(unmatched) : [],
  };
}

function mayBeOf(file: string, name: string): boolean {
  return file === STDIN || folderName(file) === name;
}

function cannotMatch(
  site: Site,
  { file, stackName }: Source,
  taken: ReadonlyMap<string, Source>,
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

/**
 * Matches the deployments that the user chose, by stack name. For one alone a single configuration is taken, whatever its
 * stack is called.
 */
function matchChosen(
  site: Site,
  chosen: readonly string[],
  configurations: readonly Source[],
  unreadable: readonly string[],
  option: string,
): Matches {
  const names = new Set(chosen);
  const matched: MatchedConfiguration[] = [];
  const second: Problem[] = [];
  const shown = new ShownGates(configurations);
  const lacking: Problem[] = [];
  for (const deployment of site.deployments.filter(({ name }) => names.has(name))) {
    const named = configurations.filter(({ stackName }) => stackName === deployment.name);
    const single = names.size === 1 && configurations.length === 1 && unreadable.length === 0;
    const [configuration = shown.of(deployment), other] =
      named.length === 0 && single ? configurations : named;
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
  const problems = [...unknown.values(), ...second, ...lacking];
  return { matched, problems, lacking, unknown, notes: [] };
}

/** Whether a configuration that could not be read may be the one that is missing; its own problem says all then. */
function mayBeUnreadable(
  { name }: Deployment,
  configurations: readonly Source[],
  unreadable: readonly string[],
): boolean {
  if (configurations.length === 0) return unreadable.length > 0;
  return unreadable.some((file) => mayBeOf(file, name));
}

/** A note on a configuration that was taken for a deployment though its stack has another name. */
export function otherStack({ stackName, file }: Source, { name }: Deployment): string | undefined {
  if (stackName === undefined || stackName === name) return undefined;
  return `${file} is of the stack \`${stackName}\`; it was taken for \`${name}\` because --deployment says so`;
}

/** `azure-westeurope` for `cdktf.out/stacks/azure-westeurope/cdk.tf.json`. */
function folderName(file: string): string {
  return basename(dirname(file));
}

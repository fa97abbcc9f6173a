// Which configurations of base and head belong together: those of one deployment. A deployment that only one side has a
// configuration for is compared all the same, so that nobody takes it for unchanged.
import { type Problem, withoutRepeats } from "../../../modules/input";
import type { Site } from "../../../modules/sites";
import { type ComparedDocument, neighbourName } from "../../proof";
import { filesBeside } from "../inputs/files-beside";
import { matchDeployments } from "../inputs/match-configurations";
import { type OpenedConfigurations, STDIN_NAME } from "../inputs/open-configurations";
import { Run, type Surroundings, type Source } from "../../readers";

/** One side of a comparison: the site that holds there, and its configurations. */
export interface SiteSide extends Omit<OpenedConfigurations, "digests"> {
  readonly site: Site;
  /** Configurations that are read with them and not compared. @default none */
  readonly beside?: readonly Source[];
}

export interface MatchedSides {
  readonly pairs: readonly {
    readonly base: ComparedDocument | undefined;
    readonly head: ComparedDocument | undefined;
  }[];
  readonly problems: readonly Problem[];
}

/** Pairs in the order of head's site, and behind them deployments that only base's site has. */
export function matchSides(
  base: SiteSide,
  head: SiteSide,
  chosen: readonly string[] | undefined,
  option?: string,
): MatchedSides {
  const before = matchSide(base, chosen, head.site, option);
  const after = matchSide(head, chosen, base.site, option);
  const names = new Set(
    [...head.site.deployments, ...base.site.deployments].map(({ name }) => name),
  );
  const pairs = [...names].flatMap((name) => {
    const pair = { base: before.matched.get(name), head: after.matched.get(name) };
    const none = pair.base === undefined && pair.head === undefined;
    return none || isUnreadable(pair.base, base) || isUnreadable(pair.head, head) ? [] : [pair];
  });
  // What is wrong with the site or an option is so on both sides.
  const problems = withoutRepeats([...before.problems, ...after.problems]);
  const reported = problems.length + base.unreadable.length + head.unreadable.length > 0;
  if (reported || (chosen === undefined && pairs.length > 0)) return { pairs, problems };
  const asked = chosen === undefined ? [undefined] : new Set(chosen);
  const compared = new Set(pairs.map(({ base, head }) => (head ?? base)?.deployment.name));
  const nothing = [...asked].filter((name) => !compared.has(name));
  return { pairs, problems: [...problems, ...nothing.map((name) => nothingAt(name, head))] };
}

/** A configuration that could not be read may be the one that is missing: that is a problem already, and no deletion. */
function isUnreadable(side: ComparedDocument | undefined, { unreadable }: SiteSide): boolean {
  return side === undefined && unreadable.length > 0;
}

interface MatchedSide {
  readonly matched: ReadonlyMap<string, ComparedDocument>;
  readonly problems: readonly Problem[];
}

function matchSide(
  side: SiteSide,
  chosen: readonly string[] | undefined,
  other: Site,
  option: string | undefined,
): MatchedSide {
  const { site, configurations, unread, beside = [] } = side;
  const { matched, problems, lacking, unknown } = matchDeployments(site, side, chosen, option);
  // A deployment that the other side's site alone knows has no configuration here.
  const excused = other.deployments.map(({ name }) => unknown.get(name));
  const run = new Run([...configurations, ...beside]);
  return {
    matched: new Map(
      matched.map(({ deployment, configuration }) => [
        deployment.name,
        {
          document: configuration,
          deployment,
          unreadFiles: unread.get(configuration.file) ?? [],
          ...besideOf(configuration, run.around(configuration, deployment)),
        },
      ]),
    ),
    // One side without a configuration is for the comparison to say.
    problems: problems.filter(
      (problem) => !lacking.includes(problem) && !excused.includes(problem),
    ),
  };
}

/** The other configurations, and the files beside all of them. */
function besideOf(own: Source, surroundings: Surroundings) {
  if (own.file === STDIN_NAME) return { surroundings };
  const files = surroundings.sources.flatMap((other) =>
    valuesBeside(other).map((one) => ({ ...one, name: `${neighbourName(other)}/${one.name}` })),
  );
  return { surroundings, filesBeside: [...valuesBeside(own), ...files] };
}

/** Plans and states hold the values that they were made with. */
function valuesBeside({ form, file, root }: Source) {
  return form === "configuration" ? filesBeside(file, root) : [];
}

/** Nothing was compared, or nothing for this deployment, which the user chose. */
function nothingAt(name: string | undefined, { site }: SiteSide): Problem {
  const what = name === undefined ? "a deployment" : `the deployment \`${name}\``;
  return {
    message: `neither side has a configuration for ${what} of the site \`${site.name}\``,
    place: { file: site.file },
    allowed: site.deployments.map((deployment) => deployment.name).join(", "),
    remedy: "name the configurations of its stacks, before and after the change",
  };
}

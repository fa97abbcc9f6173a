// Which documents of base and head belong together: those of one deployment. A deployment that only one side has a document
// for is compared all the same, so that nobody takes it for unchanged.
import { type Problem, withoutRepeats } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import type { ComparedDocument } from "../../proof";
import { matchByStack, matchChosen } from "../inputs/match-configurations";
import type { OpenedSide } from "./open-side";

/** One side of a comparison: the site that holds there, and its documents. */
export interface SiteSide extends OpenedSide {
  readonly site: Site;
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
  chosen: string | undefined,
): MatchedSides {
  const before = matchSide(base, chosen, head.site);
  const after = matchSide(head, chosen, base.site);
  const names = new Set(
    [...head.site.deployments, ...base.site.deployments].map(({ name }) => name),
  );
  const pairs = [...names].flatMap((name) => {
    const pair = { base: before.matched.get(name), head: after.matched.get(name) };
    const none = pair.base === undefined && pair.head === undefined;
    return none || isUnread(pair.base, base) || isUnread(pair.head, head) ? [] : [pair];
  });
  // What is wrong with the site or an option is so on both sides.
  const problems = withoutRepeats([...before.problems, ...after.problems]);
  const told = problems.length + base.unreadable.length + head.unreadable.length > 0;
  return { pairs, problems: [...problems, ...nothingAt(pairs.length, told, head)] };
}

/** A document that could not be read may be the one that is lacking: that was told, and it is not gone. */
function isUnread(document: ComparedDocument | undefined, { unreadable }: SiteSide): boolean {
  return document === undefined && unreadable.length > 0;
}

interface MatchedSide {
  readonly matched: ReadonlyMap<string, ComparedDocument>;
  readonly problems: readonly Problem[];
}

function matchSide(
  { site, documents, unreadable, besides }: SiteSide,
  chosen: string | undefined,
  other: Site,
): MatchedSide {
  const known = (deployments: readonly Deployment[]): boolean =>
    deployments.some(({ name }) => name === chosen);
  // A deployment that the other side's site alone knows has no document here.
  if (chosen !== undefined && !known(site.deployments) && known(other.deployments))
    return { matched: new Map(), problems: [] };
  const { matched, problems, lacking } =
    chosen === undefined
      ? matchByStack(site, documents, unreadable)
      : matchChosen(site, chosen, documents, unreadable);
  return {
    matched: new Map(
      matched.map(({ deployment, document }) => [
        deployment.name,
        { document, deployment, unreadFiles: besides.get(document.file) ?? [] },
      ]),
    ),
    // One side without a document is for the comparison to say.
    problems: problems.filter((problem) => !lacking.includes(problem)),
  };
}

function nothingAt(count: number, told: boolean, { site }: SiteSide): readonly Problem[] {
  if (count > 0 || told) return [];
  return [
    {
      message: `neither side has a document for a deployment of the site \`${site.name}\``,
      place: { file: site.file },
      allowed: site.deployments.map(({ name }) => name).join(", "),
      remedy: "name the documents of its stacks, before and after the change",
    },
  ];
}

// Which document belongs to which deployment of the site. Every deployment wants exactly one document and every document
// one deployment; anything else is told, because a stack that nobody judged must not look judged.
import { basename, dirname } from "node:path";

import { nearest, type Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import type { TerraformConfiguration } from "../../readers";
import { STDIN } from "./find-configurations";

export interface MatchedDocument {
  readonly deployment: Deployment;
  readonly document: TerraformConfiguration;
}

export interface Matches {
  /** In the order of the site file. */
  readonly matched: readonly MatchedDocument[];
  readonly problems: readonly Problem[];
  /** Those of the problems that say only that a deployment has no document. */
  readonly lacking: readonly Problem[];
}

/** Matches by stack name. `unreadable`: files that could not be read and were told already. */
export function matchByStack(
  site: Site,
  documents: readonly TerraformConfiguration[],
  unreadable: readonly string[],
): Matches {
  const problems: Problem[] = [];
  const byName = new Map<string, TerraformConfiguration>();
  for (const document of documents) {
    const problem = cannotMatch(site, document, byName);
    if (problem !== undefined) problems.push(problem);
    else if (document.stackName !== undefined) byName.set(document.stackName, document);
  }
  const lacking: Problem[] = [];
  const matched = site.deployments.flatMap((deployment) => {
    const document = byName.get(deployment.name);
    if (document !== undefined) return [{ deployment, document }];
    if (!unreadable.some((file) => file === STDIN || folderName(file) === deployment.name))
      lacking.push(withoutDocument(deployment));
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
      message: "the document does not name its stack, so it belongs to no deployment of the site",
      place: { file },
      remedy: `say which one it is for with --deployment (${names.join(", ")})`,
    };
  const other = taken.get(stackName);
  if (other !== undefined)
    return {
      message: `the stack \`${stackName}\` has a second document; the first is \`${other.file}\``,
      place: { file },
      remedy: "check one of the two",
    };
  return names.includes(stackName) ? undefined : unknownStack(site, file, stackName);
}

function unknownStack(site: Site, file: string, stackName: string): Problem {
  const names = site.deployments.map(({ name }) => name);
  return {
    message: `the stack \`${stackName}\` belongs to no deployment of the site \`${site.name}\``,
    place: { file },
    allowed: names.join(", "),
    remedy: `${didYouMean(stackName, names)}add a deployment of that name to ${site.file}, leave the document out, or choose with --deployment`,
  };
}

function withoutDocument({ name, place }: Deployment): Problem {
  return {
    message: `there is no document for the deployment \`${name}\``,
    place,
    remedy: `synthesize its stack and name its document as well, or check another deployment alone with --deployment`,
  };
}

/** Matches one deployment that the user chose. A single document is taken for it, whatever its stack is called. */
export function matchChosen(
  site: Site,
  chosen: string,
  documents: readonly TerraformConfiguration[],
  unreadable: readonly string[],
): Matches {
  const deployment = site.deployments.find(({ name }) => name === chosen);
  if (deployment === undefined)
    return { matched: [], problems: [noSuchDeployment(site, chosen)], lacking: [] };
  const [single, ...others] = documents;
  const named = documents.filter(({ stackName }) => stackName === chosen);
  const [document, second] =
    named.length === 0 && single !== undefined && others.length === 0 && unreadable.length === 0
      ? [single]
      : named;
  if (document === undefined) {
    // With an unreadable document alone, its own problem says all.
    const told = documents.length === 0 && unreadable.length > 0;
    const lacking = told ? [] : [noneOfThem(deployment, documents)];
    return { matched: [], problems: lacking, lacking };
  }
  if (second === undefined)
    return { matched: [{ deployment, document }], problems: [], lacking: [] };
  const message = `the stack \`${chosen}\` has a second document; the first is \`${document.file}\``;
  const problem = { message, place: { file: second.file }, remedy: "check one of the two" };
  return { matched: [{ deployment, document }], problems: [problem], lacking: [] };
}

/** What to tell of a document that was taken for a deployment though its stack is called otherwise. */
export function otherStack({ deployment, document }: MatchedDocument): string | undefined {
  const { stackName, file } = document;
  if (stackName === undefined || stackName === deployment.name) return undefined;
  return `${file} is of the stack \`${stackName}\`; it was taken for \`${deployment.name}\` because --deployment says so`;
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
  documents: readonly TerraformConfiguration[],
): Problem {
  return {
    message: `none of the ${documents.length} documents is the stack \`${name}\``,
    place,
    remedy: "name the document of that stack alone",
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

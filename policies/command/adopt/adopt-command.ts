// `edge-firewall adopt`: reads firewalls that are there already and proposes the site file that would describe them.
import { basename, dirname } from "node:path";

import { InputError } from "../../../modules/input";
import { adoptDocuments, adoptionLines, isDescribed, type NamedDocument } from "../../adoption";
import { draftText } from "../../drafts";
import { surveyFirewalls, type TerraformConfiguration } from "../../readers";
import { printable } from "../../report";
import { tell } from "../check/check-command";
import { findDocuments, STDIN } from "../inputs/find-configurations";
import { type GivenSite, readGivenSite } from "../options/given-site";
import { readGoogleTargets } from "../options/google-targets-option";
import { openDocuments, STDIN_NAME } from "../inputs/open-configurations";
import { ProblemList, problemsOf } from "../inputs/problem-list";
import { readRoleOption } from "../options/role-option";
import type { Streams } from "../streams";
import { checkOutput, STDOUT, writeDraft } from "../init/write-draft";

export interface AdoptOptions extends GivenSite {
  readonly output: string;
  readonly force: boolean;
  readonly deployment?: string;
  readonly project?: string;
  readonly targetTag: readonly string[];
  readonly targetServiceAccount: readonly string[];
}

/** Gives the exit status: 0 the proposal describes the documents, 1 it does not in full, 2 none was written. */
export async function adopt(
  paths: readonly string[],
  options: AdoptOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  try {
    const { output, force } = options;
    checkOutput(output, force);
    const given = await readGivenSite(options, streams);
    const documents = await readDocuments(paths, options.deployment, streams);
    const file = output === STDOUT ? "edge.yaml" : output;
    const adoption = adoptDocuments(documents, { ...requestOf(options), ...given, file });
    const text = draftText(adoption.draft);
    const said = adoptionLines(adoption, file, pathOf)
      .map((line) => `${printable(line)}\n`)
      .join("");
    if (output === STDOUT) {
      streams.stdout.write(text);
      streams.stderr.write(said);
    } else {
      writeDraft(output, text, force);
      streams.stdout.write(`wrote ${printable(output)}, a proposal to be reviewed\n${said}`);
    }
    return adoption.deployments.every(isDescribed) ? 0 : 1;
  } catch (error) {
    tell(problemsOf(error), streams);
    return 2;
  }
}

/** What to type for a document. */
function pathOf(file: string): string {
  return file === STDIN_NAME ? STDIN : file;
}

function requestOf({ project, targetTag, targetServiceAccount, ...options }: AdoptOptions) {
  const targets = readGoogleTargets(targetTag, targetServiceAccount);
  return {
    interfaces: options.interface.map((text) => readRoleOption(text, "interface")),
    peers: options.peer.map((text) => readRoleOption(text, "peer")),
    ...(project === undefined ? {} : { project }),
    ...(targets === undefined ? {} : { targets }),
  };
}

async function readDocuments(
  paths: readonly string[],
  deployment: string | undefined,
  streams: Streams,
): Promise<readonly NamedDocument[]> {
  const problems = new ProblemList();
  const found = findDocuments(paths);
  problems.add(...found.problems);
  const { documents } = await openDocuments(found.documents, streams, problems);
  if (problems.all.length > 0) throw new InputError(problems.all);
  const besides = new Map(found.documents.map(({ file, unreadFiles }) => [file, unreadFiles]));
  const holding = documents.length === 1 ? documents : documents.filter(holdsFirewalls);
  for (const { file } of documents.filter((document) => !holding.includes(document)))
    streams.stderr.write(`${printable(file)} holds no firewall, and is left out\n`);
  if (holding.length === 0)
    throw new InputError({
      message: "none of the documents holds firewall rules of Azure or Google Cloud",
      remedy: "name the documents that hold them",
    });
  if (deployment !== undefined && holding.length > 1)
    throw new InputError({
      message: `--deployment ${deployment} names one deployment, and there are ${holding.length} documents`,
      remedy: "adopt one document at a time, or leave --deployment out",
    });
  return named(holding, deployment, besides);
}

function holdsFirewalls(document: TerraformConfiguration): boolean {
  const { azure, google } = surveyFirewalls(document);
  return azure !== undefined || google !== undefined;
}

function named(
  documents: readonly TerraformConfiguration[],
  deployment: string | undefined,
  besides: ReadonlyMap<string, readonly string[]>,
): readonly NamedDocument[] {
  const seen = new Map<string, string>();
  return documents.map((document) => {
    const name = deployment ?? document.stackName ?? nameOf(document.file);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new InputError({
        message: `two documents would make the deployment \`${name}\`; the first is \`${other}\``,
        place: { file: document.file },
        remedy: "adopt them one at a time, with --deployment NAME",
      });
    seen.set(name.toLowerCase(), document.file);
    return { name, document, unreadFiles: besides.get(document.file) ?? [] };
  });
}

/** `azure-westeurope` for `stacks/azure-westeurope/cdk.tf.json`, else the file's own name. */
function nameOf(file: string): string {
  const folder = basename(dirname(file));
  const own = basename(file).replace(/\.(tf|tofu)\.json$|\.json$/, "");
  const word = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
  if (own !== "cdk" && own !== "main" && word.test(own)) return own;
  return word.test(folder) ? folder : "edge";
}

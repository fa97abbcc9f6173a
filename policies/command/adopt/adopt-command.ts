// `edge-firewall adopt`: reads firewalls that are there already and proposes the site file that would describe them.
import { basename, dirname, resolve } from "node:path";

import { InputError } from "../../../modules/input";
import { adoptDocuments, adoptionLines, isDescribed, type NamedDocument } from "../../adoption";
import { draftText, schemaPlace } from "../../drafts";
import { secretsOf, surveyFirewalls, type Source, veilOf } from "../../readers";
import { printable } from "../../report";
import { printLines, printProblems } from "../messages";
import { STDIN } from "../inputs/find-configurations";
import { type GivenSite, readGivenSite, readGoogleTargets } from "../drafts/given-site";
import type { SensitiveOption } from "../inputs/input-options";
import { openConfigurations, STDIN_NAME } from "../inputs/open-configurations";
import { ProblemList, problemsOf } from "../inputs/problem-list";
import { readRoleOptions } from "../drafts/role-option";
import type { Streams } from "../streams";
import { checkOutput, STDOUT, writeDraft } from "../drafts/write-draft";

export interface AdoptOptions extends GivenSite, SensitiveOption {
  readonly output: string;
  readonly force: boolean;
  readonly deployment?: string;
  /** The folder that the plan was made from. @default none */
  readonly configuration?: string;
  readonly project?: string;
  readonly targetTag: readonly string[];
  readonly targetServiceAccount: readonly string[];
}

/** Gives the exit status: 0 the proposal describes the configurations, 1 it does not in full, 2 none was written. */
export async function adopt(
  paths: readonly string[],
  options: AdoptOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  try {
    const { output, force } = options;
    checkOutput(output, force);
    const given = await readGivenSite(options, streams);
    const configurations = await readConfigurations(paths, options, streams);
    const file = output === STDOUT ? "edge.yaml" : output;
    const adoption = adoptDocuments(configurations, { ...requestOf(options), ...given, file });
    const text = draftText(adoption.draft, schemaPlace(file));
    refuseSecrets(text, file, configurations, options);
    const said = adoptionLines(adoption, file, pathOf).map(printable);
    if (output === STDOUT) {
      streams.stdout.write(text);
      printLines(said, "stderr", streams);
    } else {
      writeDraft(output, text, force);
      const wrote = `wrote ${printable(output)}, a proposal to be reviewed`;
      printLines([wrote, ...said], "stdout", streams);
    }
    return adoption.deployments.every(isDescribed) ? 0 : 1;
  } catch (error) {
    printProblems(problemsOf(error), streams);
    return 2;
  }
}

/** A site file is for everybody to read: what a plan marks as sensitive gets there only if somebody says so. */
function refuseSecrets(
  draft: string,
  file: string,
  documents: readonly NamedDocument[],
  { showSensitive }: SensitiveOption,
): void {
  const secret = documents.filter(({ document }) =>
    veilOf([{ secrets: secretsOf([document]) }], showSensitive).hidesText(draft),
  );
  if (secret.length === 0) return;
  throw new InputError({
    message: `\`${file}\` would hold values that ${secret.map(({ document }) => `\`${document.file}\``).join(", ")} marks as sensitive`,
    remedy: "write them into it with --show-sensitive, and keep it as the plan is kept",
  });
}

/** What to type for a configuration. */
function pathOf(file: string): string {
  return file === STDIN_NAME ? STDIN : file;
}

function requestOf({ project, targetTag, targetServiceAccount, ...options }: AdoptOptions) {
  const targets = readGoogleTargets(targetTag, targetServiceAccount);
  return {
    interfaces: readRoleOptions(options.interface, "interface"),
    peers: readRoleOptions(options.peer, "peer"),
    ...(project === undefined ? {} : { project }),
    ...(targets === undefined ? {} : { targets }),
    showSensitive: options.showSensitive === true,
  };
}

async function readConfigurations(
  paths: readonly string[],
  { deployment, configuration: folder }: Pick<AdoptOptions, "deployment" | "configuration">,
  streams: Streams,
): Promise<readonly NamedDocument[]> {
  const problems = new ProblemList();
  const { configurations, unread } = await openConfigurations(paths, streams, problems, folder);
  if (problems.all.length > 0) throw new InputError(problems.all);
  const holding =
    configurations.length === 1 ? configurations : configurations.filter(holdsFirewalls);
  const others = configurations.filter((configuration) => !holding.includes(configuration));
  printLines(
    others.map(({ file }) => `${printable(file)} holds no firewall, and is left out`),
    "stderr",
    streams,
  );
  if (holding.length === 0)
    throw new InputError({
      message: "none of the configurations holds firewall rules of Azure or Google Cloud",
      remedy: "name the configurations that hold them",
    });
  if (deployment !== undefined && holding.length > 1)
    throw new InputError({
      message: `--deployment ${deployment} names one deployment, and there are ${holding.length} configurations`,
      remedy: "adopt one configuration at a time, or leave --deployment out",
    });
  return named(holding, deployment, unread);
}

function holdsFirewalls(configuration: Source): boolean {
  const { azure, google } = surveyFirewalls(configuration);
  return azure !== undefined || google !== undefined;
}

function named(
  configurations: readonly Source[],
  deployment: string | undefined,
  unread: ReadonlyMap<string, readonly string[]>,
): readonly NamedDocument[] {
  const seen = new Map<string, string>();
  return configurations.map((configuration) => {
    const name = deployment ?? configuration.stackName ?? nameOf(configuration);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new InputError({
        message: `two configurations would make the deployment \`${name}\`; the first is \`${other}\``,
        place: { file: configuration.file },
        remedy: "adopt them one at a time, with --deployment NAME",
      });
    seen.set(name.toLowerCase(), configuration.file);
    return { name, document: configuration, unreadFiles: unread.get(configuration.file) ?? [] };
  });
}

/** `azure-westeurope` for `stacks/azure-westeurope/cdk.tf.json`, else the file's own name. */
function nameOf({ file, form }: Source): string {
  const word = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
  const folder = basename(form === "folder" ? resolve(file) : dirname(file));
  if (form === "folder") return word.test(folder) ? folder : "edge";
  const own = basename(file).replace(/\.(tf|tofu)\.json$|\.json$/, "");
  if (own !== "cdk" && own !== "main" && word.test(own)) return own;
  return word.test(folder) ? folder : "edge";
}

// Reading what the command was pointed at: the site file and the configurations, from files or standard input.
import { existsSync } from "node:fs";
import { dirname } from "node:path";

import {
  type FileDigest,
  InputError,
  type Problem,
  readBytes,
  readTextFile,
} from "../../../modules/input";
import { bindSite, type Site, type SiteOptions } from "../../../modules/sites";
import { isShown, parseSource, sameRoots, type Source } from "../../readers";
import { isHcl } from "./configuration-names";
import { Digests } from "./digests";
import { findConfigurations, STDIN } from "./find-configurations";
import { openFolder, toldByFolder } from "./open-folder";
import { type ProblemList, problemsOf } from "./problem-list";
import { readStream } from "./read-stream";
import type { Streams } from "../streams";

/** What standard input is called in reports. */
export const STDIN_NAME = "standard input";

export interface OpenedConfigurations {
  readonly configurations: readonly Source[];
  /** Files that could not be used; a problem says why for each. */
  readonly unreadable: readonly string[];
  /** By file that was found, what Terraform would read beside it. Empty where the paths hold nothing. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
  /** Of every file that was read. */
  readonly digests: readonly FileDigest[];
}

/**
 * The site, or an InputError that says how to come by one.
 * @param digests to which that of the file is added.
 */
export function openSite(file: string, options: SiteOptions = {}, digests = new Digests()): Site {
  if (!existsSync(file)) {
    throw new InputError({
      message: `there is no site file \`${file}\``,
      allowed: "a YAML file that names the flow documents, peers and deployments of the site",
      remedy: "name it with --site FILE, or make one with `edge-firewall init`",
    });
  }
  const site = bindSite(digests.note(file, readTextFile(file)), file, options);
  if (site.deployments.length > 0) return site;
  throw new InputError({
    message: `the site \`${site.name}\` has no deployment`,
    place: { file },
    remedy: "add one under `deployments`",
  });
}

/**
 * Every configuration at the paths that can be read; what is wrong with the others is added to the problems.
 * @param folder a configuration's folder: opened itself where there are no paths, and else what a plan was made from.
 */
export async function openConfigurations(
  paths: readonly string[],
  streams: Streams,
  problems: ProblemList,
  folder?: string,
): Promise<OpenedConfigurations> {
  const digests = new Digests();
  if (folder !== undefined && paths.length === 0) return openAlone(folder, problems, digests);
  const found = findConfigurations(paths);
  problems.add(...found.problems);
  const configurations: Source[] = [];
  const unreadable: string[] = [];
  const folders = new Set<string>();
  for (const { file } of found.configurations) {
    const own = dirname(file);
    if (isHcl(file) && folders.has(own)) continue;
    if (isHcl(file)) folders.add(own);
    const configuration =
      file === STDIN
        ? await openStream(streams, problems, digests)
        : isHcl(file)
          ? await openFolder(own, problems)
          : problems.attempt(() => parseSource(digests.note(file, readBytes(file)), file));
    if (configuration === undefined) unreadable.push(file);
    else configurations.push(configuration);
    digests.noteFilesOf(configuration);
  }
  for (const [first, second] of sameRoots(configurations)) problems.add(twoMoments(first, second));
  const told =
    folder === undefined
      ? configurations
      : await toldByFolder(folder, configurations, unreadable, problems);
  const unread = new Map(found.configurations.map(({ file, unreadFiles }) => [file, unreadFiles]));
  // What merely lies beside a plan is no part of it.
  for (const { file } of configurations.filter(isShown)) unread.set(file, []);
  return { configurations: told, unreadable, unread, digests: digests.all };
}

async function openAlone(
  folder: string,
  problems: ProblemList,
  digests: Digests,
): Promise<OpenedConfigurations> {
  const source = await openFolder(folder, problems);
  digests.noteFilesOf(source);
  return source === undefined
    ? { configurations: [], unreadable: [folder], unread: new Map(), digests: [] }
    : {
        configurations: [source],
        unreadable: [],
        unread: new Map([[folder, []]]),
        digests: digests.all,
      };
}

async function openStream(
  streams: Streams,
  problems: ProblemList,
  digests: Digests,
): Promise<Source | undefined> {
  try {
    return parseSource(digests.note(STDIN_NAME, await readStream(streams)), STDIN_NAME);
  } catch (error) {
    problems.add(...problemsOf(error));
    return undefined;
  }
}

function twoMoments(first: Source, { file, form }: Source): Problem {
  return {
    message: `the ${form} shows objects that the ${first.form} \`${first.file}\` shows as well, at the same addresses`,
    place: { file },
    allowed: "one plan or one state of each root module",
    remedy: "name the one that is to be judged; `edge-firewall diff` compares the two",
  };
}

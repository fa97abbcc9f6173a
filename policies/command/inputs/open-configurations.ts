// Reading what the command was pointed at: the site file and the Terraform documents, from files or standard input.
import { existsSync } from "node:fs";

import { InputError, readTextFile } from "../../../modules/input";
import { loadSite, type Site } from "../../../modules/sites";
import { parseTerraformConfiguration, type TerraformConfiguration } from "../../readers";
import { type FoundDocument, STDIN } from "./find-configurations";
import { type ProblemList, problemsOf } from "./problem-list";
import type { Streams } from "../streams";

/** What standard input is called in reports. */
export const STDIN_NAME = "standard input";

export interface OpenedDocuments {
  readonly documents: readonly TerraformConfiguration[];
  /** Files that could not be used; each is told by a problem already. */
  readonly unreadable: readonly string[];
}

/** The site, or an InputError that says how to come by one. */
export function openSite(file: string): Site {
  if (!existsSync(file)) {
    throw new InputError({
      message: `there is no site file \`${file}\``,
      allowed: "a YAML file that names the flow documents, peers and deployments of the site",
      remedy: "name it with --site FILE, or make one with `edge-firewall init`",
    });
  }
  const site = loadSite(file);
  if (site.deployments.length > 0) return site;
  throw new InputError({
    message: `the site \`${site.name}\` has no deployment`,
    place: { file },
    remedy: "add one under `deployments`",
  });
}

/** Every document that can be read. */
export async function openDocuments(
  found: readonly FoundDocument[],
  streams: Streams,
  problems: ProblemList,
): Promise<OpenedDocuments> {
  const documents: TerraformConfiguration[] = [];
  const unreadable: string[] = [];
  for (const { file } of found) {
    const document =
      file === STDIN
        ? await openStream(streams, problems)
        : problems.attempt(() => parseTerraformConfiguration(readTextFile(file), file));
    if (document === undefined) unreadable.push(file);
    else documents.push(document);
  }
  return { documents, unreadable };
}

async function openStream(
  { stdin }: Streams,
  problems: ProblemList,
): Promise<TerraformConfiguration | undefined> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin)
      chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    return parseTerraformConfiguration(decode(Buffer.concat(chunks)), STDIN_NAME);
  } catch (error) {
    problems.add(...problemsOf(error));
    return undefined;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError({
      message: "standard input is not text in UTF-8",
      remedy: "pipe a `cdk.tf.json` into it",
    });
  }
}

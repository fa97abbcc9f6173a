// The steps of the GitHub Action: the check, what changes, the comment, and the outputs. Each step is the command that people
// run by hand; a step that cannot be done never hides what another has found.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { InputError } from "../../modules/input";
import { runCli, type Streams } from "../cli";
import { parseSource } from "../readers";
import { type ActionInputs, NO_SITE, readInputs } from "./action-inputs";
import { commentOnPull } from "./pull-comment";
import { errorCommand, faultLines } from "./workflow-commands";

/** Runs the action. Gives its exit status, by the same rules as the command's; nothing that fails looks like a verdict. */
export async function runAction(streams: Streams): Promise<number> {
  try {
    return await takeSteps(readInputs(streams.env), streams);
  } catch (error) {
    for (const line of faultLines(error)) streams.stdout.write(errorCommand("error", line));
    return 2;
  }
}

async function takeSteps(inputs: ActionInputs, streams: Streams): Promise<number> {
  const { env } = streams;
  const folder = mkdtempSync(join(env["RUNNER_TEMP"] ?? tmpdir(), "edge-firewall-"));
  try {
    const check = await checked(inputs, folder, streams);
    const change = await compared(inputs, folder, streams);
    appendTo(env["GITHUB_STEP_SUMMARY"], change?.markdown);
    appendTo(env["GITHUB_OUTPUT"], outputLine("verdict", VERDICTS, check?.status));
    appendTo(env["GITHUB_OUTPUT"], outputLine("change", CHANGES, change?.status));
    const markdown = change?.markdown ?? check?.markdown;
    if (inputs.comment && markdown !== undefined) await comment(inputs, markdown, streams);
    return check?.status === 1 ? 1 : Math.max(check?.status ?? 0, change?.status === 2 ? 2 : 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How a step ended, and its report for people; nothing where it got no further than its arguments. */
interface Step {
  readonly status: number;
  readonly markdown?: string;
}

const VERDICTS = ["proven", "refuted", "undecided"] as const;
const CHANGES = ["same", "different", "undecided"] as const;

async function checked(
  { paths, configuration, site, deployments, format }: ActionInputs,
  folder: string,
  streams: Streams,
): Promise<Step | undefined> {
  if (site === NO_SITE) return undefined;
  const file = join(folder, "check.md");
  const options = [
    ...siteOptions(site),
    ...deploymentOptions(deployments),
    ...folderOptions(configuration),
  ];
  const reports = ["--format", format, "--report", `markdown=${file}`];
  const status = await runCli(["check", ...options, ...reports, "--", ...paths], streams);
  return { status, ...written(file) };
}

/** With a base, what changes from there; a plan knows by itself what stands before it. */
async function compared(
  inputs: ActionInputs,
  folder: string,
  streams: Streams,
): Promise<Step | undefined> {
  const { paths, configuration, base } = inputs;
  const [path = configuration ?? ""] = paths;
  const alone = base === undefined && paths.length === 1 && isPlan(path);
  if (base === undefined && !alone) return undefined;
  const file = join(folder, "diff.md");
  const options = [
    ...(alone ? [] : sitesOfBoth(inputs)),
    ...(paths.length === 0 ? [] : folderOptions(configuration)),
  ];
  const reports = ["--format", "markdown", "--output", file];
  const sides = base === undefined ? [path] : [base, path];
  const status = await runCli(["diff", ...options, ...reports, "--", ...sides], streams);
  return { status, ...written(file) };
}

function sitesOfBoth({ site, baseSite, deployments }: ActionInputs): readonly string[] {
  return [
    ...siteOptions(site),
    ...(baseSite === undefined ? [] : ["--base-site", baseSite]),
    ...deploymentOptions(deployments),
  ];
}

function siteOptions(site: string | undefined): readonly string[] {
  return site === undefined || site === NO_SITE ? [] : ["--site", site];
}

function deploymentOptions(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ["--deployment", name]);
}

function folderOptions(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : ["--configuration", folder];
}

function written(file: string): Pick<Step, "markdown"> {
  return statSync(file, { throwIfNoEntry: false }) === undefined
    ? {}
    : { markdown: readFileSync(file, "utf8") };
}

/** What is wrong with a file is for the check to say. */
function isPlan(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    return parseSource(readFileSync(path), path).form === "plan";
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

async function comment(
  { paths, configuration, site, base, deployments, token }: ActionInputs,
  markdown: string,
  { env, stdout }: Streams,
): Promise<void> {
  const use = [paths, configuration, site, base, deployments];
  const { failed, said } = await commentOnPull(env, { use, token, markdown });
  stdout.write(failed ? errorCommand("warning", said) : `edge-firewall: ${said}\n`);
}

function appendTo(file: string | undefined, text: string | undefined): void {
  if (file !== undefined && file !== "" && text !== undefined) appendFileSync(file, text);
}

function outputLine(
  name: string,
  words: readonly string[],
  status: number | undefined,
): string | undefined {
  return status === undefined ? undefined : `${name}=${words[status] ?? "undecided"}\n`;
}

// A folder with a configuration, as `--configuration` names it: judged itself, or beside the plan that was made from it.
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

import { InputError } from "../../../modules/input";
import { readConfigurationFolder, type Source, withConfiguration } from "../../readers";
import { manifestFiles } from "./find-configurations";
import { type ProblemList, problemsOf } from "./problem-list";

/** The folder as a source; nothing where it cannot be read, which is a problem then. */
export function openFolder(folder: string, problems: ProblemList): Promise<Source | undefined> {
  return problems.attemptLater(async () => {
    refuseManifest(folder);
    return readConfigurationFolder(folder);
  });
}

/** The sources, with the plan told what the folder says of it. */
export async function toldByFolder(
  folder: string,
  sources: readonly Source[],
  unreadable: readonly string[],
  problems: ProblemList,
): Promise<readonly Source[]> {
  const plans = sources.filter(({ form }) => form === "plan");
  const [plan, ...others] = plans;
  if (plan === undefined || others.length > 0) {
    if (unreadable.length === 0) problems.add(...problemsOf(noSinglePlan(folder, plans.length)));
    return sources;
  }
  const told = await problems.attemptLater(() => besideFolder(plan, folder));
  return sources.map((source) => (source === plan ? (told ?? plan) : source));
}

/** The plan, with what the folder that it was made from says of it. */
export async function besideFolder(plan: Source, folder: string): Promise<Source> {
  refuseManifest(folder);
  return withConfiguration(plan, folder);
}

/** What `cdktf synth` writes holds one folder for each stack, and none is meant by the whole. */
function refuseManifest(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  const stacks = manifestFiles(folder)?.map((file) => dirname(file));
  if (stacks === undefined) return;
  throw new InputError({
    message: `\`${folder}\` holds a folder for each stack, and is the configuration of none`,
    allowed: stacks.join(", "),
    remedy: "name the folder of the stack; or name the whole as PATH, so that all are judged",
  });
}

export function noSinglePlan(folder: string, count: number): InputError {
  return new InputError({
    message: `\`--configuration ${folder}\` stands beside ${count === 0 ? "no plan" : `${count} plans`}`,
    allowed:
      "one plan, which was made from the folder; or no PATH, so that the folder itself is judged",
    remedy: "name one of the two, or check each plan with its own folder",
  });
}

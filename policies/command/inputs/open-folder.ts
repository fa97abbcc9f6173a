// A folder with a configuration, as `--configuration` names it: judged itself, or beside the plan that was made from it.
import { InputError } from "../../../modules/input";
import { readConfigurationFolder, type Source, withConfiguration } from "../../readers";
import { type ProblemList, problemsOf } from "./problem-list";

/** The folder as a source; nothing where it cannot be read, which is a problem then. */
export function openFolder(folder: string, problems: ProblemList): Promise<Source | undefined> {
  return attempt(problems, () => readConfigurationFolder(folder));
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
  const told = await attempt(problems, () => withConfiguration(plan, folder));
  return sources.map((source) => (source === plan ? (told ?? plan) : source));
}

function noSinglePlan(folder: string, count: number): InputError {
  return new InputError({
    message: `\`--configuration ${folder}\` stands beside ${count === 0 ? "no plan" : `${count} plans`}`,
    allowed:
      "one plan, which was made from the folder; or no PATH, so that the folder itself is judged",
    remedy: "name one of the two, or check each plan with its own folder",
  });
}

async function attempt<T>(problems: ProblemList, open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    problems.add(...problemsOf(error));
    return undefined;
  }
}

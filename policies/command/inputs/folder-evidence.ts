// What a folder that no manifest describes is evidence of: configurations, or plans, or states.
import { basename, dirname, join } from "node:path";

import { InputError } from "../../../modules/input";
import { isConfigurationName, isHcl } from "./configuration-names";
import { filesBelow, listFolder } from "./folder-files";
import { shownFile, type ShownFile } from "./shown-files";

/** The configurations below a folder; where there are none, its plans and states; at last a file of its own in HCL. */
export function evidenceBelow(folder: string): readonly string[] {
  const all = filesBelow(folder);
  const configurations = all.filter(isJsonConfiguration);
  const shown = all.flatMap((path) => shownFile(path) ?? []);
  failIfMixed(folder, configurations, shown);
  if (configurations.length > 0) return configurations;
  return shown.length > 0 ? shown.map(({ path }) => path) : hclIn(folder);
}

function isJsonConfiguration(path: string): boolean {
  return path.endsWith(".json") && isConfigurationName(basename(path));
}

/**
 * A plan, and the state or the configuration that it was made from, are one world said twice. A state beside a configuration
 * is where Terraform keeps it, and is left alone.
 */
function failIfMixed(
  folder: string,
  configurations: readonly string[],
  shown: readonly ShownFile[],
): void {
  for (const plan of shown.filter(({ form }) => form === "plan")) {
    const state = shown.find(
      ({ form, path }) => form === "state" && dirname(path) === dirname(plan.path),
    );
    const other = state?.path ?? configurations[0];
    if (other === undefined) continue;
    throw new InputError({
      message: `the folder \`${folder}\` holds a plan, \`${plan.path}\`, and ${state === undefined ? "a configuration" : "a state"}, \`${other}\``,
      allowed: "plans alone, states alone, or configurations alone",
      remedy: "name the file that is to be judged",
    });
  }
}

/** One file stands for all of its folder, which is read as one configuration. */
function hclIn(folder: string): readonly string[] {
  const [first] = listFolder(folder)
    .map(({ name }) => name)
    .filter((name) => isHcl(name) && isConfigurationName(name))
    .sort();
  return first === undefined ? [] : [join(folder, first)];
}

// What a command reads: the option for the site file, and the argument for the configurations.
import { Argument, InvalidArgumentError, Option } from "commander";

import type { Streams } from "../streams";

/** The variable that names another site file than `edge.yaml`, for `cdktf synth` and for every command alike. */
export const SITE_VARIABLE = "EDGE_FIREWALL_SITE";

const USUAL = "edge.yaml";

/** `--site`: what the flag says, else the variable, else the usual name. A variable without a value says nothing. */
export function siteOption({ env }: Streams): Option {
  const named = env[SITE_VARIABLE] ?? "";
  return new Option("-s, --site <FILE>", "the site file").default(
    named === "" ? USUAL : named,
    `what ${SITE_VARIABLE} names, else "${USUAL}"`,
  );
}

/** `--configuration`: a folder as Terraform reads it. */
export function configurationOption(): Option {
  return new Option(
    "--configuration <DIR>",
    "the folder with the `*.tf` and `*.tf.json` files: judged itself where no PATH is given, and beside a plan the source of the lines that findings name",
  );
}

/** `--configuration` of a command that judges nothing but what it is pointed at. */
export function besidePlanOption(plan = "the plan"): Option {
  return new Option(
    "--configuration <DIR>",
    `the folder that ${plan} was made from: it shows the lines of rules, and what is written nowhere, which a plan does not`,
  );
}

/** The paths that a command reads: with a folder of its own, those alone that the user names. */
export function pathsBeside(
  { configuration }: { readonly configuration?: string },
  { args }: { readonly args: readonly string[] },
  paths: readonly string[],
): readonly string[] {
  return configuration !== undefined && args.length === 0 ? [] : paths;
}

/** The paths of the configurations; what `cdktf synth` writes, where none is given. */
export function pathsArgument(): Argument {
  return new Argument(
    "[PATH...]",
    "a cdk.tf.json, a plan or state of `terraform show -json`, a folder of them such as cdktf.out, a folder with `*.tf` files, or - for standard input",
  ).default(["cdktf.out"], "cdktf.out");
}

/** `--warn-before`: how long before something expires a report says so. */
export function warnBeforeOption(): Option {
  return new Option(
    "--warn-before <DAYS>",
    "say what expires within so many days, such as 30d or 6w (default: 30d)",
  ).argParser(readDays);
}

const DAYS_OF = { d: 1, w: 7 } as const;

function readDays(text: string): number {
  const [, count = "", unit = "d"] = /^(\d{1,4})([dw]?)$/.exec(text) ?? [];
  if (count === "")
    throw new InvalidArgumentError("allowed: a number of days or weeks, such as 30d or 6w.");
  return Number(count) * DAYS_OF[unit === "w" ? "w" : "d"];
}

/** Whether what the files mark as sensitive is printed as anything else. */
export function sensitiveOption(): Option {
  return new Option(
    "--show-sensitive",
    "print what plans, states and variables mark as sensitive, and fingerprints made from it",
  );
}

/** What the option comes to. */
export interface SensitiveOption {
  /** @default false */
  readonly showSensitive?: boolean;
}

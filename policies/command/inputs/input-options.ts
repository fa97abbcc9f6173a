// What a command reads: the option for the site file, and the argument for the configurations.
import { Argument, Option } from "commander";

import type { Streams } from "../streams";

/** The variable that names another site file than `edge.yaml`, for `cdktf synth` and for every command alike. */
const VARIABLE = "EDGE_FIREWALL_SITE";

const USUAL = "edge.yaml";

/** `--site`: what the flag says, else the variable, else the usual name. A variable without a value says nothing. */
export function siteOption({ env }: Streams): Option {
  const named = env[VARIABLE] ?? "";
  return new Option("-s, --site <FILE>", "the site file").default(
    named === "" ? USUAL : named,
    `what ${VARIABLE} names, else "${USUAL}"`,
  );
}

/** The paths of the configurations; what `cdktf synth` writes, where none is given. */
export function pathsArgument(): Argument {
  return new Argument(
    "[PATH...]",
    "a cdk.tf.json, a plan or state of `terraform show -json`, a folder of them such as cdktf.out, or - for standard input",
  ).default(["cdktf.out"], "cdktf.out");
}

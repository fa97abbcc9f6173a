// The option of every command that reads a site file: which file that is.
import { Option } from "commander";

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

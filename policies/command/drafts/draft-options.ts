// The options of the commands that write a site file, `init` and `adopt`.
import { type Command, Option } from "commander";

import { collect } from "../repeated-options";
import { addProductOptions } from "./product";

/** Where to write the file, and what is the same for every cloud of the site. */
export function addDraftOptions(command: Command): Command {
  command
    .option("-o, --output <FILE>", "where to write it, or - for standard output", "edge.yaml")
    .option("--force", "overwrite a file that is there")
    .option("--site-name <NAME>", "name of the site, for reports")
    .option(
      "--topology <NAME>",
      "what the Edge is, such as single-nat; a wrong name lists them all",
    )
    .option("--documents <ID>", "a port table, or the path of your own (repeatable)", collect)
    .addOption(
      new Option(
        "--interface-reading <READING>",
        "which interface rows with an erratum bind",
      ).choices(["printed", "corrected"]),
    )
    .addOption(
      new Option("--obsolete <CHOICE>", "rows whose peer is gone").choices([
        "include",
        "exclude",
        "exclude-all",
      ]),
    )
    .option(
      "--interface <ROLE=ADDRESS,…>",
      "private addresses of a role; of one deployment or cloud alone with its name and a colon before it",
      collect,
    )
    .option("--peer <ROLE=PREFIX,…>", "addresses of a far end, or any", collect);
  return addProductOptions(command);
}

/** By what the Edge machines are known in Google Cloud. */
export function addGoogleTargets(command: Command): Command {
  return command
    .option("--target-tag <TAG>", "Google: network tag of the Edge machines (repeatable)", collect)
    .option(
      "--target-service-account <ACCOUNT>",
      "Google: account of the Edge machines (repeatable)",
      collect,
    );
}

/** What `init` and `adopt` go by where an option is not given. */
export const NOT_GIVEN = {
  force: false,
  documents: [],
  interface: [],
  peer: [],
  capability: [],
  targetTag: [],
  targetServiceAccount: [],
};

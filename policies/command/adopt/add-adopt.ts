// `edge-firewall adopt` on the command line.
import type { Command } from "commander";

import { besidePlanOption, sensitiveOption } from "../inputs/input-options";
import { addDraftOptions, addGoogleTargets, NOT_GIVEN } from "../drafts/draft-options";
import type * as AdoptCommand from "./adopt-command";
import type { AdoptOptions } from "./adopt-command";
import type { Streams } from "../streams";

const STATUS = `
What is open and no row documents becomes extra flows whose owner, reason and last day a person fills in; until then the
file does not load. Addresses come from the rules where these show them, and are left blank where they do not.

Exit status:
  0  written; with its blanks filled in, the file describes the configurations exactly
  1  written, but something is closed, not understood, or open in a way that no site file can describe; it is listed
  2  not written: unreadable configurations, bad arguments, or a file that is there already`;

/** Adds the command; `done` takes its exit status. */
export function addAdopt(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("adopt")
    .description("propose the site file that describes firewalls which are there already")
    .argument(
      "<PATH...>",
      "a cdk.tf.json or other Terraform JSON, a folder of it or with `*.tf` files, or - for standard input",
    )
    .option("-d, --deployment <NAME>", "what to call the deployment of the one configuration")
    .addOption(besidePlanOption())
    .addOption(sensitiveOption());
  addDraftOptions(command).option(
    "--project <ID>",
    "Google: project of the network, where the configuration does not say",
  );
  addGoogleTargets(command)
    .addHelpText("after", STATUS)
    .action(
      async (
        paths: readonly string[],
        options: Partial<AdoptOptions> & { readonly output: string },
      ) => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
        const { adopt } = require("./adopt-command") as typeof AdoptCommand;
        done(await adopt(paths, { ...NOT_GIVEN, ...options }, streams));
      },
    );
}
